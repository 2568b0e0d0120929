package tidings.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tidings.definition.DefinitionException;
import tidings.server.CannotListenException;
import tidings.story.LedgerException;

/** {@code tidings}: names the commands, and turns faults into one line and an exit code. */
@Command(
        name = "tidings",
        description =
                "Reads article pages and publishes them, with the articles they list on the same theme, as RSS, Atom and JSON Feed.",
        mixinStandardHelpOptions = true,
        version = "Tidings",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:bad input: a page, a definition or a ledger that cannot be used", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings serve                        serve the feeds in feeds/ at http://127.0.0.1:8080/",
            "  tidings preview page.html            show what would be published of a saved page",
            "  tidings ingest --feed news page.html add a page to the feed in feeds/news/",
            "  tidings publish                      write rss.xml, atom.xml and feed.json into the feeds' folders"
        })
public final class TidingsCommand implements Runnable {
    /** The code of a command that has started something which goes on: the program must not exit. */
    public static final int GOES_ON = -1;

    private static final int HELP_WIDTH = 100;

    private static final List<Class<?>> COMMANDS = List.of(
            ServeCommand.class,
            PreviewCommand.class,
            IngestCommand.class,
            RefreshCommand.class,
            PublishCommand.class,
            ApplyCommand.class,
            RulesCommand.class,
            HistoryCommand.class,
            StatusCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            TokenCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * What understands these arguments. All commands at once take a third of the time of a start, so if one is named, it knows no other.
     */
    public static CommandLine commandLine(String... arguments) {
        var line = new CommandLine(new TidingsCommand());
        List<Class<?>> named = COMMANDS.stream()
                .filter(c -> arguments.length > 0 && name(c).equals(arguments[0]))
                .toList();
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setExecutionExceptionHandler(TidingsCommand::fault);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: serve, preview, ingest, refresh, publish, apply, rules, history, status, export, import, backup or token.");
    }

    /** The JDK's messages on files are often no more than the path. */
    private static String told(UncheckedIOException fault) {
        IOException cause = Objects.requireNonNull(fault.getCause());
        String kind =
                cause.getClass().getSimpleName().replaceFirst("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return cause.getMessage() + ": cannot be read or written (" + kind.toLowerCase(Locale.ROOT)
                + "); look at its permissions";
    }

    /** Faults of input are told in one line; others are ours, and are told whole. */
    private static int fault(Exception fault, CommandLine command, CommandLine.ParseResult result) throws Exception {
        boolean known = fault instanceof DefinitionException
                || fault instanceof LedgerException
                || fault instanceof CannotListenException
                || fault instanceof UncheckedIOException
                || fault instanceof BadInputException;
        if (!known) {
            throw fault;
        }
        String told = fault instanceof UncheckedIOException io ? told(io) : "" + fault.getMessage();
        command.getErr().println("tidings: " + told.replaceAll("\\s*\\R\\s*", " "));
        return 1;
    }
}

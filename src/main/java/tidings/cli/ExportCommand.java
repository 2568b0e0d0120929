package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.story.Ledger;

/** {@code tidings export}. */
@Command(
        name = "export",
        description =
                "Writes everything that the ledger holds as JSON Lines: for another store, for another program, for keeping.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings export ledger.jsonl", "  tidings export - | gzip > ledger.jsonl.gz"})
final class ExportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "FILE", description = "What to write; - is standard output.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = workplace.ledger();
                Writer to = file.toString().equals(Pages.STDIN)
                        ? new BufferedWriter(new OutputStreamWriter(System.out, UTF_8))
                        : Files.newBufferedWriter(file)) {
            long rows = ledger.export(to);
            spec.commandLine().getErr().printf("%s: %d rows%n", file, rows);
            return 0;
        }
    }
}

package tidings.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.Status;
import tidings.StatusJson;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** {@code tidings status}. */
@Command(
        name = "status",
        description =
                "Tells how the feeds' sources on the web do: which bring articles as usual, which are quiet, fail or are dead,"
                        + " and what to do about it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no source fails", "1:a source fails or is dead, or bad input", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings status",
            "  tidings status --json news",
            "  tidings status || mail -s 'feeds need a look' desk@example.org < /dev/null"
        })
final class StatusCommand implements Callable<Integer> {
    private static final List<String> HEAD =
            List.of("FEED", "STATE", "LAST REFRESH", "LISTED/USUAL", "NEW", "FAILED", "SOURCE");

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "FEED", arity = "0..*", description = "The feeds to tell of (default: all).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON, as a server does at /status.json.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<FeedDefinition> feeds = names.isEmpty()
                ? workplace.definitions()
                : names.stream().map(workplace::definition).toList();
        PrintWriter out = spec.commandLine().getOut();
        try (Ledger ledger = workplace.ledger()) {
            List<Status.OfFeed> status = workplace.status(ledger).of(feeds);
            if (json) {
                out.println(StatusJson.write(status, null));
            } else {
                table(status, out);
            }
            return status.stream().anyMatch(Status.OfFeed::isBad) ? 1 : 0;
        }
    }

    /** Sources that do well are a line; the others have a second one with what is wrong and what to do. */
    static void table(List<Status.OfFeed> feeds, PrintWriter out) {
        List<Row> rows = feeds.stream()
                .flatMap(f -> f.sources().stream().map(s -> row(f, s)))
                .toList();
        if (rows.isEmpty()) {
            out.println("No feed has a source on the web.");
            return;
        }
        int[] widths = new int[HEAD.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .mapToInt(r -> r.cells().get(column).length())
                    .reduce(HEAD.get(i).length(), Math::max);
        }
        out.println(line(HEAD, widths));
        for (Row row : rows) {
            out.println(line(row.cells(), widths));
            if (!row.advice().equals("Works.")) {
                out.println("    " + row.advice().replaceAll("\\s+", " "));
            }
        }
    }

    private record Row(List<String> cells, String advice) {}

    private static Row row(Status.OfFeed feed, Status.OfSource source) {
        var health = source.health();
        return new Row(
                List.of(
                        feed.name(),
                        health.state().name().toLowerCase(Locale.ROOT),
                        told(health.refreshed()),
                        number(health.listed()) + "/" + number(health.usual()),
                        "" + health.fresh(),
                        "" + health.failed(),
                        source.name()),
                health.advice());
    }

    private static String number(int count) {
        return count < 0 ? "-" : "" + count;
    }

    private static String told(@Nullable Instant instant) {
        return instant == null ? "-" : HistoryCommand.MINUTE.format(instant);
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}

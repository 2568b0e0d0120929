package tidings.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.story.Article;
import tidings.story.Ledger;
import tidings.story.Version;
import tidings.story.XmlText;

/** {@code tidings history}: what an article said before. */
@Command(
        name = "history",
        description =
                "Tells how an article has changed: each version that the ledger keeps, and what differs from the one before.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings history https://example.org/news/ferry-late",
            "  tidings history --json https://example.org/news/ferry-late"
        })
final class HistoryCommand implements Callable<Integer> {
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "URL", description = "An address of the article, in any spelling.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(names = "--json", description = "Print each version as a line of JSON, whole.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Ledger ledger = workplace.ledger()) {
            List<Version> versions = ledger.history(url);
            if (versions.isEmpty()) {
                throw new BadInputException(url + ": no article of the ledger has this address");
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                versions.forEach(v -> out.println(line(v)));
            } else {
                tell(versions, out);
            }
            return 0;
        }
    }

    private static ObjectNode line(Version version) {
        Article article = version.article();
        ObjectNode line = JSON.createObjectNode()
                .put("from", version.from().toString())
                .put("until", version.until() == null ? null : version.until().toString())
                .put("title", article.title())
                .put("url", article.url());
        article.authors().forEach(line.putArray("authors")::add);
        return line.put("summary", article.summary()).put("html", article.html());
    }

    private static void tell(List<Version> versions, PrintWriter out) {
        List<String> before = List.of();
        for (Version version : versions) {
            List<String> now = lines(version.article());
            out.printf(
                    "%s  %s%n",
                    MINUTE.format(version.from()), before.isEmpty() ? "the oldest version kept" : "changed");
            for (AbstractDelta<String> delta : DiffUtils.diff(before, now).getDeltas()) {
                delta.getSource().getLines().forEach(l -> out.println("  - " + l));
                delta.getTarget().getLines().forEach(l -> out.println("  + " + l));
            }
            before = now;
        }
    }

    /** What a reader sees, line by line. */
    private static List<String> lines(Article article) {
        var lines = new ArrayList<String>();
        lines.add(article.title());
        lines.add(article.url() == null ? "no address" : article.url());
        lines.add(article.authors().isEmpty() ? "no author" : String.join(", ", article.authors()));
        lines.addAll(XmlText.lines(Objects.requireNonNullElse(article.html(), "")));
        return lines;
    }
}

package tidings.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.ingest.PageReader;
import tidings.ingest.PageReader.Explained;
import tidings.ingest.Reading;
import tidings.ingest.SiteRules;
import tidings.source.Fetch;
import tidings.source.PageFiles;
import tidings.story.Address;
import tidings.story.FeedDefinition;

/** {@code tidings rules}: looks through site rules, and tries them on pages. */
@Command(
        name = "rules",
        description = "Tells what is wrong with the files in a folder of site rules, and what they find on saved pages."
                + " Nothing is written.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings rules feeds/news/rules",
            "  tidings rules feeds/news/rules --from https://example.org/a page.html",
            "  tidings rules ftr-site-config --json --manifest pages.json"
        })
final class RulesCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder, with files such as example.com.txt.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "PAGE",
            description =
                    "Saved pages; the rules of their host are tried on them, and the test_contains of a test_url that is theirs.")
    private List<Path> pages = new ArrayList<>();

    @Option(names = "--from", paramLabel = "URL", description = "The address that the pages were saved from.")
    private @Nullable String from;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "A JSON list of pages, [{\"id\", \"file\", \"url\"}], files relative to it.")
    private @Nullable Path manifest;

    @Option(names = "--json", description = "Tell of each file and each page as a line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final PageFiles files = new PageFiles();
    private final PageReader reader = new PageReader();

    @Override
    public Integer call() {
        RulesOption.check(folder);
        PrintWriter out = spec.commandLine().getOut();
        RulesReport report = json ? new RulesReport.Json(out) : new RulesReport.Text(out);
        var rules = new SiteRules(List.of(folder));
        rules.files().forEach(f -> report.file(f, SiteRules.of(f)));
        pages.forEach(p -> tryOn(p, from, rules, report));
        if (manifest != null) {
            for (JsonNode row : Manifest.rows(manifest)) {
                tryOn(
                        manifest.resolveSibling(row.path("file").asText()),
                        row.path("url").asText(null),
                        rules,
                        report);
            }
        }
        return report.end();
    }

    private void tryOn(Path path, @Nullable String url, SiteRules rules, RulesReport report) {
        Fetch fetch = files.fetch(path, url);
        if (fetch instanceof Fetch.NoPage none) {
            report.refused(none.name(), none.reason());
            return;
        }
        FeedDefinition feed = PreviewFeed.definition(path, url).withRules(List.of(folder));
        Explained explained = reader.explain(((Fetch.Fetched) fetch).page(), feed);
        if (explained.reading() instanceof Reading.Refused refused) {
            report.refused(path.toString(), refused.reason());
        } else if (explained.reading() instanceof Reading.Read read) {
            String address = url == null ? read.story().main().url() : url;
            List<String> missing = address == null
                    ? List.of()
                    : missing(rules, address, read.story().text());
            report.page(path.toString(), explained.explanation(), missing);
        }
    }

    /** The words that the rules' author wants to see in the body of this very page and that are not there. */
    private static List<String> missing(SiteRules rules, String url, String text) {
        String words = spaced(text);
        return rules.forHost(Address.site(url)).tests().stream()
                .filter(t -> Address.key(t.url()).equals(Address.key(url)))
                .flatMap(t -> t.contains().stream())
                .filter(w -> !words.contains(spaced(w)))
                .toList();
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ");
    }
}

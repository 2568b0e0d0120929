package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.ingest.PageReader;
import tidings.ingest.Reading;
import tidings.source.Fetch;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Page;
import tidings.story.Story;

/** {@code tidings preview}: reads, shows, and writes nothing. */
@Command(
        name = "preview",
        description = "Shows what would be published of pages. Nothing is written.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings preview feeds/example/pages/harbour-ferry-timetable.html",
            "  tidings preview https://example.org/a",
            "  tidings preview --format atom page.html",
            "  curl -s https://example.org/a | tidings preview --from https://example.org/a",
            "  tidings preview --explain page.html",
            "  tidings preview --format story --manifest pages.json > stories.jsonl"
        })
final class PreviewCommand implements Callable<Integer> {
    enum Shape {
        TEXT,
        STORY,
        RSS,
        ATOM,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text, story (a line of JSON a page), or a feed of the pages: rss, atom, json (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Shape shape;

    @Option(
            names = "--explain",
            description =
                    "Tells why: for each field and sibling the rule that won and its rivals, and what was left out of the body.")
    private boolean explain;

    @Option(names = "--json", description = "With --explain: a line of JSON a page.")
    private boolean json;

    @Option(names = "--from", paramLabel = "URL", description = "The address that the page was saved from.")
    private @Nullable String from;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "A JSON list of pages, [{\"id\", \"file\", \"url\"}], files relative to it; a row without file is fetched."
                            + " With --format story.")
    private @Nullable Path manifest;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RulesOption rules;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FetchOptions fetch;

    @Parameters(
            paramLabel = "PAGE",
            arity = "0..*",
            description =
                    "Addresses of pages, or saved pages, HTML or plain text, gzip or not. A page that lies in a feed's folder is read as that feed would."
                            + " - is standard input, as is no page at all.")
    private List<String> pages = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final PageReader reader = new PageReader();
    private final Refusals refusals = new Refusals();

    @Override
    public Integer call() {
        PrintWriter out = new PrintWriter(System.out, false, UTF_8);
        if (json && !explain) {
            throw new ParameterException(
                    spec.commandLine(), "--json goes with --explain; a story as JSON is --format story");
        }
        try (var source = new Pages(() -> fetch.fetcher(null))) {
            if (manifest != null) {
                new Manifest(manifest, source, reader, rules, refusals)
                        .tell(out, spec.commandLine().getErr());
            } else {
                show(source, out);
            }
        }
        out.flush();
        return refusals.exitCode();
    }

    private void show(Pages source, PrintWriter out) {
        var feed = new PreviewFeed();
        for (String page : pages.isEmpty() ? List.of(Pages.STDIN) : pages) {
            FeedDefinition definition = rules.in(PreviewFeed.definition(page, from));
            Optional<Fetch.Fetched> fetched = fetched(source.fetch(page, from));
            if (explain) {
                fetched.ifPresent(f -> explain(f.page(), definition, out));
                continue;
            }
            fetched.ifPresent(f -> read(f.page(), definition).ifPresent(story -> {
                switch (shape) {
                    case TEXT -> StoryText.write(story, out);
                    case STORY -> out.println(StoryJson.line(null, story));
                    default -> feed.add(definition, f.page(), story);
                }
            }));
        }
        if (shape.ordinal() >= Shape.RSS.ordinal()) {
            feed.document(Format.valueOf(shape.name()))
                    .ifPresent(d -> out.println(new String(d, UTF_8).stripTrailing()));
        }
    }

    private Optional<Fetch.Fetched> fetched(Fetch fetch) {
        if (fetch instanceof Fetch.NoPage none) {
            refusals.tell(spec.commandLine().getErr(), none.name(), none.reason());
            return Optional.empty();
        }
        return Optional.of((Fetch.Fetched) fetch);
    }

    private void explain(Page page, FeedDefinition definition, PrintWriter out) {
        PageReader.Explained explained = reader.explain(page, definition);
        String outcome = explained.reading() instanceof Reading.Refused no ? no.reason() : "tells a story";
        if (json) {
            out.println(ExplanationJson.line(page.name(), outcome, explained.explanation()));
        } else {
            ExplanationText.write(page.name(), outcome, explained.explanation(), out);
        }
    }

    private Optional<Story> read(Page page, FeedDefinition definition) {
        Reading reading = reader.read(page, definition);
        if (reading instanceof Reading.Refused no) {
            refusals.tell(spec.commandLine().getErr(), page.name(), no.reason());
            return Optional.empty();
        }
        return Optional.of(((Reading.Read) reading).story());
    }
}

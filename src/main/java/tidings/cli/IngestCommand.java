package tidings.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.Publisher;
import tidings.Taken;
import tidings.TakenJson;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** {@code tidings ingest}. */
@Command(
        name = "ingest",
        description = "Reads pages into a feed; a server on the same ledger publishes what is new within a second."
                + " Without PAGE, reads what is new in the feeds' sources.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings ingest",
            "  tidings ingest --feed news saved/*.html",
            "  tidings ingest --feed news https://example.org/a",
            "  curl -s https://example.org/a | tidings ingest --feed news --from https://example.org/a -"
        })
final class IngestCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Option(names = "--feed", paramLabel = "NAME", description = "The feed; may be left out where there is only one.")
    private @Nullable String feed;

    @Option(names = "--from", paramLabel = "URL", description = "The address that the page was saved from.")
    private @Nullable String from;

    @Option(names = "--json", description = "Tell of each page as a line of JSON.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FetchOptions fetch;

    @Parameters(
            paramLabel = "PAGE",
            arity = "0..*",
            description = "Addresses of pages, or saved pages, HTML or plain text, gzip or not; - is standard input.")
    private List<String> pages = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private int told;
    private final Refusals refusals = new Refusals();

    @Override
    public Integer call() {
        List<FeedDefinition> feeds = feed == null ? workplace.definitions() : List.of(workplace.definition(feed));
        if (!pages.isEmpty() && feeds.size() > 1) {
            throw new BadInputException("there are several feeds; say with --feed which one the pages are for");
        }
        try (Ledger ledger = workplace.ledger()) {
            Publisher publisher = workplace.publisher(ledger, workplace.documents(workplace.addresses()));
            if (pages.isEmpty()) {
                feeds.forEach(f -> publisher.refresh(f, this::tell));
            } else {
                take(publisher, feeds.get(0));
            }
        }
        if (told == 0 && !json) {
            spec.commandLine().getOut().println("nothing new");
        }
        return refusals.exitCode();
    }

    private void take(Publisher publisher, FeedDefinition feed) {
        try (var source = new Pages(() -> workplace.fetcher(fetch))) {
            pages.forEach(p -> tell(publisher.take(feed, source.fetch(p, from))));
        }
    }

    private void tell(Taken taken) {
        told++;
        if (json) {
            spec.commandLine().getOut().println(TakenJson.line(taken));
            if (taken instanceof Taken.Refused) {
                refusals.count();
            }
        } else if (taken instanceof Taken.Refused no) {
            refusals.tell(spec.commandLine().getErr(), no.page(), no.reason());
        } else if (taken instanceof Taken.Read kept) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%-7s %s: %s (siblings: %d, new: %d)%n",
                            kept.kept().outcome().name().toLowerCase(java.util.Locale.ROOT),
                            kept.page(),
                            kept.story().main().title(),
                            kept.story().siblings().size(),
                            kept.kept().newSiblings());
        }
    }
}

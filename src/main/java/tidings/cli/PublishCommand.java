package tidings.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.Publisher;
import tidings.Refresher;
import tidings.Taken;
import tidings.feed.Addresses;
import tidings.server.FolderSite;
import tidings.server.Written;
import tidings.source.Fetcher;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** {@code tidings publish}. */
@Command(
        name = "publish",
        description = "Reads what is new, then writes the documents into files, for any static host:"
                + " the very bytes that a server answers with. Files whose bytes stay are not touched.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings publish --url https://example.org/tidings              into the feeds' folders",
            "  tidings publish --url https://example.org/tidings --to site    a whole site, with lists and pages",
            "  tidings publish --url https://example.org --to site --watch    and again whenever something changes",
            "  tidings publish news"
        })
final class PublishCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FetchOptions fetching;

    @Mixin
    private HubOption hubs = HubOption.usuallyOff();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description =
                    "Where to write a whole site: feeds/, with a folder for each feed, lists of them as OPML, a page of all feeds"
                            + " and an icon (default: documents only, into the feeds' own folders).")
    private @Nullable Path to;

    @Option(
            names = "--watch",
            description =
                    "Go on, and write again whenever definitions, folders, sources or the ledger bring something new.")
    private boolean watch;

    @Option(names = "--json", description = "Tell of each feed as a line of JSON.")
    private boolean json;

    @Parameters(paramLabel = "FEED", arity = "0..*", description = "The feeds to publish (default: all).")
    private List<String> names = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Refusals refusals = new Refusals();

    @Override
    public Integer call() {
        Addresses addresses = hubs.in(workplace.addresses());
        List<FeedDefinition> feeds = workplace.definitions();
        names.forEach(workplace::definition);
        Ledger ledger = workplace.ledger();
        Publisher publisher = workplace.publisher(ledger, workplace.documents(addresses));
        FolderSite site = workplace.site(ledger, publisher, addresses, to);
        if (watch) {
            return follow(site, ledger, publisher);
        }
        try (ledger;
                Fetcher fetcher = workplace.fetcher(fetching)) {
            var refresher = new Refresher(fetcher, publisher, ledger, Clock.systemUTC());
            for (FeedDefinition feed : chosen(feeds)) {
                publisher.refresh(feed, this::tell);
                feed.visiting().sources().forEach(s -> refresher.refresh(feed, s, false, this::tell));
                tell(feed, site.write(feed));
            }
            tell(site.write(new Catalogue(feeds, Set.of())));
        }
        return refusals.exitCode();
    }

    private int follow(FolderSite site, Ledger ledger, Publisher publisher) {
        var sources = new Sources(workplace, fetching, ledger, publisher);
        site.follow(sources, feed -> names.isEmpty() || names.contains(feed.name()), this::tell);
        sources.start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            sources.close();
                            site.close();
                            ledger.close();
                        },
                        "shutdown"));
        waitForSignal();
        return TidingsCommand.GOES_ON;
    }

    /** All that goes on does so in daemons: this thread keeps the program up. */
    private static void waitForSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<FeedDefinition> chosen(List<FeedDefinition> feeds) {
        return feeds.stream()
                .filter(f -> names.isEmpty() || names.contains(f.name()))
                .toList();
    }

    private void tell(Taken taken) {
        if (taken instanceof Taken.Refused no) {
            refusals.tell(spec.commandLine().getErr(), no.page(), no.reason());
        }
    }

    private void tell(FeedDefinition feed, Written written) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.createObjectNode()
                    .put("feed", feed.name())
                    .put("written", written.written())
                    .put("kept", written.kept())
                    .put("removed", written.removed()));
        } else {
            out.printf("%s: %s%n", feed.name(), sentence(written));
        }
        out.flush();
    }

    /** What belongs to no feed is worth a line where it moved. */
    private void tell(Written site) {
        if (!json && site.written() + site.removed() > 0) {
            spec.commandLine().getOut().printf("the site's own files: %s%n", sentence(site));
        }
    }

    private static String sentence(Written written) {
        return String.format(
                "written: %d, unchanged: %d, removed: %d", written.written(), written.kept(), written.removed());
    }
}

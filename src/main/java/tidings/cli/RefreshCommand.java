package tidings.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import tidings.Refresher;
import tidings.Taken;
import tidings.source.Fetcher;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.WebSource;

/** {@code tidings refresh}. */
@Command(
        name = "refresh",
        description = "Visits the feeds' sources now, whether they are due or not: folders, and what is on the web.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings refresh", "  tidings refresh news --json"})
final class RefreshCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Pages, after which progress is told. */
    private static final int OFTEN = 20;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FetchOptions fetching;

    @Option(names = "--json", description = "Tell of each source as a line of JSON.")
    private boolean json;

    @Parameters(paramLabel = "FEED", arity = "0..*", description = "The feeds to refresh (default: all).")
    private List<String> names = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Refusals refusals = new Refusals();
    private int pages;

    @Override
    public Integer call() {
        List<FeedDefinition> feeds = names.isEmpty()
                ? workplace.definitions()
                : names.stream().map(workplace::definition).toList();
        try (Ledger ledger = workplace.ledger();
                Fetcher fetcher = workplace.fetcher(fetching)) {
            Publisher publisher = workplace.publisher(ledger, workplace.documents(workplace.addresses()));
            var refresher = new Refresher(fetcher, publisher, ledger, Clock.systemUTC());
            for (FeedDefinition feed : feeds) {
                publisher.refresh(feed, this::took);
                for (WebSource source : feed.visiting().sources()) {
                    pages = 0;
                    tell(refresher.refresh(feed, source, true, taken -> progress(feed, source, taken)));
                }
            }
        }
        return refusals.exitCode();
    }

    private void took(Taken taken) {
        if (taken instanceof Taken.Refused no) {
            refusals.tell(spec.commandLine().getErr(), no.page(), no.reason());
        }
    }

    private void progress(FeedDefinition feed, WebSource source, Taken taken) {
        PrintWriter err = spec.commandLine().getErr();
        if (taken instanceof Taken.Refused no) {
            err.println(no.page() + ": " + no.reason());
        }
        if (++pages % OFTEN == 0) {
            err.printf("%s: %s: %d pages%n", feed.name(), source.name(), pages);
            err.flush();
        }
    }

    private void tell(Refresher.Refreshed refreshed) {
        Refresh refresh = refreshed.refresh();
        if (refresh.fault() != null) {
            refusals.count();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? line(refreshed) : sentence(refresh, refreshed.next()));
        out.flush();
    }

    private static String sentence(Refresh refresh, Instant next) {
        String what = refresh.fault() != null
                ? refresh.fault()
                : String.format(
                        "%s, new: %d, changed: %d, failed: %d%s",
                        listed(refresh), refresh.fresh(), refresh.changed(), refresh.failed(), note(refresh.note()));
        long pause = Duration.between(refresh.at().plus(refresh.took()), next).toMinutes();
        return refresh.feed() + ": " + refresh.source() + ": " + what + "; again in " + pause + " min";
    }

    private static String listed(Refresh refresh) {
        if (!refresh.isOfList()) {
            return "list not due";
        }
        return refresh.listed() < 0 ? "list unchanged" : "listed: " + refresh.listed();
    }

    private static String note(@Nullable String note) {
        return note == null ? "" : " (" + note + ")";
    }

    private static String line(Refresher.Refreshed refreshed) {
        Refresh refresh = refreshed.refresh();
        return JSON.createObjectNode()
                .put("feed", refresh.feed())
                .put("source", refresh.source())
                .put("at", refresh.at().toString())
                .put("took_ms", refresh.took().toMillis())
                .put("listed", refresh.listed() < 0 ? null : (Integer) refresh.listed())
                .put("new", refresh.fresh())
                .put("changed", refresh.changed())
                .put("failed", refresh.failed())
                .put("fault", refresh.fault())
                .put("note", refresh.note())
                .put("next", refreshed.next().toString())
                .toString();
    }
}

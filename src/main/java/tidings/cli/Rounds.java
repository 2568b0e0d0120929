package tidings.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.Refresher;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;
import tidings.story.Journal;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.Schedule;
import tidings.story.WebSource;

/** Refreshes the sources on the web when they are due, whatever the definitions are by then. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final int THREADS = 8;
    /** How long one source keeps a thread, most of it waiting for its host's next turn, before others come first. */
    static final Duration TURN = Duration.ofSeconds(20);

    /** For a source that is not defined on this node (any more); its job goes when the definitions are looked at. */
    private static final Duration ELSEWHERE = Duration.ofMinutes(1);

    private final Schedule schedule;
    private final Journal journal;
    private final Refresher refresher;
    private final Clock clock;
    private volatile Catalogue feeds = Catalogue.of();
    private List<String> jobs = List.of();

    Rounds(Ledger ledger, Refresher refresher, Clock clock) {
        this.clock = clock;
        this.schedule = ledger.schedule();
        this.journal = ledger.journal();
        this.refresher = refresher;
    }

    void start() {
        schedule.start(this::run, THREADS);
    }

    /** The feeds are these from now on; returns them. */
    synchronized Catalogue follow(Catalogue now) {
        feeds = now;
        List<String> named = now.feeds().stream()
                .flatMap(f -> f.visiting().sources().stream().map(s -> job(f, s)))
                .toList();
        if (!named.equals(jobs)) {
            schedule.jobs(named).forEach(this::forget);
            jobs = named;
        }
        return now;
    }

    /** What is known of a source goes with it, but of feeds that end, or cannot be read now, all stays for when they come back. */
    private void forget(String job) {
        String[] names = job.split(" ", 2);
        if (feeds.feed(names[0]).isPresent()) {
            journal.forget(names[0], names[1]);
        }
    }

    private static String job(FeedDefinition feed, WebSource source) {
        return feed.name() + " " + source.name();
    }

    private Instant run(String job) {
        Optional<FeedDefinition> feed = feeds.feed(job.split(" ", 2)[0]);
        Optional<WebSource> source = feed.flatMap(f -> source(f, job));
        if (source.isEmpty()) {
            return clock.instant().plus(ELSEWHERE);
        }
        Refresher.Refreshed refreshed = refresher.refresh(feed.get(), source.get(), false, taken -> {});
        tell(refreshed.refresh());
        if (feeds.feed(feed.get().name()).flatMap(f -> source(f, job)).isEmpty()) {
            forget(job); // it was taken out meanwhile
        }
        return refreshed.next();
    }

    private static Optional<WebSource> source(FeedDefinition feed, String job) {
        return feed.visiting().sources().stream()
                .filter(s -> job(feed, s).equals(job))
                .findFirst();
    }

    private static void tell(Refresh refresh) {
        if (refresh.fault() != null) {
            LOG.warn("{}: {}: {}", refresh.feed(), refresh.source(), refresh.fault());
        } else if (refresh.fresh() + refresh.changed() + refresh.failed() > 0) {
            LOG.info(
                    "{}: {}: new {}, changed {}, failed {} {}",
                    refresh.feed(),
                    refresh.source(),
                    refresh.fresh(),
                    refresh.changed(),
                    refresh.failed(),
                    refresh.note() == null ? "" : "(" + refresh.note() + ")");
        }
    }

    @Override
    public void close() {
        try {
            schedule.close();
        } catch (RuntimeException e) {
            LOG.warn("the schedule did not end well", e);
        }
    }
}

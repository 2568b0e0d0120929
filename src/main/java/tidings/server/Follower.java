package tidings.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.Publisher;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/**
 * Looks after the ledger: where it got something new, from this program or another one, the feed's documents are published again. One
 * thread does all of it, so that changes of a feed that come close together are rendered once.
 */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int PAUSE_MILLIS = 500;

    private final List<FeedDefinition> feeds;
    private final Ledger ledger;
    private final Publisher publisher;
    private final Runnable published;
    private final Map<String, Long> announced = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "follow-ledger");
        thread.setDaemon(true);
        return thread;
    });
    private long seen;

    /** @param published is told that there may be new versions */
    Follower(List<FeedDefinition> feeds, Ledger ledger, Publisher publisher, Runnable published) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.publisher = publisher;
        this.published = published;
    }

    /** Publishes what there is, and goes on looking. */
    void start() {
        seen = ledger.changes();
        announced.putAll(ledger.revisions());
        feeds.forEach(publisher::announce);
        published.run();
        thread.scheduleWithFixedDelay(() -> safely(this::follow), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A document of the feed was lost or is broken: it is written again, soon. */
    void restore(String feed) {
        thread.execute(() -> safely(() -> {
            feeds.stream().filter(f -> f.name().equals(feed)).forEach(publisher::announce);
            published.run();
        }));
    }

    private void follow() {
        long now = ledger.changes();
        if (now != seen) {
            seen = now;
            Map<String, Long> revisions = ledger.revisions();
            for (FeedDefinition feed : feeds) {
                Long revision = revisions.get(feed.name());
                if (revision != null && !revision.equals(announced.put(feed.name(), revision))) {
                    publisher.announce(feed);
                }
            }
            published.run();
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("cannot publish what is new, the last documents stay: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

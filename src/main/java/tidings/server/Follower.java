package tidings.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import tidings.Publisher;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/**
 * Looks after the ledger: where it got something new, from this program or another one, the feed's documents are published again. One
 * thread does all of it, so that changes of a feed that come close together are rendered once.
 */
final class Follower implements AutoCloseable {
    private static final String CANNOT_LOOK = "cannot look into the ledger, the last documents stay";
    private static final int PAUSE_MILLIS = 500;
    private static final int PATIENCE_SECONDS = 5;
    private static final long NEVER = -1;

    private final List<FeedDefinition> feeds;
    private final Ledger ledger;
    private final Publisher publisher;
    private final Runnable published;
    private final Faults faults = new Faults(LoggerFactory.getLogger(Follower.class));
    private final Map<String, Long> announced = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "follow-ledger");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> restoring = ConcurrentHashMap.newKeySet();
    private long seen = NEVER;

    /** @param published is told that there may be new versions */
    Follower(List<FeedDefinition> feeds, Ledger ledger, Publisher publisher, Runnable published) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.publisher = publisher;
        this.published = published;
    }

    /** Publishes what there is, and goes on looking. */
    void start() {
        follow();
        thread.scheduleWithFixedDelay(this::follow, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A document of the feed was lost or is broken: it is written again, soon; once, however many readers miss it. */
    void restore(String feed) {
        if (restoring.add(feed)) {
            thread.execute(() -> {
                feeds.stream().filter(f -> f.name().equals(feed)).forEach(this::announced);
                restoring.remove(feed);
            });
        }
    }

    /** One look. What could not be published now is tried again at the next. */
    private void follow() {
        try {
            long now = ledger.changes();
            if (now != seen) {
                Map<String, Long> revisions = ledger.revisions();
                published.run();
                boolean all = true;
                for (FeedDefinition feed : feeds) {
                    all &= isAnnounced(feed, revisions) || announced(feed);
                }
                seen = all ? now : NEVER;
            }
            faults.over(CANNOT_LOOK);
        } catch (RuntimeException e) {
            faults.begun(CANNOT_LOOK, e);
        }
    }

    private boolean isAnnounced(FeedDefinition feed, Map<String, Long> revisions) {
        Long revision = revisions.get(feed.name());
        return revision != null && revision.equals(announced.get(feed.name()));
    }

    /** False if it did not work out. */
    private boolean announced(FeedDefinition feed) {
        String fault = feed.name() + ": cannot be published, its last documents stay";
        try {
            long revision = ledger.feed(feed).revision();
            publisher.announce(feed);
            announced.put(feed.name(), revision);
            published.run();
            faults.over(fault);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            faults.begun(fault, e);
            return false;
        }
    }

    /** Lets a publishing that is under way come to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

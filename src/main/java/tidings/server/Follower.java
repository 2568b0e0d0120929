package tidings.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/**
 * Looks after the ledger and the definitions: where either got something new, from this program or another one, the feed's documents are
 * published again. One thread does all of it, so that changes of a feed that come close together are rendered once; another listens and
 * wakes it.
 */
final class Follower implements AutoCloseable {
    private static final String CANNOT_LOOK = "cannot look into the ledger, the last documents stay";

    /** It looks so often even where nothing is heard. */
    private static final int PAUSE_MILLIS = 500;

    /** After a look that was woken: what comes meanwhile is looked at together. */
    private static final int REST_MILLIS = 250;

    private static final int PATIENCE_SECONDS = 5;
    private static final long NEVER = -1;

    private final Supplier<Catalogue> latest;
    private final Ledger ledger;
    private final Predicate<FeedDefinition> announce;
    private final BiConsumer<FeedDefinition, Document.Name> restore;
    private final Consumer<Catalogue> defined;
    private final Consumer<FeedDefinition> published;
    private final Faults faults = new Faults(LoggerFactory.getLogger(Follower.class));
    private final Map<String, Long> announced = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "follow-ledger");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread ear = new Thread(this::listen, "listen-ledger");
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Document.Name> restoring = ConcurrentHashMap.newKeySet();
    private volatile Catalogue feeds = Catalogue.of();
    private boolean isKnown;
    private volatile boolean isThrough;
    private long seen = NEVER;

    /**
     * @param latest the feeds as they are defined now
     * @param announce publishes what there is of a feed, and says whether that is all; else it is asked again
     * @param restore publishes a document again that was lost
     * @param defined is told which feeds there are now
     * @param published is told of which feed there may be new versions
     */
    Follower(
            Supplier<Catalogue> latest,
            Ledger ledger,
            Predicate<FeedDefinition> announce,
            BiConsumer<FeedDefinition, Document.Name> restore,
            Consumer<Catalogue> defined,
            Consumer<FeedDefinition> published) {
        this.latest = latest;
        this.ledger = ledger;
        this.announce = announce;
        this.restore = restore;
        this.defined = defined;
        this.published = published;
    }

    /** Looks which feeds there are, and no further. */
    void look() {
        try {
            boolean unused = isDefinedOtherwise();
            faults.over(CANNOT_LOOK);
        } catch (RuntimeException e) {
            faults.begun(CANNOT_LOOK, e);
        }
    }

    /** Publishes what there is, and goes on looking. */
    void start() {
        follow();
        thread.scheduleWithFixedDelay(this::follow, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        ear.setDaemon(true);
        ear.start();
    }

    /** The feeds as they were defined at the last look. */
    Catalogue feeds() {
        return feeds;
    }

    /** Whether all feeds have been looked at once, and published where that worked out. */
    boolean isThrough() {
        return isThrough;
    }

    /** A document of the feed was lost or is broken: it is written again, soon; once, however many readers miss it. */
    void restore(Document.Name name) {
        if (restoring.add(name)) {
            thread.execute(() -> {
                feeds.feed(name.feed()).ifPresent(feed -> restore(feed, name));
                restoring.remove(name);
            });
        }
    }

    private void restore(FeedDefinition feed, Document.Name name) {
        String fault = feed.name() + ": " + name.file() + " was lost and cannot be published again";
        try {
            restore.accept(feed, name);
            published.accept(feed);
            faults.over(fault);
        } catch (RuntimeException | StackOverflowError e) {
            faults.begun(fault, e);
        }
    }

    private void listen() {
        try {
            while (closed.getCount() > 0) {
                if (ledger.awaitChange(Duration.ofMillis(PAUSE_MILLIS))) {
                    thread.submit(this::follow).get();
                    boolean unused = closed.await(REST_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException | ExecutionException | RejectedExecutionException e) {
            closed.countDown(); // it stops, or the looks that need no waking are all that is left
        }
    }

    /** One look. What could not be published now is tried again at the next. */
    private void follow() {
        try {
            long now = ledger.changes();
            if (isDefinedOtherwise() || now != seen) {
                Map<String, Long> revisions = ledger.revisions();
                boolean all = true;
                for (FeedDefinition feed : feeds.feeds()) {
                    all &= isAnnounced(feed, revisions) || announced(feed);
                }
                seen = all ? now : NEVER;
            }
            isThrough = true;
            faults.over(CANNOT_LOOK);
        } catch (RuntimeException e) {
            seen = NEVER;
            faults.begun(CANNOT_LOOK, e);
        }
    }

    private boolean isDefinedOtherwise() {
        Catalogue now = latest.get();
        if (isKnown && now.equals(feeds)) {
            return false;
        }
        defined.accept(now);
        isKnown = true;
        now.since(feeds).forEach(feed -> announced.remove(feed.name()));
        feeds = now;
        return true;
    }

    private boolean isAnnounced(FeedDefinition feed, Map<String, Long> revisions) {
        Long revision = revisions.get(feed.name());
        return revision != null && revision.equals(announced.get(feed.name()));
    }

    /** False if it did not work out, or is not all done. */
    private boolean announced(FeedDefinition feed) {
        String fault = feed.name() + ": cannot be published, its last documents stay";
        try {
            long revision = ledger.feed(feed).revision();
            boolean all = announce.test(feed);
            published.accept(feed);
            if (all) {
                announced.put(feed.name(), revision);
            }
            faults.over(fault);
            return all;
        } catch (RuntimeException | StackOverflowError e) {
            faults.begun(fault, e);
            return false;
        }
    }

    /** Lets a publishing that is under way come to its end. */
    @Override
    public void close() {
        closed.countDown();
        ear.interrupt();
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

package tidings.cli;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;

/** Definitions that may change: a feed that is new, or defined otherwise, is refreshed, while whoever asked for them goes on; and
 * so is one whose folders have new pages. */
final class Refreshing implements Supplier<Catalogue>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);

    private static final int LOOK_MILLIS = 250;

    private final Supplier<Catalogue> definitions;
    private final Consumer<FeedDefinition> refresh;
    private final Predicate<FeedDefinition> look;
    private final Consumer<Collection<FeedDefinition>> retain;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "refresh");
        thread.setDaemon(true);
        return thread;
    });
    private Catalogue last;

    /**
     * Refreshes all that there is before it returns.
     *
     * @param look takes some of what has come to the feed's folders, and says whether there was anything
     * @param retain is told which feeds there are when that changes, by the thread that looks
     */
    Refreshing(
            Supplier<Catalogue> definitions,
            Consumer<FeedDefinition> refresh,
            Predicate<FeedDefinition> look,
            Consumer<Collection<FeedDefinition>> retain) {
        this.definitions = definitions;
        this.refresh = refresh;
        this.look = look;
        this.retain = retain;
        this.last = definitions.get();
        last.feeds().forEach(refresh);
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized Catalogue get() {
        Catalogue now = definitions.get();
        if (!now.equals(last)) {
            thread.execute(() -> retain.accept(now.feeds()));
        }
        now.since(last).forEach(feed -> thread.execute(() -> refresh(feed)));
        last = now;
        return now;
    }

    /** Each feed in turn, until nothing new is left. */
    private void look() {
        boolean more = true;
        while (more && !thread.isShutdown()) {
            more = false;
            for (FeedDefinition feed : last().feeds()) {
                more |= look(feed);
            }
        }
    }

    private boolean look(FeedDefinition feed) {
        try {
            return look.test(feed);
        } catch (RuntimeException e) {
            LOG.warn("{}: what is new in its folders cannot be read now", feed.name(), e);
            return false;
        }
    }

    private synchronized Catalogue last() {
        return last;
    }

    /** A source that cannot be read leaves its feed as it is. */
    private void refresh(FeedDefinition feed) {
        try {
            refresh.accept(feed);
        } catch (RuntimeException e) {
            LOG.warn("{}: what is new in its source cannot be read now", feed.name(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

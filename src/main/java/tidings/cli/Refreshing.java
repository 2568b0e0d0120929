package tidings.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;

/** Definitions that may change: a feed that is new, or defined otherwise, is refreshed, while whoever asked for them goes on. */
final class Refreshing implements Supplier<Catalogue>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);

    private final Supplier<Catalogue> definitions;
    private final Consumer<FeedDefinition> refresh;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "refresh");
        thread.setDaemon(true);
        return thread;
    });
    private Catalogue last;

    /** Refreshes all that there is before it returns. */
    Refreshing(Supplier<Catalogue> definitions, Consumer<FeedDefinition> refresh) {
        this.definitions = definitions;
        this.refresh = refresh;
        this.last = definitions.get();
        last.feeds().forEach(refresh);
    }

    @Override
    public synchronized Catalogue get() {
        Catalogue now = definitions.get();
        now.since(last).forEach(feed -> thread.execute(() -> refresh(feed)));
        last = now;
        return now;
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

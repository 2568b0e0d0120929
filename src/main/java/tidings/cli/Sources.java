package tidings.cli;

import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.Publisher;
import tidings.Refresher;
import tidings.Taken;
import tidings.source.Fetcher;
import tidings.source.PageWatch;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** The feeds as they are defined, while what is new in their folders, and on the web when it is due, comes into the ledger. */
final class Sources implements Supplier<Catalogue>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final PageWatch watch = new PageWatch(Clock.systemUTC());
    private final Publisher publisher;
    private final Refreshing feeds;
    private final Fetcher fetcher;
    private final Rounds rounds;

    /** Reads all that is new in folders before it returns. */
    Sources(Workplace workplace, FetchOptions fetching, Ledger ledger, Publisher publisher) {
        this.publisher = publisher;
        feeds = new Refreshing(
                workplace.liveDefinitions(ledger),
                feed -> publisher.refresh(feed, taken -> tell(feed, taken)),
                this::look,
                watch::retain);
        fetcher = workplace.fetcher(fetching);
        rounds = new Rounds(
                ledger, new Refresher(fetcher, publisher, ledger, Clock.systemUTC(), Rounds.TURN), Clock.systemUTC());
    }

    /** From now on sources on the web are visited. */
    void start() {
        rounds.start();
    }

    @Override
    public Catalogue get() {
        return rounds.follow(feeds.get());
    }

    Fetcher fetcher() {
        return fetcher;
    }

    private boolean look(FeedDefinition feed) {
        try {
            return publisher.refresh(feed, watch, taken -> tell(feed, taken));
        } catch (RuntimeException e) {
            watch.forget(feed.name());
            throw e;
        }
    }

    private static void tell(FeedDefinition feed, Taken taken) {
        if (taken instanceof Taken.Refused refused) {
            LOG.warn("{}: {}: {}", feed.name(), refused.page(), refused.reason());
        } else if (taken instanceof Taken.Read kept) {
            LOG.info(
                    "{}: {}: {} (siblings: {})",
                    feed.name(),
                    kept.page(),
                    kept.story().main().title(),
                    kept.story().siblings().size());
        }
    }

    @Override
    public void close() {
        fetcher.close();
        rounds.close();
        feeds.close();
        watch.close();
    }
}

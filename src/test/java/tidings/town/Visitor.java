package tidings.town;

import java.time.Clock;
import tidings.Publisher;
import tidings.Refresher;
import tidings.source.Fetcher;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.WebSource;

/** Whoever visits the sites of the town. */
interface Visitor {
    Told refresh(FeedDefinition feed, WebSource source);

    static Visitor of(Fetcher fetcher, Publisher publisher, Ledger ledger, Clock clock) {
        var refresher = new Refresher(fetcher, publisher, ledger, clock);
        return (feed, source) -> {
            Refresher.Refreshed refreshed = refresher.refresh(feed, source, false, taken -> {});
            return new Told(refreshed.refresh(), refreshed.next());
        };
    }
}

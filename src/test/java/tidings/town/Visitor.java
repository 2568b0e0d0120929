package tidings.town;

import java.time.Clock;
import tidings.Publisher;
import tidings.source.Fetcher;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.WebSource;

/** Whoever visits the sites of the town. */
interface Visitor {
    Told refresh(FeedDefinition feed, WebSource source);

    static Visitor of(Fetcher fetcher, Publisher publisher, Ledger ledger, Clock clock) {
        return new StandIn(fetcher, publisher, ledger, clock);
    }
}

package tidings;

import java.time.Clock;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.source.PageFiles;
import tidings.story.Ledger;

/** Publishers for tests, of {@code https://feeds.example}. */
public final class Publishers {
    private Publishers() {}

    public static Publisher on(Ledger ledger, Shelf shelf, Clock clock) {
        return new Publisher(
                new PageFiles(),
                new PageReader(),
                ledger,
                new Documents(new Addresses("https://feeds.example")),
                shelf,
                clock);
    }
}

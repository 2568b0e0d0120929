package tidings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tidings.source.Fetcher;
import tidings.story.FeedDefinition;
import tidings.story.Journal;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.WebSource;

/**
 * One visit to a source on the web: what it lists is looked through, pages that are new or due are read, and how it went is written down.
 * What it has once brought stays, whatever becomes of the source.
 */
public final class Refresher {
    /** @param next when the source is to be refreshed again */
    public record Refreshed(Refresh refresh, Instant next) {}

    final Fetcher fetcher;
    final Publisher publisher;
    final Ledger ledger;
    final Journal journal;
    final Clock clock;
    final Duration turn;
    final ListReaders readers = new ListReaders();
    final LastLists last = new LastLists();

    /** A refresh ends when nothing is due any more. */
    public Refresher(Fetcher fetcher, Publisher publisher, Ledger ledger, Clock clock) {
        this(fetcher, publisher, ledger, clock, ChronoUnit.FOREVER.getDuration());
    }

    /** @param turn after that long a refresh asks for no further page: what is left is due, and others come first */
    public Refresher(Fetcher fetcher, Publisher publisher, Ledger ledger, Clock clock, Duration turn) {
        this.turn = turn;
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.ledger = ledger;
        this.journal = ledger.journal();
        this.clock = clock;
    }

    /** Refreshes the source, as far as anything of it is due; its list is due at once if {@code hurry}. */
    public Refreshed refresh(FeedDefinition feed, WebSource source, boolean hurry, Progress progress) {
        return new Round(this, feed, source, progress).go(hurry);
    }
}

package tidings;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.story.Archive;
import tidings.story.Archives;
import tidings.story.Digest;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Ledger;

/** Publishes documents, and of a feed's archives those that are not published as they should be. */
final class Archiver {
    /** How many archives are written before whoever waits for other news is let through. */
    static final int A_ROUND = 20;

    private final Ledger ledger;
    private final Documents documents;
    private final Shelf shelf;
    private final Clock clock;

    Archiver(Ledger ledger, Documents documents, Shelf shelf, Clock clock) {
        this.ledger = ledger;
        this.documents = documents;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Puts all on the shelf, then tells that they are published. */
    void publish(List<Document> rendered, int maxAge, String madeFrom, long revision) {
        Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        rendered.parallelStream().forEach(shelf::put); // to pack them takes longer than to render them
        ledger.publish(rendered.stream()
                .map(d -> new DocumentVersion(d.name(), d.digest(), second, maxAge, madeFrom, revision))
                .toList());
    }

    /**
     * Publishes the archives that are to be, the newest first, but not more than a few.
     *
     * @return false if some are left
     */
    boolean publish(FeedDefinition feed, FeedState state, Archives archives) {
        var due = new TreeMap<Integer, String>(Collections.reverseOrder());
        archives.doubtful().forEach((number, madeFrom) -> {
            String should = madeFrom(feed, archives, number);
            if (!should.equals(madeFrom)) {
                due.put(number, should);
            }
        });
        due.entrySet().stream().limit(A_ROUND).forEach(d -> publish(feed, state, archives, d.getKey(), d.getValue()));
        return due.size() <= A_ROUND;
    }

    /** Publishes one again, because the shelf has lost it. */
    void restore(FeedDefinition feed, FeedState state, Archives archives, int number) {
        if (number <= archives.newest()) {
            publish(feed, state, archives, number, madeFrom(feed, archives, number));
        }
    }

    /** Renders those that are wanted, see {@link Publisher#render}. */
    void render(
            FeedDefinition feed,
            FeedState state,
            Archives archives,
            BiPredicate<Integer, String> isWanted,
            BiConsumer<List<Document>, List<Entry>> each) {
        ledger.moved(feed.name()).headMap(archives.newest() + 1).forEach((number, revision) -> {
            if (isWanted.test(number, madeFrom(feed, archives, number) + "." + revision)) {
                Archive archive = ledger.archive(feed, number, archives.newest());
                each.accept(documents.render(feed, state, archive, current(archives, number)), archive.entries());
            }
        });
    }

    private void publish(FeedDefinition feed, FeedState state, Archives archives, int number, String madeFrom) {
        Archive archive = ledger.archive(feed, number, archives.newest());
        publish(
                documents.render(feed, state, archive, current(archives, number)),
                documents.maxAge(archive.entries()),
                madeFrom,
                state.revision());
    }

    private static Set<UUID> current(Archives archives, int number) {
        return archives.current().getOrDefault(number, Set.of());
    }

    /** The same for all archives but the newest, which leads to no newer one, and those that share entries with the current document. */
    private String madeFrom(FeedDefinition feed, Archives archives, int number) {
        String usual = documents.madeFrom(feed);
        Set<UUID> current = current(archives, number);
        boolean newest = number == archives.newest();
        return newest || !current.isEmpty() ? Digest.hex(usual + newest + new TreeSet<>(current)) : usual;
    }

    /** @param entries of which the current documents show the first; more may have come since they were looked up */
    Archives archives(FeedDefinition feed, List<Entry> entries) {
        int shown = documents.shown(feed, entries);
        Set<UUID> current = entries.stream().limit(shown).map(Entry::id).collect(toSet());
        boolean showAll = shown == entries.size() && shown < feed.entries();
        return ledger.archives(feed, current, showAll, documents.madeFrom(feed));
    }
}

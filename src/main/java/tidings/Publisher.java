package tidings;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.ingest.Reading;
import tidings.source.Fetch;
import tidings.source.PageFile;
import tidings.source.PageFiles;
import tidings.source.PageWatch;
import tidings.story.Archives;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Story;

/** What Tidings does: it goes to a feed's source, reads the pages that are new there, keeps what they tell, and publishes what changed. */
public final class Publisher {
    /** Why a page was not kept that can be read. */
    static final String UNWANTED = "is not wanted: the filter of its source leaves it out";

    private final PageFiles source;
    private final PageReader reader;
    private final Ledger ledger;
    private final Documents documents;
    private final Shelf shelf;
    private final Archiver archiver;

    public Publisher(
            PageFiles source, PageReader reader, Ledger ledger, Documents documents, Shelf shelf, Clock clock) {
        this.source = source;
        this.reader = reader;
        this.ledger = ledger;
        this.documents = documents;
        this.shelf = shelf;
        this.archiver = new Archiver(ledger, documents, shelf, clock);
    }

    /** One visit to the feed's source: what is new there is read and kept. */
    public void refresh(FeedDefinition feed, Progress progress) {
        for (PageFile file : source.of(feed)) {
            if (!ledger.hasRead(feed.name(), file.name(), file.stamp())) {
                progress.took(take(feed, source.fetch(file)));
            }
        }
    }

    /**
     * Reads what has come to the feed's folders since last asked, and is whole.
     *
     * @return whether there was anything
     */
    public boolean refresh(FeedDefinition feed, PageWatch watch, Progress progress) {
        List<PageFile> ripe = watch.ripe(feed, file -> !ledger.hasRead(feed.name(), file.name(), file.stamp()));
        ripe.forEach(file -> progress.took(take(feed, source.fetch(file))));
        return !ripe.isEmpty();
    }

    /** Takes one page to the feed, if it could be had. */
    public Taken take(FeedDefinition feed, Fetch fetch) {
        return fetch instanceof Fetch.NoPage none
                ? new Taken.Refused(none.name(), none.reason())
                : take(feed, ((Fetch.Fetched) fetch).page());
    }

    /** Reads one page and keeps what it tells; when this returns, it is kept for good. */
    public Taken take(FeedDefinition feed, Page page) {
        return take(feed, page, Optional::of);
    }

    /** @param completing adds what others than the page know of its story; empty if it is not wanted */
    Taken take(FeedDefinition feed, Page page, Function<Story, Optional<Story>> completing) {
        Reading reading = reader.read(page, feed);
        if (reading instanceof Reading.Refused refused) {
            return new Taken.Refused(page.name(), refused.reason());
        }
        return completing
                .apply(((Reading.Read) reading).story())
                .<Taken>map(story -> new Taken.Read(page.name(), story, ledger.keep(feed, page, story)))
                .orElseGet(() -> new Taken.Refused(page.name(), UNWANTED));
    }

    /**
     * Publishes a new version of each document that differs from its last one, current ones and archives.
     *
     * @return false if so many archives are to be written that some are left for the next time
     */
    public boolean announce(FeedDefinition feed) {
        ledger.retain(feed);
        FeedState state = ledger.feed(feed);
        String madeFrom = documents.madeFrom(feed, state);
        if (isPublished(feed, madeFrom)) {
            return true;
        }
        List<Entry> entries = ledger.newest(feed);
        Archives archives = archiver.archives(feed, entries);
        boolean all = archiver.publish(feed, state, archives);
        archiver.publish(
                current(feed, state, entries, archives),
                documents.maxAge(entries),
                all ? madeFrom : madeFrom + " but for archives",
                state.revision());
        return all;
    }

    /** Publishes a document again that the shelf has lost. */
    public void restore(FeedDefinition feed, Document.Name name) {
        if (name.isCurrent()) {
            announce(feed);
        } else {
            archiver.restore(feed, ledger.feed(feed), archiver.archives(feed, ledger.newest(feed)), name.archive());
        }
    }

    /**
     * A feed's documents as they would be published, for somebody who keeps them elsewhere than on the shelf: archives first, because the
     * current documents lead to them.
     *
     * @param isWanted is told of which document it is the turn, by the number of its archive or 0, and what it is made from, as a
     *     fingerprint: as long as that stays, so does the document
     * @param each is given what is wanted, with the entries that it shows
     */
    public void render(
            FeedDefinition feed, BiPredicate<Integer, String> isWanted, BiConsumer<List<Document>, List<Entry>> each) {
        ledger.retain(feed);
        FeedState state = ledger.feed(feed);
        List<Entry> entries = ledger.newest(feed);
        Archives archives = archiver.archives(feed, entries);
        archiver.render(feed, state, archives, isWanted, each);
        if (isWanted.test(0, documents.madeFrom(feed, state))) {
            each.accept(current(feed, state, entries, archives), entries);
        }
    }

    private List<Document> current(FeedDefinition feed, FeedState state, List<Entry> entries, Archives archives) {
        return documents.render(
                feed, state, entries, archives.newest(), ledger.retracted(feed.name(), Documents.TOMBSTONES));
    }

    private boolean isPublished(FeedDefinition feed, String madeFrom) {
        Map<Document.Name, DocumentVersion> versions = ledger.versions(feed.name());
        return Stream.of(Format.values())
                .map(f -> new Document.Name(feed.name(), f))
                .allMatch(name -> {
                    DocumentVersion version = versions.get(name);
                    return version != null && version.madeFrom().equals(madeFrom) && shelf.has(name, version.digest());
                });
    }
}

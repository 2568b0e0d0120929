package tidings.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Tombstone;

/**
 * All that a document is written from. Two that are equal make equal bytes.
 *
 * @param archive the number of the archive that this is, or 0 for the current document
 * @param older the number of the archive before, or 0
 * @param newer the number of the archive after, or 0
 * @param tombstones of entries that were taken back; only the current document has any
 */
record Window(
        FeedDefinition feed,
        FeedState state,
        @Nullable String language,
        List<Item> items,
        Addresses addresses,
        int maxAge,
        int archive,
        int older,
        int newer,
        List<Tombstone> tombstones) {

    String self(Format format) {
        return address(format, archive);
    }

    /** Where a document of a chain of archives leads (RFC 5005, 4). */
    record Chained(String rel, String href) {}

    List<Chained> chain(Format format) {
        var chain = new ArrayList<Chained>();
        if (older > 0) {
            chain.add(new Chained("prev-archive", address(format, older)));
        }
        if (newer > 0) {
            chain.add(new Chained("next-archive", address(format, newer)));
        }
        if (isArchive()) {
            chain.add(new Chained("current", address(format, 0)));
        }
        return chain;
    }

    boolean isArchive() {
        return archive > 0;
    }

    /** Where readers subscribe to be told of new versions, or null. */
    @Nullable
    String hub(Format format) {
        return addresses.hub(feed, new Document.Name(feed.name(), format, archive));
    }

    String address(Format format, int number) {
        return addresses.document(new Document.Name(feed.path(), format, number));
    }

    String id() {
        return Items.urn(state.id());
    }

    /** The newest change of any item: the document's own date, which no clock moves (RFC 4287, 4.2.15). */
    Instant updated() {
        return items.stream().map(Item::updated).max(Instant::compareTo).orElse(state.since());
    }

    /** A square picture: the owner's, else the site's. */
    @Nullable
    String icon() {
        return feed.icon() == null ? state.icon() : feed.icon();
    }

    /** A wider picture, or null. */
    @Nullable
    String logo() {
        return feed.logo();
    }

    String author() {
        return feed.author() == null ? feed.title() : feed.author();
    }
}

package tidings.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;

/** All that a document is written from. Two that are equal make equal bytes. */
record Window(
        FeedDefinition feed,
        FeedState state,
        @Nullable String language,
        List<Item> items,
        Addresses addresses,
        int maxAge) {

    String self(Format format) {
        return addresses.document(feed.name(), format);
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

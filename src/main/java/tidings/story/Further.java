package tidings.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another document that lists articles, named by the one that was read.
 *
 * @param url absolute, as it is written: parameters that look like tracking may matter here
 * @param kind how the two belong together
 * @param changed when it was last changed, as the document says that names it, or null
 */
public record Further(String url, Kind kind, @Nullable Instant changed) {

    /** How a further document belongs to the one that names it. */
    public enum Kind {
        /** A part, which may hold what is new: a sitemap that an index names. */
        PART,
        /** The same list, further back: a next page, an archive (RFC 5005), {@code next_url}. */
        OLDER,
        /** The same site's list as a feed, which is easier to read. */
        FEED
    }
}

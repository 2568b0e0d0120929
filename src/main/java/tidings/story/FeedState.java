package tidings.story;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of a feed as a whole.
 *
 * @param id for ever, whatever becomes of its name, link and our own address
 * @param since when the ledger first heard of it
 * @param revision grows with every change of what the feed could show
 * @param icon of the site that the feed is about, as its pages last declared it, or null
 */
public record FeedState(
        UUID id, Instant since, long revision, @Nullable String icon) {
    /** A feed of a site that shows no icon. */
    public FeedState(UUID id, Instant since, long revision) {
        this(id, since, revision, null);
    }
}

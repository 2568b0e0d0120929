package tidings.story;

import java.time.Instant;
import java.util.UUID;

/**
 * What the ledger holds of a feed as a whole.
 *
 * @param id for ever, whatever becomes of its name, link and our own address
 * @param since when the ledger first heard of it
 * @param revision grows with every change of what the feed could show
 */
public record FeedState(UUID id, Instant since, long revision) {}

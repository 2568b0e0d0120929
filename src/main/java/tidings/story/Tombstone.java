package tidings.story;

import java.time.Instant;
import java.util.UUID;

/** An entry that was taken back (RFC 6721). */
public record Tombstone(UUID id, Instant when) {}

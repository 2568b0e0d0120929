package tidings.story;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date with its provenance.
 *
 * @param at the instant
 * @param offset the zone's offset as the page wrote it (or as the feed's time zone gives it), or null where nothing is known
 * @param source who said so
 */
public record ArticleDate(Instant at, @Nullable ZoneOffset offset, DateSource source) {

    public ArticleDate from(DateSource other) {
        return new ArticleDate(at, offset, other);
    }

    /** The moment in its own zone, UTC where the zone is unknown. */
    public OffsetDateTime inItsZone() {
        return at.atOffset(offset == null ? ZoneOffset.UTC : offset);
    }
}

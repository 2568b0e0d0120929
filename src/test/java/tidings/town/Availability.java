package tidings.town;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidings.town.Habits.Listing;

/** Which articles a patient reader cannot have missed. */
final class Availability {
    private static final Duration STEP = Duration.ofMinutes(30);
    /** Whatever the pauses after a failure, whoever looks at all looks within this time. */
    private static final Duration ENOUGH = Duration.ofHours(4);

    private final Site site;
    private final Span span;

    Availability(Site site, Span span) {
        this.site = site;
        this.span = span;
    }

    /** Whether it was listed, and there, and all was well with its site, for long enough. */
    boolean has(Piece piece) {
        for (Instant at = span.from(); !at.plus(ENOUGH).isAfter(span.to()); at = at.plus(STEP)) {
            Instant end = at.plus(ENOUGH);
            if (piece.isListed(at) && piece.isListed(end) && isWell(piece, at, end) && isShown(piece, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWell(Piece piece, Instant from, Instant to) {
        return site.episodes().stream().noneMatch(e -> e.span().meets(from, to))
                && (piece.missing() == null || !piece.missing().meets(from, to));
    }

    private boolean isShown(Piece piece, Instant at) {
        Listing listing = site.habits().listing();
        if (listing == Listing.NONE) {
            return !piece.published().isAfter(span.from());
        }
        List<Piece> listed = site.listed(at);
        return listing == Listing.SITEMAP || listed.indexOf(piece) < ListPages.ITEMS;
    }
}

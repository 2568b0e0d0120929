package tidings.town;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An article of the town, from beginning to end: the truth.
 *
 * @param number no two of the town have the same; it stands in the text with the edition's
 * @param editions the first is from the moment of publication
 * @param dropped from when on no list shows it, though it is still there; or null
 * @param retracted from when on it is gone (410), or null
 * @param missing while it is not there (404), or null
 * @param theme numbers of older ones on the same subject
 */
record Piece(
        int number,
        List<Edition> editions,
        @Nullable Instant dropped,
        @Nullable Instant retracted,
        @Nullable Span missing,
        List<Integer> theme) {

    Instant published() {
        return editions.get(0).from();
    }

    boolean isOut(Instant at) {
        return !published().isAfter(at);
    }

    boolean isRetracted(Instant at) {
        return retracted != null && !at.isBefore(retracted);
    }

    boolean isMissing(Instant at) {
        return missing != null && missing.holds(at);
    }

    boolean isListed(Instant at) {
        return isOut(at) && !isRetracted(at) && (dropped == null || at.isBefore(dropped));
    }

    /** The edition of the moment; it must be out. */
    Edition at(Instant at) {
        return editions.stream()
                .filter(e -> !e.from().isAfter(at))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    Edition last() {
        return editions.get(editions.size() - 1);
    }

    Optional<Edition> standingAt(String path) {
        return editions.stream().filter(e -> e.path().equals(path)).findFirst();
    }

    boolean hasBeenCalled(String title) {
        return editions.stream().anyMatch(e -> e.title().equals(title));
    }
}

package tidings.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit to a source, as it went.
 *
 * @param feed its name
 * @param source {@link WebSource#name()}
 * @param at when it began
 * @param took how long it took
 * @param listed how many articles the source listed; {@link #UNCHANGED} where its list had not changed or could not be read,
 *     {@link #NOT_ASKED} where only pages were read again, so that nothing is known of its list
 * @param fresh articles that were new to the feed
 * @param changed articles that had changed
 * @param failed pages that could not be read
 * @param fault why the source failed, a sentence for its owner; or null: it did not
 * @param note what else its owner should know, such as why a page failed; or null
 * @param gone whether the source said that it will not come back (410)
 */
public record Refresh(
        String feed,
        String source,
        Instant at,
        Duration took,
        int listed,
        int fresh,
        int changed,
        int failed,
        @Nullable String fault,
        @Nullable String note,
        boolean gone) {
    public static final int UNCHANGED = -1;
    public static final int NOT_ASKED = -2;

    /** Whether it tells how the source does: its list was asked for. */
    public boolean isOfList() {
        return listed != NOT_ASKED;
    }

    /** Those that tell how the source does; all, if none does. */
    static List<Refresh> ofLists(List<Refresh> refreshes) {
        List<Refresh> telling = refreshes.stream().filter(Refresh::isOfList).toList();
        return telling.isEmpty() ? refreshes : telling;
    }
}

package tidings.story;

import java.util.List;

/**
 * One of a feed's archives (RFC 5005, 4): the entries that came to the feed after those of the one before. The current document has the
 * newest entries; all others are in archives, and many are in both.
 *
 * @param number counted from the oldest, from 1; there may be gaps where nothing is left
 * @param older the number of the one before, or 0 if this is the oldest
 * @param newer the number of the one after, or 0 if there is none but the current document
 * @param entries in the order in which the feed shows them
 */
public record Archive(int number, int older, int newer, List<Entry> entries) {
    /** What the current document is: no archive. */
    public static Archive current(int newest, List<Entry> entries) {
        return new Archive(0, newest, 0, entries);
    }

    public boolean isCurrent() {
        return number == 0;
    }
}

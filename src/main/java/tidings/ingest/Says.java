package tidings.ingest;

import org.jspecify.annotations.Nullable;

/** What the words over a block of links say of it. */
enum Says {
    /** That it is on the story's subject. */
    THEME,
    /** That it is offered for further reading. */
    OFFER,
    /** Something of its own. */
    UNKNOWN,
    /** No more than that there is more, or nothing at all. */
    NOTHING,
    /** That it is something else: the latest, the most read. */
    OTHER;

    private static final int MAX_LENGTH = 80;

    static Says of(@Nullable String heading) {
        return heading == null ? NOTHING : ofFolded(Headings.fold(heading));
    }

    /** @param folded by {@link Headings#fold} */
    static Says ofFolded(String folded) {
        if (folded.isEmpty() || folded.length() > MAX_LENGTH || !Headings.mayHold(folded)) {
            return UNKNOWN;
        }
        if (Headings.THEME.holds(folded)) {
            return THEME;
        }
        if (Headings.OFFER.holds(folded)) {
            return OFFER;
        }
        return Headings.OTHER.holds(folded) ? OTHER : Headings.BARE.holds(folded) ? NOTHING : UNKNOWN;
    }

    /** Whether the words are to be found in a table, so that they are no title. */
    boolean isHeading() {
        return this == THEME || this == OFFER || this == OTHER;
    }
}

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
        if (heading == null) {
            return NOTHING;
        }
        String folded = Headings.fold(heading);
        return folded.isEmpty() || folded.length() > MAX_LENGTH || !Headings.mayHold(folded) ? UNKNOWN : held(folded);
    }

    static Says of(Block block) {
        String folded = block.folded();
        return folded.isEmpty() || folded.length() > MAX_LENGTH || !block.mayBeHeading() ? UNKNOWN : held(folded);
    }

    /** @param folded by {@link Headings#fold} */
    private static Says held(String folded) {
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

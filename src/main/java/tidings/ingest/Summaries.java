package tidings.ingest;

import org.jspecify.annotations.Nullable;

/** The summary: what the page offers as one, else how its story begins. */
final class Summaries {
    /** Characters; longer ones are cut at a sentence or word. */
    static final int MAX = 400;

    private Summaries() {}

    /**
     * @param offered by the page, or null
     * @param text of the body, one block a line
     */
    static @Nullable String of(@Nullable String offered, String text) {
        String own = Texts.tidy(offered);
        String summary = own.isEmpty() ? Texts.tidy(text.lines().findFirst().orElse("")) : own;
        return summary.isEmpty() ? null : Texts.shortened(summary, MAX);
    }
}

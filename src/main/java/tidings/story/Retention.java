package tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * How much of the past a feed keeps. What its documents show is kept whatever this says.
 *
 * @param versions how many earlier versions of each article
 * @param articles how many articles, the newest, or null for all
 * @param days how old an article may be, from its date of publication, or null for any age
 */
public record Retention(
        int versions, @Nullable Integer articles, @Nullable Integer days) {
    /** All articles, and of each ten earlier versions. */
    public static final Retention DEFAULT = new Retention(10, null, null);

    /** Whether articles are kept for ever. */
    public boolean isEndless() {
        return articles == null && days == null;
    }
}

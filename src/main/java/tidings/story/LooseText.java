package tidings.story;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What feeds hold that is not theirs: markup, and dates in any form. A port: behind it stand those who know HTML and how dates are written. */
public interface LooseText {
    /** The words, single-spaced, without tags and character references; perhaps none. */
    String plain(String markup);

    /** How the words of {@link #plain} begin, cut at a sentence or word where they are long, as a summary; or null where there are none. */
    @Nullable
    String brief(String markup);

    /**
     * A clean body, as {@link Article#html} has it, or null where the markup has no words and no images.
     *
     * @param base against which its addresses resolve, or null
     */
    @Nullable
    String clean(String markup, @Nullable String base);

    /** The first image in the markup that is there to be looked at. */
    Optional<Image> image(String markup, @Nullable String base);

    /**
     * A date in whatever form; one that cannot be read is none.
     *
     * @param language BCP 47, or null
     */
    Optional<ArticleDate> date(String text, @Nullable String language);
}

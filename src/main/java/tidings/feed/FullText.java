package tidings.feed;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Image;
import tidings.story.LooseText;

/** Tells whether what a feed holds of an article is all of it. Many call a beginning "content", and many a whole text "description". */
final class FullText {
    /** Characters of a description that is no summary any more. */
    private static final int LONG = 1_000;

    /** Ends of what is only a beginning. */
    private static final Pattern CUT = Pattern.compile(
            "(?:\\[?(?:…|\\.\\.\\.)\\]?|(?i:read more|continue reading|weiterlesen|lire la suite|leer más|leggi tutto|lees meer|czytaj dalej|читать далее).{0,80})\\s*[»›→>]?\\s*$");

    private final LooseText loose;

    FullText(LooseText loose) {
        this.loose = loose;
    }

    /** @param html the whole text, clean, or null; {@code summary} may be null, too */
    record Parts(@Nullable String summary, @Nullable String html, Optional<Image> image) {}

    /**
     * @param content markup, perhaps empty, as is {@code description}
     * @param base against which addresses in it resolve, or null
     */
    Parts of(String content, String description, @Nullable String base) {
        String whole = content.isEmpty() ? description : content;
        String words = loose.plain(whole);
        boolean isWhole = !words.isEmpty()
                && !CUT.matcher(words.substring(Math.max(0, words.length() - 200)))
                        .find()
                && (content.isEmpty() ? words.length() >= LONG : isMore(words, description));
        return new Parts(
                loose.brief(description.isEmpty() ? content : description),
                isWhole ? loose.clean(whole, base) : null,
                loose.image(whole, base).or(() -> loose.image(description, base)));
    }

    private boolean isMore(String words, String description) {
        return words.length() > loose.plain(description).length() || words.length() >= LONG;
    }
}

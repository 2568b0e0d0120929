package tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * A sound or a film that belongs to an article, as a file.
 *
 * @param url absolute
 * @param type the media type, without parameters, such as {@code audio/mpeg}
 * @param length in bytes, or null if unknown
 * @param width in pixels, or null if unknown
 * @param height in pixels, or null if unknown
 * @param seconds how long it plays, or null if unknown
 */
public record Enclosure(
        String url,
        String type,
        @Nullable Long length,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds) {

    /** {@code audio} or {@code video}. */
    public String medium() {
        return type.substring(0, type.indexOf('/'));
    }
}

package tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * An article's lead image.
 *
 * @param url absolute
 * @param width in pixels, or null if unknown
 * @param height in pixels, or null if unknown
 * @param alt what it shows, or null
 */
public record Image(
        String url,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String alt) {}

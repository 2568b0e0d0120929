package tidings.ingest;

import org.jspecify.annotations.Nullable;

/**
 * The body of a story.
 *
 * @param html clean
 * @param text its words, one block a line
 * @param cut why it is not the whole body, or null
 */
record Body(String html, String text, @Nullable String cut) {}

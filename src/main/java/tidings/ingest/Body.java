package tidings.ingest;

/**
 * The body of a story.
 *
 * @param html clean
 * @param text its words, one block a line
 */
record Body(String html, String text) {}

package tidings.ingest;

import tidings.story.Story;

/** What came of reading a page. */
public sealed interface Reading {
    /** The page tells a story. */
    record Read(Story story) implements Reading {}

    /**
     * There is none on it.
     *
     * @param reason a clause that continues "PAGE: "
     */
    record Refused(String reason) implements Reading {}
}

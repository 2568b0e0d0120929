package tidings.source;

import tidings.story.Page;

/** What came of going for a page. */
public sealed interface Fetch {
    /** Here it is. */
    record Fetched(Page page) implements Fetch {}

    /**
     * It cannot be had.
     *
     * @param name of the page
     * @param reason a clause that continues "NAME: "
     */
    record Failed(String name, String reason) implements Fetch {}
}

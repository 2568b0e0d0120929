package tidings;

import tidings.story.Story;

/** What became of a page that was taken to a feed. */
public sealed interface Taken {

    /** The page's name, as its owner knows it. */
    String page();

    /** Read, and in the ledger. */
    record Kept(String page, Story story, tidings.story.Kept kept) implements Taken {}

    /**
     * Not kept, and nothing changed.
     *
     * @param reason a clause that continues "PAGE: "
     */
    record Refused(String page, String reason) implements Taken {}
}

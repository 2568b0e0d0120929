package tidings;

import tidings.story.Kept;
import tidings.story.Story;

/** What became of a page that was taken to a feed. */
public sealed interface Taken {

    /** The page's name, as its owner knows it. */
    String page();

    /** Read, and in the ledger. */
    record Read(String page, Story story, Kept kept) implements Taken {}

    /**
     * Not kept, and nothing changed.
     *
     * @param reason a clause that continues "PAGE: "
     */
    record Refused(String page, String reason) implements Taken {}
}

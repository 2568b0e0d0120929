package tidings.story;

import java.util.List;
import java.util.UUID;

/**
 * What the ledger made of a story.
 *
 * @param main the id of the main article
 * @param outcome what became of it
 * @param siblings the ids of its siblings, in the page's order
 * @param newSiblings how many of them the ledger had never seen
 */
public record Kept(UUID main, Outcome outcome, List<UUID> siblings, int newSiblings) {
    public enum Outcome {
        /** Never seen before. */
        NEW,
        /** Seen before, and what a reader sees of it has moved. */
        CHANGED,
        /** Seen before, just so. */
        KNOWN
    }
}

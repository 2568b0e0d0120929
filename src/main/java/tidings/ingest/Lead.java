package tidings.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lead that stands by itself between the title and the story: a sentence or two, not among links. Readers want it with the story, of
 * which it is no part: it is shown first, and does not count among the story's words.
 */
final class Lead {
    private static final int MIN = 40;
    private static final int MAX = 600;
    private static final double LINKS = 0.3;
    private static final int MAX_BETWEEN = 12;
    private static final String ENDS = ".!?…\"”»’。！？";

    private Lead() {}

    /** @param first block of the story */
    static Optional<Block> find(Outline outline, String title, Block first) {
        Block heading = null;
        for (int i = Math.max(0, first.order - MAX_BETWEEN); i < first.order; i++) {
            Block block = outline.blocks().get(i);
            if (Texts.same(block.text(), title)) {
                heading = block;
            } else if (heading != null && isLead(block, heading, first)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }

    private static boolean isLead(Block block, Block heading, Block first) {
        return block.chars >= MIN
                && block.chars <= MAX
                && block.linkDensity() < LINKS
                && block.isAttached()
                && ENDS.indexOf(block.text().charAt(block.text().length() - 1)) >= 0
                && isBeside(block.box, heading, first);
    }

    /** Whether it stands in a box with the title or the story, and in no box of another kind on the way there. */
    private static boolean isBeside(@Nullable Box inner, Block heading, Block first) {
        for (Box box = inner; box != null; box = box.parent) {
            if (box.holds(heading.box) || box.holds(first.box)) {
                return true;
            }
            switch (box.tag) {
                case "nav", "aside", "form", "footer", "figure", "figcaption", "ul", "ol", "table", "button" -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }
}

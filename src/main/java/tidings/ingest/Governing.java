package tidings.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The heading that rules over a place of the page: the last one before it that no running text parts from it. */
final class Governing {
    private static final int MAX_BACK = 60;
    private static final int MAX_HEADING = 80;

    private final Outline outline;
    private final Sayings sayings;

    Governing(Outline outline, Sayings sayings) {
        this.outline = outline;
        this.sayings = sayings;
    }

    /** The heading's words, or null if there is none. */
    @Nullable
    String over(Box box) {
        List<Block> blocks = outline.blocks();
        int least = Math.max(0, box.firstBlock - MAX_BACK);
        for (int i = Math.min(box.firstBlock, blocks.size()) - 1; i >= least; i--) {
            Block block = blocks.get(i);
            if (isHeading(block)) {
                return block.text();
            }
            if (block.chars > MAX_HEADING && block.marks > 0 && block.linkedChars == 0) {
                return null;
            }
        }
        return null;
    }

    private boolean isHeading(Block block) {
        return block.chars <= MAX_HEADING
                && block.linkedChars == 0
                && (isIn(block.box) || sayings.of(block).isHeading());
    }

    private static boolean isIn(Box box) {
        return box.isHeading() || box.parent != null && box.parent.isHeading();
    }
}

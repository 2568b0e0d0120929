package tidings.ingest;

import java.util.List;

/** Where the running text of a page is: blocks of some length, not made of links, not where a page's furniture stands. */
final class Prose {
    private static final int MIN_WORDS = 12;
    private static final double MAX_LINKS = 0.4;
    private static final long FURNITURE = Hints.bits("comment", "footer", "cookie", "nav", "modal");
    private static final double HALF = 0.5;
    private static final double MOST = 0.8;

    private final Outline outline;
    private final int[] byBlock;
    /** Prose in the blocks before each block. */
    private final int[] before;

    Prose(Outline outline) {
        this.outline = outline;
        List<Block> blocks = outline.blocks();
        byBlock = new int[blocks.size()];
        before = new int[blocks.size() + 1];
        for (Block block : blocks) {
            byBlock[block.order] = measure(block);
            before[block.order + 1] = before[block.order] + byBlock[block.order];
        }
    }

    private static int measure(Block block) {
        boolean wide = block.words * 12 < block.chars; // scripts that do not part words
        boolean running = (wide ? block.chars > 30 : block.words >= MIN_WORDS) && block.linkDensity() < MAX_LINKS;
        boolean furniture = (block.box.hintsAround & FURNITURE) != 0 || Html.isHeading(block.box.element);
        return running && !furniture && !block.box.hidden ? block.chars - block.linkedChars : 0;
    }

    /** Characters of running text in the block. */
    int of(Block block) {
        return byBlock[block.order];
    }

    int of(Box box) {
        return before[box.endBlock] - before[box.firstBlock];
    }

    int total() {
        return before[byBlock.length];
    }

    double share(Box box) {
        return total() == 0 ? 0 : (double) of(box) / total();
    }

    /** The innermost box that holds at least half of it. */
    Box half() {
        return innermost(HALF);
    }

    /** The innermost box that holds most of it. */
    Box most() {
        return innermost(MOST);
    }

    private Box innermost(double share) {
        Box best = outline.boxes().get(0);
        double least = share * total();
        for (int i = 1; i < outline.boxes().size(); i++) {
            Box box = outline.boxes().get(i);
            if (box.parent == best && of(box) >= least && total() > 0) {
                best = box;
            } else if (box.order >= best.end) {
                break;
            }
        }
        return best;
    }
}

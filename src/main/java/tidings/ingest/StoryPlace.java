package tidings.ingest;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Where the story stands among the page's blocks, and how other blocks stand to it. */
final class StoryPlace {
    /** A part of the page as seen from the story; how likely a date there is the story's, from 0 to 1. */
    enum Zone {
        TITLE(0.5, "in the title"),
        OVER(0.85, "over the title"),
        ABOVE(0.5, "far above the title"),
        UNDER(0.85, "under the title"),
        BELOW(0.8, "below the title"),
        FAR_BELOW(0.6, "far below the title"),
        BEFORE(0.7, "before the story"),
        FAR_BEFORE(0.3, "far before the story"),
        BODY(0.2, "in the story"),
        END(0.45, "at the end of the story"),
        AFTER(0.2, "after the story");

        final double score;
        final String words;

        Zone(double score, String words) {
            this.score = score;
            this.words = words;
        }
    }

    // How many blocks away.
    private static final int NEAR = 3;
    private static final int OVER_TITLE = 4;
    private static final int BELOW_TITLE = 10;
    private static final int BEFORE_STORY = 5;

    /** Characters from which on a block is a paragraph. */
    private static final int PARAGRAPH = 100;

    private static final double MAX_LINKS = 0.5;
    private static final int MAX_MARKS = 60;
    private static final int NOWHERE = -1;

    private final Outline outline;
    private final Set<Box> around = new HashSet<>();
    private int start = NOWHERE;
    private int end = NOWHERE;
    private final int title;

    StoryPlace(Outline outline, String title, Element body) {
        this.outline = outline;
        Box story = box(body);
        for (Block block : outline.blocks(story)) {
            if (isParagraph(block)) {
                start = start == NOWHERE ? block.order : start;
                end = block.order;
            }
        }
        if (start == NOWHERE) {
            start = story.firstBlock;
            end = Math.max(start, story.endBlock - 1);
        } else {
            surround(outline.blocks().get(start).box);
        }
        this.title = title(title);
        if (this.title != NOWHERE) {
            surround(outline.blocks().get(this.title).box);
        }
    }

    /** The body's box, or the whole page where the body was put together of parts. */
    private Box box(Element body) {
        return outline.tagged(body.normalName()).stream()
                .filter(b -> b.element == body)
                .findFirst()
                .orElse(outline.boxes().get(0));
    }

    private static boolean isParagraph(Block block) {
        return block.chars >= PARAGRAPH && block.linkDensity() < MAX_LINKS;
    }

    private void surround(Box inner) {
        for (Box box = inner; box != null && around.add(box); ) {
            box = box.parent;
        }
    }

    /** The last block up to the story that says the title, else the last h1 before it. */
    private int title(String title) {
        int found = NOWHERE;
        for (Block block : outline.blocks().subList(0, Math.min(start + NEAR + 1, outline.blocks().size()))) {
            if (Math.abs(block.chars - title.length()) < MAX_MARKS && Texts.same(block.text(), title)) {
                found = block.order;
            }
        }
        if (found == NOWHERE) {
            for (Box heading : outline.tagged("h1")) {
                found = heading.chars > 0 && heading.firstBlock <= start ? heading.firstBlock : found;
            }
        }
        return found;
    }

    Zone zone(int block) {
        if (block == title) {
            return Zone.TITLE;
        }
        if (title != NOWHERE && block < title) {
            return title - block <= OVER_TITLE ? Zone.OVER : Zone.ABOVE;
        }
        if (block < start) {
            return title == NOWHERE ? start - block <= BEFORE_STORY ? Zone.BEFORE : Zone.FAR_BEFORE : belowTitle(block - title);
        }
        return block <= end ? Zone.BODY : block <= end + NEAR ? Zone.END : Zone.AFTER;
    }

    private static Zone belowTitle(int distance) {
        return distance <= NEAR ? Zone.UNDER : distance <= BELOW_TITLE ? Zone.BELOW : Zone.FAR_BELOW;
    }

    /** Whether it is one of the first blocks of the story. */
    boolean isOpening(Block block) {
        return block.order >= start && block.order <= start + 1;
    }

    /** Whether the box holds the title or the story's beginning. */
    boolean isAround(Box box) {
        return around.contains(box);
    }
}

package tidings.ingest;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Where the story stands among the page's blocks, and how other blocks stand to it. */
final class StoryPlace {
    /** A part of the page as seen from the story. */
    enum Zone {
        TITLE("in the title", 0.5, 0, 0),
        OVER("over the title", 0.85, 0, 0),
        ABOVE("far above the title", 0.5, 0, 0),
        UNDER("under the title", 0.85, 0, 0),
        BELOW("below the title", 0.8, 0, 0),
        FAR_BELOW("far below the title", 0.6, 0, 0),
        BEFORE("before the story", 0.7, 0, 0),
        FAR_BEFORE("far before the story", 0.3, 0, 0),
        BODY("in the story", 0.2, 0.3, 0.3),
        END("at the end of the story", 0.45, 0.3, 0.1),
        AFTER("after the story", 0.2, 0.35, 0.1);

        final String words;
        /** How likely a date there is the story's, from 0 to 1. */
        final double score;
        /** How much likelier a label makes it. */
        final double ifLabelled;
        /** How much likelier it is where nothing but the date is said. */
        final double ifAlone;

        Zone(String words, double score, double ifLabelled, double ifAlone) {
            this.words = words;
            this.score = score;
            this.ifLabelled = ifLabelled;
            this.ifAlone = ifAlone;
        }

        /** Beside the title, where a story's own date stands. */
        boolean isAtTitle() {
            return this == OVER || this == UNDER || this == BELOW || this == BEFORE;
        }

        /** Where other things than the story's facts may stand. */
        boolean isLoose() {
            return !isAtTitle() && this != TITLE;
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
        int initial = initial(title);
        for (Block block : outline.blocks()
                .subList(0, Math.min(start + NEAR + 1, outline.blocks().size()))) {
            if (Math.abs(block.chars - title.length()) < MAX_MARKS
                    && initial(block) == initial
                    && Texts.same(block.text(), title)) {
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

    /** What tells most blocks from the title before their words are put together. */
    private static int initial(Block block) {
        for (TextNode node : block.nodes) {
            int initial = initial(node.getWholeText());
            if (initial != NOWHERE) {
                return initial;
            }
        }
        return NOWHERE;
    }

    private static int initial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return Character.toLowerCase(text.charAt(i));
            }
        }
        return NOWHERE;
    }

    Zone zone(int block) {
        if (block == title) {
            return Zone.TITLE;
        }
        if (title != NOWHERE && block < title) {
            return title - block <= OVER_TITLE ? Zone.OVER : Zone.ABOVE;
        }
        if (block < start) {
            return title == NOWHERE
                    ? start - block <= BEFORE_STORY ? Zone.BEFORE : Zone.FAR_BEFORE
                    : belowTitle(block - title);
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

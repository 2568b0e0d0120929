package tidings.ingest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the running text of the page stands, roughly: the boxes that hold its paragraphs side by side, from the first to the last. It
 * serves to tell what stands between the paragraphs from what stands beside the story; it is not the body.
 */
final class StoryArea {
    private static final int MIN_PROSE = 60;
    private static final double MAX_LINKED = 0.4;
    private static final int LEVELS = 3;
    /** Of the story's running text that a box must hold to be one of its boxes. */
    private static final double MIN_SHARE = 0.1;

    private static final long ELSEWHERE = Hints.bits("comment", "footer", "cookie", "modal", "bio");
    private static final Set<String> NEVER =
            Set.of("footer", "nav", "aside", "form", "figure", "blockquote", "li", "td");

    private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");

    private final Outline outline;
    private final Map<Box, Integer> prose = new HashMap<>();
    private final Set<Box> boxes = new LinkedHashSet<>();
    private @Nullable Box root;
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    StoryArea(Outline outline) {
        this.outline = outline;
        outline.blocks().forEach(this::hear);
        root = loudest();
        if (root != null) {
            bound(root);
        }
    }

    /** Characters speak for the boxes around them, the nearer the more. */
    private void hear(Block block) {
        if (isProse(block)) {
            Box box = block.box.parent;
            for (int level = 1; level <= LEVELS && box != null; level++, box = box.parent) {
                prose.merge(box, (block.chars - block.linkedChars) / level, Integer::sum);
            }
        }
    }

    private static boolean isProse(Block block) {
        return block.chars >= MIN_PROSE
                && block.marks > 0
                && block.linkDensity() < MAX_LINKED
                && !block.box.hidden
                && !block.box.isHeading()
                && !isElsewhere(block.box)
                && !NEVER.contains(block.box.tag);
    }

    /** What page, main part and article are called says nothing of a paragraph. */
    private static boolean isElsewhere(Box paragraph) {
        Box box = paragraph;
        for (int level = 0; level <= LEVELS && box != null && !WHOLE.contains(box.tag); level++, box = box.parent) {
            if ((box.hints & ELSEWHERE) != 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Box loudest() {
        Box best = null;
        int most = 0;
        for (Box box : outline.boxes()) {
            int score = prose.getOrDefault(box, 0);
            if (score > most) {
                best = box;
                most = score;
            }
        }
        return best;
    }

    private void bound(Box root) {
        var held = new LinkedHashMap<Box, Integer>();
        held.put(root, 0);
        int all = 0;
        for (Block block : outline.blocks(root)) {
            if (isProse(block) && block.box.parent != null) {
                held.merge(block.box.parent, block.chars, Integer::sum);
                all += block.chars;
                first = Math.min(first, block.order);
                last = block.order;
            }
        }
        int least = (int) (all * MIN_SHARE);
        held.forEach((box, chars) -> {
            if (chars >= least || box == root) {
                boxes.add(box);
            }
        });
    }

    /** The boxes that hold the story's paragraphs side by side, the one around all others first. */
    Set<Box> boxes() {
        return boxes;
    }

    /** Whether it stands between the story's paragraphs or right after the last of them, in a box of the story. */
    boolean holds(Box box) {
        return root != null
                && root.holds(box)
                && box != root
                && box.firstBlock > first
                && (box.firstBlock <= last || isIn(box));
    }

    private boolean isIn(Box box) {
        return box.parent != null
                && (boxes.contains(box.parent) || box.parent.parent != null && boxes.contains(box.parent.parent));
    }

    /** Whether the story, or some of it, stands in this box. */
    boolean isAround(Box box) {
        return root != null && (box.holds(root) || root.holds(box) && boxes.contains(box));
    }

    /** Whether it stands behind the story's last paragraph. */
    boolean isAfter(Box box) {
        return last >= 0 && box.firstBlock > last;
    }

    static boolean isProse(Box box) {
        return box.chars - box.linkedChars >= MIN_PROSE && box.marks > 0 && box.linkDensity() < MAX_LINKED;
    }
}

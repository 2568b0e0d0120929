package tidings.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * Boxes that stand side by side and are alike. Where most of them begin with a link, they are invitations to other pages: cards, teasers,
 * items of a list of links.
 */
final class Groups {
    /** @param linked the share of the items that begin with a link of some length, from 0 to 1 */
    record Group(int items, double linked) {
        static final Group NONE = new Group(0, 0);
    }

    private static final int MIN_ITEMS = 3;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_LEVELS = 8;
    /** In how many of an item's blocks the link is looked for; a label or date may stand before it. */
    private static final int FIRST_BLOCKS = 3;

    private static final int MIN_TITLE = 15;

    private final Outline outline;
    private final Group[] known;

    Groups(Outline outline) {
        this.outline = outline;
        this.known = new Group[outline.boxes().size()];
    }

    /** Of the groups that the block stands in, that with the most links. */
    Group of(Block block) {
        Group most = Group.NONE;
        Box box = block.box.parent;
        for (int level = 0; level < MAX_LEVELS && box != null; level++) {
            Group group = in(box);
            most = group.linked > most.linked || most.items == 0 ? group : most;
            box = box.parent;
        }
        return most;
    }

    /** The largest group among the box's children. */
    private Group in(Box parent) {
        Group group = known[parent.order];
        if (group == null) {
            known[parent.order] = group = count(parent);
        }
        return group;
    }

    private Group count(Box parent) {
        Map<Integer, int[]> byKind = new HashMap<>();
        int next = parent.order + 1;
        for (int seen = 0; next < parent.end && seen < MAX_ITEMS; seen++) {
            Box child = outline.boxes().get(next);
            if (child.isBlock && child.chars > 0) {
                int[] counts = byKind.computeIfAbsent(child.kind, k -> new int[2]);
                counts[0]++;
                counts[1] += beginsWithLink(child) ? 1 : 0;
            }
            next = child.end;
        }
        int[] most = {0, 0};
        for (int[] counts : byKind.values()) {
            most = counts[0] > most[0] ? counts : most;
        }
        return most[0] < MIN_ITEMS ? Group.NONE : new Group(most[0], (double) most[1] / most[0]);
    }

    private boolean beginsWithLink(Box item) {
        int end = Math.min(item.endBlock, item.firstBlock + FIRST_BLOCKS);
        for (int i = item.firstBlock; i < end; i++) {
            if (outline.blocks().get(i).leadingLink >= MIN_TITLE) {
                return true;
            }
        }
        return false;
    }
}

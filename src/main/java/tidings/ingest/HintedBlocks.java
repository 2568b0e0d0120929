package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.ingest.Candidate.Over;

/** Boxes that the page's authors named as related, in a class, an id, microdata or a label for those who do not see. */
final class HintedBlocks {
    private static final long THEMATIC = Hints.bits("thematic");
    private static final int MAX_BOXES = 40;
    private static final int MAX_HEADING = 80;

    private final Outline outline;
    private final SiblingBlock block;
    private final HeadedBlocks headed;
    private final StoryArea area;
    private final Governing governing;

    HintedBlocks(Outline outline, SiblingBlock block, HeadedBlocks headed, StoryArea area, Governing governing) {
        this.outline = outline;
        this.block = block;
        this.headed = headed;
        this.area = area;
        this.governing = governing;
    }

    List<Candidate> find() {
        var found = new ArrayList<Candidate>();
        int boxes = 0;
        int end = 0;
        for (Box box : outline.boxes()) {
            if (box.links > 0
                    && box.order >= end
                    && !box.hidden
                    && isNamed(box)
                    && !area.isAround(box)
                    && boxes++ < MAX_BOXES) {
                Candidate candidate = in(box);
                if (candidate != null && candidate.listing.hasTitles()) {
                    found.add(candidate);
                    end = box.end;
                }
            }
        }
        return found;
    }

    private static boolean isNamed(Box box) {
        return (box.hints & THEMATIC) != 0 || Says.of(label(box)) == Says.THEME;
    }

    private static String label(Box box) {
        boolean bare = !box.isBlock || box.element.attributesSize() == 0;
        return bare ? "" : Texts.tidy(box.element.attributes().get("aria-label"));
    }

    private @Nullable Candidate in(Box box) {
        String label = label(box);
        Block first = box.firstBlock < box.endBlock ? outline.blocks().get(box.firstBlock) : null;
        if (first != null && isHeading(first, box)) {
            String words = first.text();
            return headed.under(first, new Over("box named as related", words, Says.of(words)), box);
        }
        boolean labelled = Says.of(label) == Says.THEME;
        String over = labelled ? label : governing.over(box);
        var candidate =
                new Candidate(new Over(labelled ? "labelled box" : "box named as related", over, Says.of(over)));
        candidate.add(box.element, box);
        return block.read(box.element, box, candidate) ? candidate : null;
    }

    /** Whether the block stands over what else is in the box, and is not a card of its own. */
    private boolean isHeading(Block first, Box box) {
        if (first.chars > MAX_HEADING || first.order + 1 >= box.endBlock || first.box == box && first.linkedChars > 0) {
            return false;
        }
        if (first.linkedChars == 0
                && (first.box.isHeading() || Says.of(first.text()).isHeading())) {
            return true;
        }
        List<Cards.Card> cards = block.cards(box);
        return cards.isEmpty() || cards.get(0).box().firstBlock > first.order;
    }
}

package tidings.ingest;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Which images and players belong to the story: those that stand among its blocks or just before them, and are not furniture. */
final class Media {
    private static final long FURNITURE = Hints.bits(
            "ad",
            "share",
            "bio",
            "related",
            "nav",
            "comment",
            "newsletter",
            "popular",
            "footer",
            "cta",
            "byline",
            "modal",
            "rating",
            "cookie",
            "login");
    private static final Set<String> FURNITURE_TAGS = Set.of(
            "nav",
            "form",
            "footer",
            "aside",
            "button",
            "svg",
            "script",
            "style",
            "template",
            "select",
            "textarea",
            "math",
            "datalist",
            "head");
    private static final long CAPTION = Hints.bits("caption");
    /** Characters; what has more text is something else with an image in it. */
    private static final int MAX_TEXT = 800;

    private static final int MAX_CARD_TEXT = 20;
    private static final double CARD = 0.5;

    private final Outline outline;
    private final Box root;
    private final int first;
    private final int end;

    /** @param root holds all of the story */
    Media(Outline outline, Box root, BitSet story) {
        this.outline = outline;
        this.root = root;
        this.first = story.nextSetBit(0);
        this.end = story.length();
    }

    boolean belongs(Box box) {
        boolean among = box.endBlock > first && box.firstBlock <= end || box.endBlock == first;
        return box.media > 0 && among && !isFurniture(box) && box.chars <= MAX_TEXT && !isCard(box);
    }

    /** An image with a linked text is an invitation to another page. */
    private static boolean isCard(Box box) {
        return box.linkedChars > MAX_CARD_TEXT && box.linkDensity() > CARD;
    }

    boolean isFurniture(Box box) {
        return FURNITURE_TAGS.contains(box.tag) || (box.hintsAround & ~root.hintsAround & FURNITURE) != 0;
    }

    List<Block> captions(Box box) {
        return outline.blocks(box).stream().filter(b -> isCaption(b, box)).toList();
    }

    private static boolean isCaption(Block block, Box within) {
        return block.box.closest("figcaption") != null
                || within.tag.equals("figure")
                || (block.box.hintsAround & ~(within.parent == null ? 0 : within.parent.hintsAround) & CAPTION) != 0;
    }
}

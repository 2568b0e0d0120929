package tidings.ingest;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Copies the story out of the page: the boxes around its blocks, with the images and players that stand among them and their captions.
 * What holds neither is left behind.
 */
final class BodyCutter implements NodeFilter {
    private static final Set<String> WITHOUT_TEXT = Set.of("br", "wbr", "hr", "td", "th", "col", "colgroup");

    private final Outline outline;
    private final BitSet story;
    private final Media media;
    private final Trail trail;
    private final Box root;
    /** Text that is not copied. */
    private final Set<Node> left = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Deque<Element> open = new ArrayDeque<>();
    /** The place of the next box. */
    private int next;
    /** Up to this box everything is copied, because it is an image with its caption. */
    private int mediaEnd;

    private BodyCutter(Outline outline, BitSet story, Trail trail) {
        this.outline = outline;
        this.story = story;
        this.trail = trail;
        this.root = root(outline, story);
        this.media = new Media(outline, root, story);
        this.next = root.order;
        outline.blocks(root).stream().filter(b -> !story.get(b.order)).forEach(b -> left.addAll(b.nodes));
    }

    /** @param story the orders of its blocks, one at least */
    static Element cut(Outline outline, BitSet story, Trail trail) {
        var cutter = new BodyCutter(outline, story, trail);
        Element body = new Element("div");
        body.setBaseUri(cutter.root.element.baseUri());
        cutter.open.push(body);
        cutter.root.element.filter(cutter);
        return body;
    }

    /** The innermost box that holds all of the story. */
    static Box root(Outline outline, BitSet story) {
        int first = story.nextSetBit(0);
        Box box = outline.blocks().get(first).box;
        while (box.parent != null && !(box.firstBlock <= first && story.length() <= box.endBlock)) {
            box = box.parent;
        }
        return box;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (!left.contains(text)) {
                open.getFirst().appendChild(new TextNode(text.getWholeText()));
            }
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? head(element) : FilterResult.CONTINUE;
    }

    private FilterResult head(Element element) {
        Box box = box(element);
        if (box == null) {
            return FilterResult.SKIP_ENTIRELY;
        }
        boolean ofStory = holdsStory(box) || WITHOUT_TEXT.contains(box.tag);
        if (!ofStory && box.order >= mediaEnd && media.belongs(box)) {
            mediaEnd = box.end;
            media.captions(box).forEach(b -> left.removeAll(b.nodes));
        }
        if (ofStory || box.order < mediaEnd && !media.isFurniture(box)) {
            return box.mute ? whole(box) : open(element);
        }
        if (box.chars > 0 || box.images > 0) {
            trail.cut(element, "holds nothing of the story");
        }
        return skip(box);
    }

    /** The box of the element; elements that were taken off the page have boxes still, which are passed over. */
    private @Nullable Box box(Element element) {
        for (int i = next; i < root.end; i++) {
            if (outline.boxes().get(i).element == element) {
                next = i + 1;
                return outline.boxes().get(i);
            }
        }
        return null;
    }

    private boolean holdsStory(Box box) {
        int block = story.nextSetBit(box.firstBlock);
        return block >= 0 && block < box.endBlock;
    }

    private FilterResult open(Element element) {
        Element copy = element.shallowClone();
        open.getFirst().appendChild(copy);
        open.push(copy);
        return FilterResult.CONTINUE;
    }

    /** A player, or an image for readers without scripts: what is in it is no text of the story. */
    private FilterResult whole(Box box) {
        open.getFirst().appendChild(box.element.clone());
        return skip(box);
    }

    private FilterResult skip(Box box) {
        next = box.end;
        return FilterResult.SKIP_ENTIRELY;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            open.pop();
        }
        return FilterResult.CONTINUE;
    }
}

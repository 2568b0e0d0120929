package tidings.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The page, walked once: every element as a {@link Box} with its counts, the boxes of each tag, and the {@link Block}s of text in the
 * order in which they are read. Later steps look things up here instead of walking the page again. It shows the page as it was when it was
 * made: who changes the tree afterwards must not rely on counts.
 */
final class Outline {
    private final List<Box> boxes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, List<Box>> byTag = new HashMap<>();

    private Outline() {}

    static Outline of(Document page) {
        var outline = new Outline();
        page.traverse(outline.new Walk());
        return outline;
    }

    /** Every element from {@code <html>} on, in the page's order; a box's {@link Box#order} is its place here. */
    List<Box> boxes() {
        return boxes;
    }

    /** Every run of text that shows, in the page's order; a block's {@link Block#order} is its place here. */
    List<Block> blocks() {
        return blocks;
    }

    /** The elements of this name, in the page's order. */
    List<Box> tagged(String name) {
        return byTag.getOrDefault(name, List.of());
    }

    /** The blocks inside this box. */
    List<Block> blocks(Box box) {
        return blocks.subList(box.firstBlock, box.endBlock);
    }

    /** What the box holds, itself first. */
    List<Box> within(Box box) {
        return boxes.subList(box.order, box.end);
    }

    private final class Walk implements NodeVisitor {
        private final Hints hints = new Hints();
        private @Nullable Box at;
        private @Nullable Block open;
        private int media;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element && !(node instanceof Document)) {
                enter(element);
            } else if (node instanceof TextNode text && at != null && !at.mute) {
                read(text, at);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            Box box = at;
            if (box != null && node == box.element) {
                if (box.isBlock) {
                    close();
                }
                box.end = boxes.size();
                box.endBlock = blocks.size() + (open == null ? 0 : 1);
                at = box.parent;
                if (at != null) {
                    at.add(box);
                }
            }
        }

        private void enter(Element element) {
            var box = new Box(element, at, boxes.size(), hints);
            if (box.isBlock) {
                close();
            }
            box.firstBlock = blocks.size();
            boxes.add(box);
            byTag.computeIfAbsent(box.tag, t -> new ArrayList<>()).add(box);
            media += box.media;
            if (open != null && box.tag.equals("br")) {
                open.addLineBreak();
            }
            at = box;
        }

        private void read(TextNode text, Box box) {
            Block block = open;
            if (block == null) {
                if (!Block.shows(text)) {
                    return;
                }
                open = block = new Block(box.blockBox(), blocks.size());
                block.mediaBefore = media;
                media = 0;
            }
            block.add(text, box);
        }

        private void close() {
            if (open != null) {
                blocks.add(open);
                open = null;
            }
        }
    }
}

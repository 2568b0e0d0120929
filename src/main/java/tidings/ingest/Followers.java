package tidings.ingest;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** The nodes after one in its parent, each with its box if it is an element. */
final class Followers {
    private final Outline outline;
    private final Box parent;
    private @Nullable Node at;
    private @Nullable Box box;
    private int order;

    /** @param from a child of {@code parent} */
    Followers(Outline outline, Box parent, Node from) {
        this.outline = outline;
        this.parent = parent;
        this.at = from;
        this.order = parent.order + 1;
        Element known = from instanceof Element element ? element : previous(from);
        if (known != null) {
            find(known);
        }
    }

    private static @Nullable Element previous(Node from) {
        Node before = from.previousSibling();
        while (before != null && !(before instanceof Element)) {
            before = before.previousSibling();
        }
        return (Element) before;
    }

    boolean advance() {
        at = at == null ? null : at.nextSibling();
        box = at instanceof Element element ? find(element) : null;
        return at != null;
    }

    /** The element's box; the elements are asked for in the page's order. */
    private @Nullable Box find(Element element) {
        while (order < parent.end) {
            Box child = outline.boxes().get(order);
            order = child.end;
            if (child.element == element) {
                return child;
            }
        }
        return null;
    }

    Node node() {
        if (at == null) {
            throw new IllegalStateException("there is none");
        }
        return at;
    }

    @Nullable
    Box box() {
        return box;
    }
}

package tidings.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The ways that a step can go from a node (XPath 1.0, 2.2), each in its own order: backwards on the reverse axes. */
enum XPathAxis {
    CHILD,
    DESCENDANT,
    DESCENDANT_OR_SELF,
    SELF,
    PARENT,
    ANCESTOR,
    ANCESTOR_OR_SELF,
    FOLLOWING_SIBLING,
    PRECEDING_SIBLING,
    FOLLOWING,
    PRECEDING,
    ATTRIBUTE;

    static Optional<XPathAxis> named(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(values()).stream().filter(a -> a.name().equals(constant)).findFirst();
    }

    boolean isForward() {
        return this != PARENT
                && this != ANCESTOR
                && this != ANCESTOR_OR_SELF
                && this != PRECEDING_SIBLING
                && this != PRECEDING;
    }

    /** The nodes on this axis; from attributes it leads to their element and upwards. */
    List<Object> from(Object node) {
        var found = new ArrayList<>();
        if (node instanceof Node n) {
            walk(n, found::add);
        } else if (this == SELF || this == ANCESTOR_OR_SELF || this == DESCENDANT_OR_SELF) {
            found.add(node);
        }
        if (node instanceof XPathAttribute attribute) {
            switch (this) {
                case PARENT -> found.add(attribute.owner());
                case ANCESTOR, ANCESTOR_OR_SELF -> ANCESTOR_OR_SELF.walk(attribute.owner(), found::add);
                default -> {}
            }
        }
        return found;
    }

    private void walk(Node node, Consumer<Object> visit) {
        switch (this) {
            case CHILD -> each(node.firstChild(), visit);
            case DESCENDANT -> below(node, visit);
            case DESCENDANT_OR_SELF -> {
                visit.accept(node);
                below(node, visit);
            }
            case SELF -> visit.accept(node);
            case PARENT -> Optional.ofNullable(node.parent()).ifPresent(visit);
            case ANCESTOR -> upwards(node.parent(), visit);
            case ANCESTOR_OR_SELF -> upwards(node, visit);
            case FOLLOWING_SIBLING -> each(node.nextSibling(), visit);
            case PRECEDING_SIBLING -> back(node.previousSibling(), visit);
            case FOLLOWING ->
                upwards(node, a -> FOLLOWING_SIBLING.walk((Node) a, s -> DESCENDANT_OR_SELF.walk((Node) s, visit)));
            case PRECEDING ->
                upwards(
                        node,
                        a -> PRECEDING_SIBLING.walk(
                                (Node) a, s -> reversed((Node) s).forEach(visit)));
            case ATTRIBUTE -> attributes(node, visit);
        }
    }

    private static void each(@Nullable Node first, Consumer<Object> visit) {
        for (Node node = first; node != null; node = node.nextSibling()) {
            if (isOfTheTree(node)) {
                visit.accept(node);
            }
        }
    }

    private static void back(@Nullable Node last, Consumer<Object> visit) {
        for (Node node = last; node != null; node = node.previousSibling()) {
            if (isOfTheTree(node)) {
                visit.accept(node);
            }
        }
    }

    private static void upwards(@Nullable Node from, Consumer<Object> visit) {
        for (Node node = from; node != null; node = node.parent()) {
            visit.accept(node);
        }
    }

    private static void below(Node top, Consumer<Object> visit) {
        top.traverse((node, depth) -> {
            if (depth > 0 && isOfTheTree(node)) {
                visit.accept(node);
            }
        });
    }

    private static List<Object> reversed(Node top) {
        List<Object> nodes = DESCENDANT_OR_SELF.from(top);
        Collections.reverse(nodes);
        return nodes;
    }

    private static void attributes(Node node, Consumer<Object> visit) {
        if (node instanceof Element element) {
            for (Attribute attribute : element.attributes()) {
                visit.accept(new XPathAttribute(element, attribute.getKey()));
            }
        }
    }

    /** Whether XPath knows nodes of this kind: no doctypes. */
    static boolean isOfTheTree(Node node) {
        return node instanceof Element
                || node instanceof TextNode
                || node instanceof DataNode
                || node instanceof Comment;
    }
}

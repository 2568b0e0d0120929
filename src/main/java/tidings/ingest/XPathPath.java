package tidings.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Steps one after the other (XPath 1.0, 2).
 *
 * @param start what the first step goes from; null is the node that the expression is asked of, or where {@code rooted} its document
 */
record XPathPath(@Nullable XPathExpression start, boolean rooted, List<XPathStep> steps) implements XPathExpression {

    @Override
    public Object value(XPathFocus focus) {
        if (start == null && !rooted && steps.size() == 1 && steps.get(0).isAttribute()) {
            return steps.get(0).attribute(focus.node()); // what predicates ask most
        }
        Collection<Object> nodes =
                start == null ? List.of(rooted ? root(focus.node()) : focus.node()) : nodes(start, focus);
        boolean ordered = true;
        for (XPathStep step : steps) {
            ordered &= nodes.size() <= 1 && step.axis().isForward();
            nodes = step.from(nodes, focus);
        }
        return ordered ? List.copyOf(nodes) : inOrder(nodes, focus);
    }

    /** @throws ClassCastException never on what the parser made: it wants paths where nodes are needed */
    @SuppressWarnings("unchecked")
    static List<Object> nodes(XPathExpression expression, XPathFocus focus) {
        return expression.value(focus) instanceof List<?> nodes ? (List<Object>) nodes : List.of();
    }

    private static Object root(Object node) {
        Node root = node instanceof XPathAttribute a ? a.owner() : (Node) node;
        while (root.parent() != null) {
            root = root.parent();
        }
        return root;
    }

    /** All nodes of all of these, each once, in the page's order. */
    static List<Object> union(List<XPathExpression> expressions, XPathFocus focus) {
        var all = new LinkedHashSet<>();
        expressions.forEach(e -> all.addAll(nodes(e, focus)));
        return inOrder(all, focus);
    }

    private static List<Object> inOrder(Collection<Object> nodes, XPathFocus focus) {
        if (nodes.size() < 2) {
            return List.copyOf(nodes);
        }
        Set<Object> wanted = new HashSet<>(nodes);
        boolean attributes = nodes.stream().anyMatch(XPathAttribute.class::isInstance);
        var sorted = new ArrayList<>(nodes.size());
        ((Node) root(nodes.iterator().next())).traverse((node, depth) -> {
            focus.spend(1);
            if (wanted.contains(node)) {
                sorted.add(node);
            }
            if (attributes && node instanceof Element element) {
                for (Attribute a : element.attributes()) {
                    var attribute = new XPathAttribute(element, a.getKey());
                    if (wanted.contains(attribute)) {
                        sorted.add(attribute);
                    }
                }
            }
        });
        return sorted;
    }
}

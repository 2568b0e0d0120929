package tidings.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter.FilterResult;

/**
 * One step of a path (XPath 1.0, 2.1).
 *
 * @param test which of the axis's nodes are meant
 * @param predicates what must hold of them, one after the other
 * @param counts whether a predicate asks for places in a row, so that each context node's nodes must be looked at by themselves
 */
record XPathStep(XPathAxis axis, Predicate<Object> test, List<XPathExpression> predicates, boolean counts) {

    /** The nodes that this step leads to from any of these, each once. */
    Collection<Object> from(Collection<Object> contexts, XPathFocus focus) {
        var found = new LinkedHashSet<>();
        if (axis == XPathAxis.DESCENDANT && !counts) {
            below(contexts, focus, found);
        } else {
            contexts.forEach(c -> found.addAll(filtered(predicates, onAxis(c, focus), focus)));
        }
        return found;
    }

    /** Whether the step goes to the one attribute of its name. */
    boolean isAttribute() {
        return axis == XPathAxis.ATTRIBUTE && test instanceof Named named && !named.isAny() && predicates.isEmpty();
    }

    /** Where the step {@link #isAttribute}: that attribute of this node, if it has it. */
    List<Object> attribute(Object node) {
        return node instanceof Element e && test instanceof Named named && e.hasAttr(named.name)
                ? List.of(new XPathAttribute(e, named.name))
                : List.of();
    }

    private List<Object> onAxis(Object context, XPathFocus focus) {
        if (isAttribute()) {
            focus.spend(1);
            return attribute(context);
        }
        List<Object> nodes = axis.from(context);
        focus.spend(nodes.size() + 1);
        nodes.removeIf(test.negate());
        return nodes;
    }

    /** No subtree is walked twice, however the contexts lie in each other. */
    private void below(Collection<Object> contexts, XPathFocus focus, Set<Object> found) {
        var walked = new LinkedHashSet<Node>();
        for (Object context : contexts) {
            if (context instanceof Node top && (contexts.size() == 1 || !walked.contains(top))) {
                top.filter((node, depth) -> {
                    boolean known = contexts.size() > 1 && depth > 0 && !walked.add(node);
                    if (!known && depth > 0) {
                        focus.spend(1);
                        if (test.test(node) && allHold(node, focus)) {
                            found.add(node);
                        }
                    }
                    return known ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
                });
            }
        }
    }

    private boolean allHold(Object node, XPathFocus focus) {
        XPathFocus on = focus.at(node, 1, 1);
        for (XPathExpression predicate : predicates) {
            if (!XPathValues.truth(predicate.value(on))) {
                return false;
            }
        }
        return true;
    }

    /** The nodes of which each predicate holds; a number means a place in the row (XPath 1.0, 2.4). */
    static List<Object> filtered(List<XPathExpression> predicates, List<Object> nodes, XPathFocus focus) {
        List<Object> left = nodes;
        for (XPathExpression predicate : predicates) {
            var kept = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                Object value = predicate.value(focus.at(left.get(i), i + 1, left.size()));
                if (value instanceof Double place ? place == i + 1 : XPathValues.truth(value)) {
                    kept.add(left.get(i));
                }
            }
            left = kept;
        }
        return left;
    }

    /** Elements, or attributes, of this name; {@code *} is any. */
    record Named(String name) implements Predicate<Object> {
        boolean isAny() {
            return name.equals("*");
        }

        @Override
        public boolean test(Object node) {
            return node instanceof XPathAttribute attribute
                    ? isAny() || attribute.name().equals(name)
                    : node instanceof Element e
                            && !(e instanceof Document)
                            && (isAny() || e.normalName().equals(name));
        }
    }
}

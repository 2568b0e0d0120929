package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;

/** An XPath 1.0 expression, asked by the JDK's engine; it may be asked by several threads, one after the other. */
final class XPath {
    private static final int MAX_LENGTH = 10_000;
    private static final Set<String> FRAME = Set.of("html", "head", "body");
    private static final String NAMES_OF_CLASSES = "(?:[\\w.]+Exception: )+|JAXP\\d+: |com\\.sun\\.[\\w.]*\\.(?:Func)?";

    private final XPathExpression expression;
    private final XPathReach reach;

    private XPath(XPathExpression expression, XPathReach reach) {
        this.expression = expression;
        this.reach = reach;
    }

    static XPath of(String text) throws XPathFault {
        if (text.length() > MAX_LENGTH) {
            throw new XPathFault("is longer than " + MAX_LENGTH + " characters");
        }
        String translated = XPathDialect.translated(text);
        try {
            XPathExpression expression =
                    XPathFactory.newDefaultInstance().newXPath().compile(translated);
            var xpath = new XPath(expression, XPathReach.of(translated));
            xpath.ask(new W3CDom().fromJsoup(Jsoup.parse("")), Object.class); // some faults show only now
            return xpath;
        } catch (XPathExpressionException e) {
            throw new XPathFault(reason(e));
        }
    }

    /** The engine's words without the names of its classes. */
    private static String reason(XPathExpressionException e) {
        return Texts.tidy(String.valueOf(e.getMessage())).replaceAll(NAMES_OF_CLASSES, "");
    }

    XPathReach reach() {
        return reach;
    }

    /** What it points to, in the page's order; a text, number or truth value is one match, unless it is empty. */
    List<Match> matches(org.w3c.dom.Document tree) {
        try {
            Object value = ask(tree, Object.class);
            if (value instanceof XPathNodes nodes) {
                var matches = new ArrayList<Match>();
                nodes.forEach(n -> matches.add(new Match(n, "")));
                return matches;
            }
            String text = value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
                    ? String.valueOf(d.longValue())
                    : String.valueOf(value);
            return text.isBlank() ? List.of() : List.of(new Match(null, text));
        } catch (XPathExpressionException e) {
            return List.of();
        }
    }

    /** Whether it points to anything, or is true. */
    boolean holds(org.w3c.dom.Document tree) {
        try {
            return (Boolean) ask(tree, Boolean.class);
        } catch (XPathExpressionException e) {
            return false;
        }
    }

    /** What is no fault to the engine's compiler may still be one to its evaluator, in an exception of any kind. */
    private Object ask(org.w3c.dom.Document tree, Class<?> type) throws XPathExpressionException {
        synchronized (expression) {
            try {
                return type == Boolean.class
                        ? expression.evaluateExpression(tree, Boolean.class)
                        : expression.evaluateExpression(tree).value();
            } catch (RuntimeException e) {
                throw new XPathExpressionException("it cannot be asked");
            }
        }
    }

    /**
     * A node or a text that an expression points to.
     *
     * @param found in the second tree, or null for a text of no node
     * @param words the text of no node
     */
    record Match(org.w3c.dom.@Nullable Node found, String words) {
        /** The page's node, unless it is an attribute or text of no node. */
        Optional<Node> node() {
            return found == null ? Optional.empty() : Optional.ofNullable(source(found));
        }

        private static @Nullable Node source(org.w3c.dom.Node node) {
            return (Node) node.getUserData(W3CDom.SourceProperty);
        }

        /** The words to show; of an element that has a machine's spelling of them, that. */
        String text() {
            return node().orElse(null) instanceof Element element
                    ? Selected.value(element)
                    : Texts.tidy(found == null ? words : Objects.requireNonNullElse(found.getTextContent(), ""));
        }

        /** The address: that of a link, or the text of anything else. */
        String reference() {
            return node().orElse(null) instanceof Element element && element.hasAttr("href")
                    ? element.attr("href")
                    : text();
        }

        /** Takes the node off its page, or the attribute off its element, and off the second tree. */
        void remove() {
            if (found instanceof Attr attribute && attribute.getOwnerElement() != null) {
                org.w3c.dom.Element owner = attribute.getOwnerElement();
                if (source(owner) instanceof Element element) {
                    element.removeAttr(attribute.getName());
                }
                owner.removeAttributeNode(attribute);
            } else if (found != null) {
                node().filter(n -> n.parent() != null && !FRAME.contains(n.normalName()))
                        .ifPresent(this::remove);
            }
        }

        private void remove(Node node) {
            node.remove();
            if (found != null && found.getParentNode() != null) {
                found.getParentNode().removeChild(found);
            }
        }
    }
}

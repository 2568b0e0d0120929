package tidings.ingest;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * An XPath 1.0 expression, asked of the tree that jsoup parsed as it stands at that moment. The JDK's own engine would want a second tree
 * and walks it anew for each expression; this one costs a walk, a small part of a parse, and gives up where it would cost minutes.
 */
final class XPath {
    private static final int MAX_LENGTH = 10_000;

    private final XPathExpression expression;

    private XPath(XPathExpression expression) {
        this.expression = expression;
    }

    static XPath of(String text) throws XPathFault {
        if (text.length() > MAX_LENGTH) {
            throw new XPathFault("is longer than " + MAX_LENGTH + " characters");
        }
        return new XPath(XPathParser.parse(text));
    }

    /** What it points to, in the page's order; a text, number or truth value is one match, unless it is empty. */
    List<Match> matches(Document page) {
        Object value = value(page);
        if (value instanceof List<?> nodes) {
            return nodes.stream().map(Match::new).toList();
        }
        String text = XPathValues.text(value, XPathFocus.on(page));
        return text.isBlank() ? List.of() : List.of(new Match(text));
    }

    /** Whether it points to anything, or is true. */
    boolean holds(Document page) {
        return XPathValues.truth(value(page));
    }

    private Object value(Document page) {
        try {
            return expression.value(XPathFocus.on(page));
        } catch (XPathFocus.TooMuchWork e) {
            return List.of();
        }
    }

    /**
     * A node or a text that an expression points to.
     *
     * @param found an {@link Element} or other node, an {@link XPathAttribute}, or a string
     */
    record Match(Object found) {
        /** The node, unless it is an attribute or text of no node. */
        Optional<Node> node() {
            return found instanceof Node node ? Optional.of(node) : Optional.empty();
        }

        /** The words to show; of an element that has a machine's spelling of them, that. */
        String text() {
            return found instanceof Element element
                    ? Selected.value(element)
                    : Texts.tidy(found instanceof String text ? text : XPathValues.textOf(found, XPathFocus.on(found)));
        }

        /** The address: that of a link, or the text of anything else. */
        String reference() {
            return found instanceof Element element && element.hasAttr("href") ? element.attr("href") : text();
        }

        /** Takes the node off its page, or the attribute off its element. */
        void remove() {
            if (found instanceof XPathAttribute attribute) {
                attribute.owner().removeAttr(attribute.name());
            } else if (found instanceof Node node && node.parent() != null && !isFrame(node)) {
                node.remove();
            }
        }

        private static boolean isFrame(Node node) {
            return node.normalName().equals("html")
                    || node.normalName().equals("body")
                    || node.normalName().equals("head");
        }
    }
}

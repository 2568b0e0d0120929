package tidings.ingest;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Small questions that are asked of elements. */
final class Html {
    // Selectors that are asked of many elements are parsed once.
    static final Evaluator HEADINGS = QueryParser.parse("h1, h2, h3, h4, h5, h6");
    static final Evaluator LINK = QueryParser.parse("a[href]");
    static final Evaluator ANCHOR = QueryParser.parse("a");
    static final Evaluator IMAGE = QueryParser.parse("img");

    private Html() {}

    /** Text that holds HTML's character references, without them. */
    static String unescaped(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }

    /** A block of running text: it has words, and no block inside it has. */
    static boolean isTextBlock(Element element) {
        if (!element.isBlock() || !element.hasText()) {
            return false;
        }
        return !anyChildHoldsBlock(element);
    }

    private static boolean holdsBlock(Element element) {
        if (element.isBlock() && element.hasText()) {
            return true;
        }
        return anyChildHoldsBlock(element);
    }

    private static boolean anyChildHoldsBlock(Element element) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (holdsBlock(child)) {
                return true;
            }
        }
        return false;
    }

    static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /** Characters of the element's text that are inside links. */
    static int linked(Element element) {
        return element.select(ANCHOR).stream().mapToInt(a -> a.text().length()).sum();
    }

    /** The share of the element's text that is inside links, from 0 to 1. */
    static double linkDensity(Element element) {
        int length = element.text().length();
        return length == 0 ? 0 : Math.min(1, (double) linked(element) / length);
    }

    static boolean isBlank(Node node) {
        return node instanceof TextNode text ? text.isBlank() : !(node instanceof Element e) || !e.hasText();
    }
}

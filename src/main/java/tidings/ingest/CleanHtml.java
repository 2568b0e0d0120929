package tidings.ingest;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import tidings.story.XmlText;

/**
 * Writes a clean body so that HTML's parsers and XML's read the same: to the letter as jsoup writes XML. But it copies text as far as it
 * needs no escape, where jsoup looks up every character, which is half of what it costs to clean a page of much text.
 */
final class CleanHtml implements NodeVisitor {
    /** Characters; most bodies have more. */
    private static final int START = 4096;

    private final StringBuilder html = new StringBuilder(START);

    private CleanHtml() {}

    /** What is in the body, its children a line each. */
    static String of(Element body) {
        var writer = new CleanHtml();
        for (Node child : body.childNodes()) {
            if (!writer.html.isEmpty()) {
                writer.html.append('\n');
            }
            child.traverse(writer);
        }
        return writer.html.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            escape(text.getWholeText(), false);
        } else if (node instanceof Element element) {
            html.append('<').append(element.normalName());
            if (element.attributesSize() > 0) {
                element.attributes().forEach(this::attribute);
            }
            html.append(isVoid(element) ? " />" : ">");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && !isVoid(element)) {
            html.append("</").append(element.normalName()).append('>');
        }
    }

    private static boolean isVoid(Element element) {
        return element.childNodeSize() == 0 && element.tag().isEmpty();
    }

    private void attribute(Attribute attribute) {
        html.append(' ').append(attribute.getKey()).append("=\"");
        escape(attribute.getValue(), true);
        html.append('"');
    }

    private void escape(String whole, boolean quoted) {
        String text = XmlText.legal(whole);
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escape(text.charAt(i), quoted);
            if (escape != null) {
                html.append(text, plain, i).append(escape);
                plain = i + 1;
            }
        }
        html.append(text, plain, text.length());
    }

    private static @Nullable String escape(char c, boolean quoted) {
        if (c > '>' && c != '\u00a0') {
            return null;
        }
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\u00a0' -> "&#xa0;";
            case '"' -> quoted ? "&quot;" : null;
            default -> null;
        };
    }
}

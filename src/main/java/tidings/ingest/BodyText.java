package tidings.ingest;

import java.util.StringJoiner;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a clean body, one block a line. */
final class BodyText implements NodeVisitor {
    private final StringJoiner lines = new StringJoiner("\n");
    private final StringBuilder line = new StringBuilder();

    private BodyText() {}

    static String of(Element body) {
        var text = new BodyText();
        body.traverse(text);
        return text.lines.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            line.append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (element.normalName().equals("br")) {
                line.append(' ');
            } else {
                end(element);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
        }
    }

    /** A link to what was embedded says nothing that the page does. */
    private void end(Element block) {
        if (!line.isEmpty() && (block.isBlock() || block.normalName().equals("summary"))) {
            String text = Texts.tidy(line.toString());
            if (!text.isEmpty() && !text.startsWith(Embeds.MARK)) {
                lines.add(text);
            }
            line.setLength(0);
        }
    }
}

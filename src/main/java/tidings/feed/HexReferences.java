package tidings.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.EntityRef;
import org.jdom2.Text;

/**
 * Plain text in RSS as the RSS Advisory Board's profile wants it: {@code &#x26;}, {@code &#x3C;} and {@code &#x3E;} instead of names, because
 * some readers take {@code &amp;} and {@code &lt;} for the beginning of HTML. To an XML parser it is the same.
 */
final class HexReferences {
    /** Elements of RSS that hold no HTML. */
    private static final Set<String> PLAIN = Set.of("title", "creator", "category", "copyright", "rights");

    /** JDOM writes a reference by its name, which need not be one of its own choice. */
    private static final class Reference extends EntityRef {
        Reference(char of) {
            name = "#x" + Integer.toHexString(of).toUpperCase(java.util.Locale.ROOT);
        }
    }

    private HexReferences() {}

    /** Rewrites the plain texts directly in this channel, item or image; to be done last, as the text can then not be asked for. */
    static void in(Element parent) {
        parent.getChildren().stream()
                .filter(e -> PLAIN.contains(e.getName()) || e.getName().equals("description") && isHead(parent))
                .filter(e -> isMarked(e.getText()))
                .forEach(e -> e.setContent(content(e.getText())));
    }

    /** Descriptions of items are HTML. */
    private static boolean isHead(Element parent) {
        return !parent.getName().equals("item");
    }

    private static boolean isMarked(String text) {
        return text.indexOf('&') >= 0 || text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    }

    private static List<Content> content(String text) {
        var content = new ArrayList<Content>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>') {
                content.add(new Text(text.substring(from, i)));
                content.add(new Reference(c));
                from = i + 1;
            }
        }
        content.add(new Text(text.substring(from)));
        return content;
    }
}

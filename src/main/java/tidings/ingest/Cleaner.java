package tidings.ingest;

import java.util.List;
import java.util.StringJoiner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;
import tidings.story.XmlText;

/**
 * The last step: only elements and attributes that are harmless in every reader, every address absolute and of a protocol that it may
 * have, no characters that XML cannot hold. Cleaning what is clean changes nothing.
 */
final class Cleaner {
    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "p",
                    "br",
                    "hr",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "code",
                    "kbd",
                    "samp",
                    "var",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "small",
                    "mark",
                    "del",
                    "ins",
                    "q",
                    "cite",
                    "abbr",
                    "dfn",
                    "a",
                    "img",
                    "figure",
                    "figcaption",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td")
            .addAttributes("a", "href", "title", "hreflang")
            .addAttributes("img", "src", "alt", "title", "width", "height")
            .addAttributes("abbr", "title")
            .addAttributes("ol", "start", "reversed")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addAttributes("blockquote", "cite")
            .addAttributes("q", "cite")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addProtocols("img", "src", "http", "https")
            .addProtocols("blockquote", "cite", "http", "https")
            .addProtocols("q", "cite", "http", "https");

    private static final String NEEDS_CONTENT =
            "p, h2, h3, h4, h5, h6, li, ul, ol, dl, blockquote, figure, figcaption, table, em, strong, b, i, a";

    private static final int MAX_SETTLING = 4;

    private Cleaner() {}

    static Body clean(Element story) {
        story.select("h1").tagName("h2");
        Document dirty = Document.createShell(story.baseUri());
        dirty.body().appendChild(story.clone());
        Document clean = new org.jsoup.safety.Cleaner(ALLOWED).clean(dirty);
        String html = html(clean);
        for (int i = 0; i < MAX_SETTLING; i++) {
            String before = html;
            clean = settled(before);
            html = html(clean);
            if (html.equals(before)) {
                break;
            }
        }
        return new Body(html, text(clean.body()));
    }

    /** What was taken away can leave text outside of paragraphs and parts without their whole, which parsing once more puts right. */
    private static Document settled(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.select("a:not([href])").unwrap();
        Paragraphs.wrap(page.body());
        page.select("p").forEach(Paragraphs::trim);
        dropEmpty(page.body());
        return page;
    }

    /** Paragraphs of plain text as HTML. */
    static String paragraphs(List<String> texts) {
        Document clean = Document.createShell("");
        texts.forEach(t -> clean.body().appendElement("p").text(t));
        return html(clean);
    }

    private static String html(Document clean) {
        clean.outputSettings()
                .prettyPrint(false)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset("UTF-8");
        var lines = new StringJoiner("\n");
        for (var node : clean.body().childNodes()) {
            String html = node.outerHtml().strip();
            if (!html.isEmpty()) {
                lines.add(html);
            }
        }
        return XmlText.legal(lines.toString());
    }

    /** What lost its content went with it; from the inside out. */
    private static void dropEmpty(Element body) {
        var elements = body.select(NEEDS_CONTENT);
        for (int i = elements.size() - 1; i >= 0; i--) {
            Element element = elements.get(i);
            if (isBlank(element) && element.selectFirst(Html.IMAGE) == null) {
                element.remove();
            }
        }
    }

    /** Stops at the first character that shows. */
    private static boolean isBlank(Element element) {
        return element.nodeStream(TextNode.class)
                .allMatch(t -> Texts.tidy(t.text()).isEmpty());
    }

    private static String text(Element body) {
        var lines = new StringJoiner("\n");
        body.stream().filter(e -> e != body && Html.isTextBlock(e)).forEach(e -> lines.add(Texts.tidy(e.text())));
        return lines.toString();
    }
}

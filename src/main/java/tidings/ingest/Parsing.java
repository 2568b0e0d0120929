package tidings.ingest;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/**
 * A page's bytes become a tree whose size is bounded, whatever they are: what goes beyond the bounds, which no article comes near, is cut
 * off at the end of the page.
 */
final class Parsing {
    /** Characters. */
    private static final int MAX_CHARS = 4 << 20;

    /** Characters of text outside of tags, and in a page of plain text. */
    private static final int MAX_TEXT = 1 << 20;

    private static final int MAX_LINES = 20_000;

    /** As they are written. */
    private static final int MAX_TAGS = 50_000;

    /** In the tree, which can hold more than were written: what was not closed is opened again in every block (HTML, 13.2.4.3). */
    private static final int MAX_ELEMENTS = 60_000;

    /** Elements that the parser makes of one tag at most. */
    private static final int MADE_OF_A_TAG = 15;

    /** Elements inside each other; deeper ones stand side by side at this depth. */
    private static final int MAX_DEPTH = 200;

    /** Characters in a row without a space or bracket: an image or a font written out, never words. */
    private static final int MAX_RUN = 16_384;

    /** In XML these may close themselves; HTML would take all that follows for their content. */
    private static final Pattern CLOSES_ITSELF = Pattern.compile(
            "(?i)<((script|style|title|textarea|iframe|noscript|noframes|xmp|a|div|span|p)\\b[^<>]{0,1000})/>");

    private static final Pattern XML = Pattern.compile("\\s*<\\?xml");

    private static final Pattern PREFIXED = Pattern.compile("(?i)(</?)(?:x?html?):(?=[a-z])");

    private static final String TOO_LARGE = "the page is too large and is read no further";

    private Parsing() {}

    static Document page(Page found, FeedDefinition feed, Trail trail) {
        Source html = bounded(Encoding.text(found), MAX_CHARS, '<', MAX_TAGS, trail);
        if (isXml(found, html.text)) {
            html = new Source(withoutXml(html.text), 2 * html.marks);
        }
        String base = found.url() == null ? feed.link() : found.url();
        return tree(html, base, trail);
    }

    private static Document tree(Source html, String base, Trail trail) {
        Document page = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html.text, base);
        if (html.text.length() > MAX_TEXT || html.marks > MAX_ELEMENTS / MADE_OF_A_TAG) {
            new Bound(trail).cut(page);
        }
        page.outputSettings().prettyPrint(false);
        return page;
    }

    /** Markup that is no whole page, bounded as pages are. */
    static Element fragment(String markup, String base) {
        return tree(bounded(markup, MAX_CHARS, '<', MAX_TAGS, Trail.none()), base, Trail.none())
                .body();
    }

    /** The page's text, if it is no HTML. */
    static String text(Page found, Trail trail) {
        return bounded(Encoding.text(found), MAX_TEXT, '\n', MAX_LINES, trail).text;
    }

    /** @param marks how often the character that was counted stands in the text */
    private record Source(String text, int marks) {}

    private static Source bounded(String text, int maxChars, char mark, int maxMarks, Trail trail) {
        String words = text.length() > maxChars ? withoutRuns(text, maxChars) : text;
        int marks = 0;
        int end = words.indexOf(mark);
        for (; end >= 0 && end < maxChars && marks < maxMarks; marks++) {
            end = words.indexOf(mark, end + 1);
        }
        end = Math.min(end < 0 ? words.length() : end, maxChars);
        if (end < words.length()) {
            trail.passed("page", "size", end + " characters", 0, TOO_LARGE);
        }
        return new Source(words.substring(0, end), marks);
    }

    private static String withoutRuns(String html, int max) {
        var words = new StringBuilder(max);
        int start = 0;
        for (int i = 0; i <= html.length() && words.length() <= max; i++) {
            char c = i == html.length() ? ' ' : html.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\'') {
                words.append(html, i - start > MAX_RUN ? i : start, Math.min(i + 1, html.length()));
                start = i + 1;
            }
        }
        return words.toString();
    }

    private static boolean isXml(Page found, String html) {
        String type = found.contentType();
        return type == null ? XML.matcher(html).lookingAt() : type.contains("xml");
    }

    private static String withoutXml(String html) {
        return PREFIXED.matcher(CLOSES_ITSELF.matcher(html).replaceAll("<$1></$2>"))
                .replaceAll("$1");
    }

    /** Takes away all that follows the last node that is within bounds. */
    private static final class Bound implements NodeFilter {
        private final Trail trail;
        private @Nullable Node last;
        private int elements;
        private int chars;

        Bound(Trail trail) {
            this.trail = trail;
        }

        void cut(Document page) {
            page.filter(this);
            if (last != null) {
                trail.passed("page", "size", elements + " elements, " + chars + " characters", 0, TOO_LARGE);
            }
            for (Node node = last; node != null && node.parent() instanceof Element parent; node = parent) {
                List<Node> within = List.copyOf(parent.childNodes().subList(0, node.siblingIndex() + 1));
                parent.empty(); // and filled again: taking them away one by one counts the rest each time
                within.forEach(parent::appendChild);
            }
        }

        @Override
        public FilterResult head(Node node, int depth) {
            elements += node instanceof Element ? 1 : 0;
            chars += node instanceof TextNode text ? length(text) : 0;
            boolean within = elements <= MAX_ELEMENTS && chars <= MAX_TEXT;
            last = within ? null : node;
            return within ? FilterResult.CONTINUE : FilterResult.STOP;
        }

        private int length(TextNode text) {
            String words = text.getWholeText();
            if (words.length() > MAX_TEXT - chars) {
                text.text(words.substring(0, MAX_TEXT - chars));
            }
            return words.length();
        }
    }
}

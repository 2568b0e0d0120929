package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A story that is a list of blocks, as editors for structured text keep it: each has a kind, and a text of its own or parts. Which editor
 * it was does not matter: the names that they use for the same things are few.
 */
final class StateBlocks {
    private static final int MAX_DEPTH = 12;
    private static final int MAX_NODES = 20_000;

    private static final List<String> KINDS =
            List.of("type", "_type", "nodeType", "kind", "name", "tag", "tagName", "style", "__typename");
    private static final List<String> TEXTS =
            List.of("html", "text", "value", "content", "body", "markdown", "paragraph");

    /** Where editors keep what belongs to a block. */
    private static final List<String> BOXES =
            List.of("data", "attributes", "attrs", "fields", "props", "value", "model");

    private static final List<String> PARTS = List.of(
            "children",
            "content",
            "blocks",
            "items",
            "paragraphs",
            "body",
            "elements",
            "nodes",
            "innerBlocks",
            "document",
            "root");
    private static final List<String> ADDRESSES = List.of("href", "url", "uri");

    private static final Pattern SKIPPED =
            Pattern.compile("(?i)\\bads?\\b|advert|related|newsletter|promo|embed|share|comment|recirc|script"
                    + "|button|video|audio|gallery|iframe|image|photo|picture");
    private static final Pattern HEADING = Pattern.compile("(?i)\\bh[1-6]\\b|head(?:ing|er|line)|sub-?title|crosshead");
    private static final Pattern ITEM = Pattern.compile("(?i)\\bli\\b|list-?item|bullet");
    private static final Pattern LIST = Pattern.compile("(?i)\\b[uo]l\\b|list\\b");
    private static final Pattern QUOTE = Pattern.compile("(?i)quote");
    private static final Pattern INLINE = Pattern.compile(
            "(?i)\\b(?:text|span|a|link|hyperlink|strong|bold|em|italic|b|i|linebreak|hard-?break|br)\\b");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:a|link|hyperlink)\\b");

    private final String base;
    private int nodes;

    StateBlocks(String base) {
        this.base = base;
    }

    /** About how much text the blocks hold; 0 if they are no text but, for example, a list of other articles. */
    static int chars(JsonNode blocks) {
        return isListing(blocks) ? 0 : chars(blocks, 0, new int[] {MAX_NODES});
    }

    private static int chars(JsonNode node, int depth, int[] left) {
        if (depth > MAX_DEPTH || left[0]-- <= 0) {
            return 0;
        }
        if (node.isTextual()) {
            return StateText.isProse(node.asText()) ? node.asText().length() : 0;
        }
        if (node.isObject()) {
            String own = SKIPPED.matcher(kind(node)).find() ? "" : text(node, 0);
            return own.isEmpty() ? chars(parts(node, 0), depth + 1, left) : own.length();
        }
        int sum = 0;
        for (JsonNode part : node) {
            sum += chars(part, depth + 1, left);
        }
        return sum;
    }

    /** Entries with titles and addresses of their own are other articles. */
    private static boolean isListing(JsonNode blocks) {
        int titled = 0;
        for (JsonNode block : blocks) {
            boolean title = block.hasNonNull("title") || block.hasNonNull("headline") || block.hasNonNull("name");
            boolean address = block.hasNonNull("url")
                    || block.hasNonNull("slug")
                    || block.hasNonNull("link")
                    || block.hasNonNull("path");
            titled += title && address ? 1 : 0;
        }
        return titled * 2 > blocks.size();
    }

    /** @return a {@code <div>} that stands in no page */
    Element html(JsonNode blocks) {
        Element body = Jsoup.parseBodyFragment("", base).body();
        blocks.forEach(b -> block(b, body, 0));
        return body.tagName("div");
    }

    private void block(JsonNode node, Element into, int depth) {
        String kind = kind(node);
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES || SKIPPED.matcher(kind).find()) {
            return;
        }
        String own = node.isTextual() ? node.asText() : text(node, 0);
        JsonNode parts = node.isArray() ? node : parts(node, 0);
        String tag = tag(kind);
        if (!own.isEmpty()) {
            written(own, tag, into);
        } else if (depth > 0 && isRun(parts) || !node.isArray() && isRun(parts)) {
            Element run = into.appendElement(tag);
            parts.forEach(p -> inline(p, run, depth + 1));
        } else {
            Element box = tag.equals("p") ? into : into.appendElement(tag);
            parts.forEach(p -> block(p, box, depth + 1));
        }
    }

    private static void written(String text, String tag, Element into) {
        Element html = StateText.html(text, into.baseUri());
        boolean plain = tag.equals("p") && html.childrenSize() > 0;
        Element box = plain ? into : into.appendElement(tag);
        List<Element> paragraphs = html.children();
        boolean single = !tag.equals("p")
                && paragraphs.size() == 1
                && paragraphs.get(0).normalName().equals("p");
        (single ? paragraphs.get(0) : html).childNodesCopy().forEach(box::appendChild);
    }

    private void inline(JsonNode node, Element into, int depth) {
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            return;
        }
        Element run = LINK.matcher(kind(node)).find() ? into.appendElement("a").attr("href", address(node)) : into;
        String own = node.isTextual() ? node.asText() : text(node, 0);
        if (own.isEmpty()) {
            parts(node, 0).forEach(p -> inline(p, run, depth + 1));
        } else {
            run.appendText(own);
        }
    }

    /** Pieces of one paragraph: words and links that follow each other. */
    private static boolean isRun(JsonNode parts) {
        for (JsonNode part : parts) {
            String kind = kind(part);
            boolean leaf = part.isTextual() || kind.isEmpty() && !text(part, 0).isEmpty();
            if (!leaf && !INLINE.matcher(kind).find()) {
                return false;
            }
        }
        return parts.size() > 0;
    }

    private static String tag(String kind) {
        if (HEADING.matcher(kind).find()) {
            return "h2";
        }
        return ITEM.matcher(kind).find()
                ? "li"
                : QUOTE.matcher(kind).find() ? "blockquote" : LIST.matcher(kind).find() ? "ul" : "p";
    }

    private static String kind(JsonNode node) {
        var kind = new StringJoiner(" ");
        for (String name : KINDS) {
            if (node.path(name).isTextual()) {
                kind.add(node.path(name).asText());
            }
        }
        return kind.toString();
    }

    /** The block's own words, or an empty text. */
    private static String text(JsonNode node, int depth) {
        for (String name : TEXTS) {
            if (node.path(name).isTextual() && !node.path(name).asText().isEmpty()) {
                return node.path(name).asText();
            }
        }
        return depth > 1 ? "" : boxed(node, b -> text(b, depth + 1), "");
    }

    private static JsonNode parts(JsonNode node, int depth) {
        for (String name : PARTS) {
            if (node.path(name).isContainerNode() && node.path(name).size() > 0) {
                return node.path(name);
            }
        }
        return depth > 1 ? MissingNode.getInstance() : boxed(node, b -> parts(b, depth + 1), MissingNode.getInstance());
    }

    private static String address(JsonNode node) {
        for (String name : ADDRESSES) {
            if (node.path(name).isTextual()) {
                return node.path(name).asText();
            }
        }
        return boxed(node, b -> b.isObject() ? address(b) : "", "");
    }

    private static <T> T boxed(JsonNode node, java.util.function.Function<JsonNode, T> asked, T none) {
        for (String name : BOXES) {
            if (node.path(name).isObject()) {
                T found = asked.apply(node.path(name));
                if (!found.equals(none)) {
                    return found;
                }
            }
        }
        return none;
    }
}

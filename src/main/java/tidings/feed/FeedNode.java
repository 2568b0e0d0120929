package tidings.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.XmlText;

/**
 * An element of a feed. The format's own elements go by their plain names, whichever of its namespaces they are in; those of known
 * extensions have the usual prefix: {@code dc:creator}.
 */
final class FeedNode {
    final String name;
    private final @Nullable FeedNode parent;
    private final Map<String, String> attributes = new HashMap<>();
    /** Strings and nodes, as they stand. */
    private final List<Object> content = new ArrayList<>();

    FeedNode(String name, @Nullable FeedNode parent) {
        this.name = name;
        this.parent = parent;
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(Object node) {
        content.add(node);
    }

    @Nullable
    FeedNode parent() {
        return parent;
    }

    /** The attribute's value, or an empty text. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    Stream<FeedNode> children() {
        return content.stream().filter(FeedNode.class::isInstance).map(FeedNode.class::cast);
    }

    /** The children of these names, those of the first name first. */
    List<FeedNode> all(String... names) {
        return Stream.of(names)
                .flatMap(n -> children().filter(c -> c.name.equals(n)))
                .toList();
    }

    @Nullable
    FeedNode first(String... names) {
        return all(names).stream().filter(n -> !n.text().isEmpty()).findFirst().orElse(null);
    }

    /** The text of the first child of these names that has any, or an empty one. */
    String text(String... names) {
        FeedNode first = first(names);
        return first == null ? "" : first.text();
    }

    /** Its own text and that of what it holds. */
    String text() {
        var text = new StringBuilder();
        write(text, false);
        return text.toString().strip();
    }

    /** What it holds, as markup: elements stand for themselves, text that is escaped in them stays so. */
    String markup() {
        if (children().findAny().isEmpty()) {
            return text();
        }
        var markup = new StringBuilder();
        write(markup, true);
        return markup.toString().strip();
    }

    private void write(StringBuilder into, boolean tags) {
        for (Object node : content) {
            if (node instanceof FeedNode child) {
                child.element(into, tags);
            } else {
                into.append(tags ? XmlText.escape(node.toString()) : node);
            }
        }
    }

    private void element(StringBuilder into, boolean tags) {
        String tag = name.substring(name.indexOf(':') + 1);
        if (tags) {
            into.append('<').append(tag);
            attributes.forEach((k, v) -> into.append(' ')
                    .append(k)
                    .append("=\"")
                    .append(XmlText.escape(v))
                    .append('"'));
            into.append('>');
        }
        write(into, tags);
        if (tags && !(content.isEmpty() && (tag.equals("br") || tag.equals("img") || tag.equals("hr")))) {
            into.append("</").append(tag).append('>');
        }
    }

    /** The nearest value of an attribute that is inherited, such as {@code xml:lang}; or an empty text. */
    String inherited(String attribute) {
        FeedNode node = this;
        while (node != null && node.attribute(attribute).isEmpty()) {
            node = node.parent;
        }
        return node == null ? "" : node.attribute(attribute);
    }

    /**
     * What addresses in it resolve against (XML Base).
     *
     * @param at the document's own address, or null
     */
    @Nullable
    String base(@Nullable String at) {
        String outer = parent == null ? at : parent.base(at);
        String own = attribute("xml:base");
        return own.isEmpty() ? outer : Address.resolve(outer, own).orElse(outer);
    }
}

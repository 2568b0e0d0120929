package tidings.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import tidings.story.Enclosure;
import tidings.story.Format;

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). Links to related entries are under {@code _tidings}, which docs/json-feed.md describes. */
final class JsonFeedWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** FreshRSS loses the whole feed over one tag with a plain one. */
    private static final char AMPERSAND = '＆';

    private JsonFeedWriter() {}

    static byte[] write(Window window) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", window.feed().title());
        feed.put("home_page_url", window.feed().link());
        feed.put("feed_url", window.self(Format.JSON));
        if (window.older() > 0) {
            feed.put("next_url", window.address(Format.JSON, window.older()));
        }
        put(feed, "description", window.feed().description());
        put(feed, "icon", window.icon());
        put(feed, "favicon", window.icon());
        put(feed, "language", window.language());
        feed.putArray("authors").addObject().put("name", window.author());
        if (window.feed().rights() != null) {
            feed.putObject("_tidings").put("rights", window.feed().rights());
        }
        if (window.hub(Format.JSON) != null) {
            feed.putArray("hubs").addObject().put("type", "WebSub").put("url", window.hub(Format.JSON));
        }
        var items = feed.putArray("items");
        window.items().forEach(item -> item(items.addObject(), item));
        try {
            return WRITER.writeValueAsBytes(feed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void item(ObjectNode node, Item item) {
        node.put("id", item.id());
        node.put("url", item.link());
        node.put("title", item.title());
        node.put("content_html", item.content());
        put(node, "summary", item.summary());
        put(node, "image", item.image() == null ? null : item.image().url());
        node.put("date_published", Xml.text(item.published()));
        node.put("date_modified", Xml.text(item.updated()));
        var authors = node.putArray("authors");
        item.authors().forEach(a -> authors.addObject().put("name", a));
        put(node, "language", item.language());
        if (!item.categories().isEmpty()) {
            var tags = node.putArray("tags");
            item.categories().forEach(c -> tags.add(c.replace('&', AMPERSAND)));
        }
        if (!item.enclosures().isEmpty()) {
            var attachments = node.putArray("attachments");
            item.enclosures().forEach(e -> attachment(attachments.addObject(), e));
        }
        ObjectNode extension = extension(item);
        if (!extension.isEmpty()) {
            node.set("_tidings", extension);
        }
    }

    private static void attachment(ObjectNode node, Enclosure enclosure) {
        node.put("url", enclosure.url());
        node.put("mime_type", enclosure.type());
        if (enclosure.length() != null) {
            node.put("size_in_bytes", enclosure.length());
        }
        if (enclosure.seconds() != null) {
            node.put("duration_in_seconds", enclosure.seconds());
        }
    }

    private static ObjectNode extension(Item item) {
        ObjectNode extension = JSON.createObjectNode();
        put(extension, "rights", item.rights());
        if (!item.related().isEmpty()) {
            var related = extension.putArray("related");
            item.related()
                    .forEach(r -> related.addObject()
                            .put("id", r.id())
                            .put("url", r.link())
                            .put("title", r.title()));
        }
        return extension;
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }
}

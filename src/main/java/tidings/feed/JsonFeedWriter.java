package tidings.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tidings.story.Format;

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). Links to related entries are under {@code _tidings}, which docs/json-feed.md describes. */
final class JsonFeedWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonFeedWriter() {}

    static byte[] write(Window window) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", window.feed().title());
        feed.put("home_page_url", window.feed().link());
        feed.put("feed_url", window.self(Format.JSON));
        put(feed, "description", window.feed().description());
        put(feed, "language", window.language());
        feed.putArray("authors").addObject().put("name", window.author());
        if (window.addresses().hub() != null) {
            feed.putArray("hubs")
                    .addObject()
                    .put("type", "WebSub")
                    .put("url", window.addresses().hub());
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
        node.put("date_published", date(item.published()));
        node.put("date_modified", date(item.updated()));
        var authors = node.putArray("authors");
        item.authors().forEach(a -> authors.addObject().put("name", a));
        put(node, "language", item.language());
        if (!item.related().isEmpty()) {
            var related = node.putObject("_tidings").putArray("related");
            item.related()
                    .forEach(r -> related.addObject()
                            .put("id", r.id())
                            .put("url", r.link())
                            .put("title", r.title()));
        }
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    private static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

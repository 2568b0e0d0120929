package tidings.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.ArticleDate;
import tidings.story.Further;
import tidings.story.Handles;
import tidings.story.Headlines;
import tidings.story.Image;
import tidings.story.Labels;
import tidings.story.ListReading;
import tidings.story.Listed;
import tidings.story.LooseText;
import tidings.story.Rhythm;
import tidings.story.XmlText;

/** JSON Feed (jsonfeed.org/version/1 and 1.1); what is of another type than it should be is passed over. */
final class JsonFeed {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private final LooseText loose;
    private final @Nullable String at;
    private final boolean isWhole;
    private final FullText fullText;

    /** @param at where the feed was found, or null */
    JsonFeed(LooseText loose, @Nullable String at, boolean isWhole) {
        this.loose = loose;
        this.at = at;
        this.isWhole = isWhole;
        this.fullText = new FullText(loose);
    }

    ListReading read(String text) {
        JsonNode feed;
        try {
            feed = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return new ListReading.Refused("is no JSON Feed: its JSON is broken in line "
                    + (e.getLocation() == null ? "1" : e.getLocation().getLineNr()));
        }
        return feed.path("items").isArray()
                ? new ListReading.Read(headlines(feed))
                : new ListReading.Refused("is JSON, but no JSON Feed: it has no list of \"items\"");
    }

    private Headlines headlines(JsonNode feed) {
        List<FeedEntry> entries =
                stream(feed.path("items")).map(i -> entry(feed, i)).toList();
        List<Further> further = address(text(feed, "next_url")).stream()
                .filter(u -> !u.equals(at))
                .map(u -> new Further(u, Further.Kind.OLDER, null))
                .toList();
        return new Headlines(FeedEntry.sound(entries), further, Rhythm.NONE, isWhole);
    }

    private FeedEntry entry(JsonNode feed, JsonNode item) {
        String html = text(item, "content_html");
        FullText.Parts parts = fullText.of(
                html.isEmpty() ? XmlText.escape(text(item, "content_text")) : html,
                XmlText.escape(text(item, "summary")),
                at);
        List<String> authors = authors(item);
        String title =
                XmlText.legal(text(item, "title")).replaceAll("\\s+", " ").strip();
        String language = text(item, "language") + (item.has("language") ? "" : text(feed, "language"));
        var article = new Listed(
                address(text(item, "url")).map(Address::clean).orElse(null),
                title.isEmpty() ? null : title,
                authors.isEmpty() ? authors(feed) : authors,
                date(text(item, "date_published")),
                date(text(item, "date_modified")),
                parts.summary(),
                parts.html(),
                image(item).or(parts::image).orElse(null),
                language.isEmpty() ? null : language,
                labels(feed, item),
                Handles.NONE);
        String id = text(item, "id").strip();
        String permalink = Address.resolve(null, id).map(Address::clean).orElse(null);
        return new FeedEntry(article, id.isEmpty() ? null : id, permalink);
    }

    private Labels labels(JsonNode feed, JsonNode item) {
        List<String> tags = stream(item.path("tags"))
                .map(t -> t.asText().strip())
                .filter(t -> !t.isEmpty())
                .distinct()
                .toList();
        String name = text(feed, "title").strip();
        return new Labels(
                null,
                tags,
                name.isEmpty() ? null : name,
                address(text(feed, "icon"))
                        .or(() -> address(text(feed, "favicon")))
                        .orElse(null));
    }

    private static List<String> authors(JsonNode node) {
        var authors = new ArrayList<String>();
        stream(node.path("authors")).map(a -> text(a, "name").strip()).forEach(authors::add);
        authors.add(text(node.path("author"), "name").strip()); // version 1
        return authors.stream().filter(a -> !a.isEmpty()).distinct().toList();
    }

    private @Nullable ArticleDate date(String text) {
        return text.isEmpty() ? null : loose.date(text, null).orElse(null);
    }

    private Optional<Image> image(JsonNode item) {
        return Stream.of("image", "banner_image")
                .flatMap(k -> address(text(item, k)).stream())
                .map(u -> new Image(u, null, null, null))
                .findFirst();
    }

    private Optional<String> address(String text) {
        return Address.resolve(at, text);
    }

    /** A plain value, of whatever type, or an empty text. */
    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.of();
    }
}

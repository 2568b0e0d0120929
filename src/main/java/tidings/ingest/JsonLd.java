package tidings.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the page says of its article in JSON-LD, in schema.org's words. */
final class JsonLd {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern ARTICLE =
            Pattern.compile("(?:.*[/#])?(?:\\w*Article|\\w*BlogPosting|Report|LiveBlogPosting)");
    private static final int MAX_NODES = 2000;

    private final List<JsonNode> nodes = new ArrayList<>();
    private final JsonNode article;

    JsonLd(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            collect(parse(script.data()), nodes);
        }
        article = nodes.stream().filter(JsonLd::isArticle).findFirst().orElse(MissingNode.getInstance());
    }

    /** A plain value of the article, or null. */
    @Nullable
    String text(String key) {
        return text(article.path(key));
    }

    /**
     * A plain value of a node that is described by itself, not as a part of another.
     *
     * @param types of the node, without the vocabulary's address
     * @param headline of the node, or its name, or an empty string
     */
    record Said(Set<String> types, String headline, String value) {}

    /** This key's plain values, in the page's order. */
    List<Said> all(String key) {
        var all = new ArrayList<Said>();
        for (JsonNode node : nodes) {
            String value = text(node.path(key));
            String headline = text(node.path(node.has("headline") ? "headline" : "name"));
            if (value != null) {
                all.add(new Said(types(node), headline == null ? "" : headline, value));
            }
        }
        return all;
    }

    private static Set<String> types(JsonNode node) {
        var types = new HashSet<String>();
        each(node.path("@type"), t -> types.add(t.asText().replaceFirst(".*[/#:]", "")));
        return types;
    }

    /** The names of people or organisations. */
    List<String> names(String key) {
        var names = new ArrayList<String>();
        each(article.path(key), node -> {
            String name = node.isObject() ? text(node.path("name")) : text(node);
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    /** An address: the value itself, or its {@code url} or {@code @id}. */
    @Nullable
    String url(String key) {
        JsonNode value = first(article.path(key));
        String url = text(value.path("url"));
        return value.isObject() ? (url != null ? url : text(value.path("@id"))) : text(value);
    }

    /** A number beside an address, such as an image's width in pixels, or null. */
    @Nullable
    Integer number(String key, String of) {
        JsonNode value = first(article.path(key)).path(of);
        int number = value.isObject() ? value.path("value").asInt() : value.asInt();
        return number > 0 ? Integer.valueOf(number) : null;
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isValueNode() ? Texts.tidy(Html.unescaped(node.asText())) : "";
        return text.isEmpty() || node.isNull() ? null : text;
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }

    private static void each(JsonNode node, java.util.function.Consumer<JsonNode> taker) {
        if (node.isArray()) {
            node.forEach(taker);
        } else {
            taker.accept(node);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        if (nodes.size() >= MAX_NODES) {
            return;
        }
        if (node.isArray()) {
            node.forEach(n -> collect(n, nodes));
        } else if (node.isObject()) {
            nodes.add(node);
            collect(node.path("@graph"), nodes);
            collect(node.path("mainEntity"), nodes);
        }
    }

    private static boolean isArticle(JsonNode node) {
        var types = new ArrayList<String>();
        each(node.path("@type"), t -> types.add(t.asText()));
        return types.stream().anyMatch(t -> ARTICLE.matcher(t).matches());
    }

    private static JsonNode parse(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // broken JSON-LD is common; the page has other words
        }
    }
}

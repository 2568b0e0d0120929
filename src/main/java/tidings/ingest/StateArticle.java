package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An object of a page's {@link State} that has a title, and a text in or under it.
 *
 * @param text a string, or a list of blocks
 * @param chars about how long the text is
 */
record StateArticle(JsonNode object, String title, JsonNode text, int chars) {
    private static final int BELOW = 4;
    private static final List<String> TITLES =
            List.of("headline", "title", "name", "heading", "displaytitle", "seotitle", "metatitle", "pagetitle");
    private static final List<String> PUBLISHED = List.of(
            "datepublished",
            "publishedat",
            "published",
            "publishdate",
            "publisheddate",
            "publicationdate",
            "firstpublished",
            "firstpublishedat",
            "publishedtime",
            "pubdate",
            "displaydate",
            "date",
            "createdat");
    private static final List<String> AUTHORS =
            List.of("author", "authors", "byline", "bylines", "writer", "writers", "contributors", "creator");

    /** What stands under an article without being its text. */
    private static final Pattern OTHER =
            Pattern.compile("(?i)related|recommend|similar|comment|repl(?:y|ies)$|trending|popular|latest"
                    + "|sidebar|footer|header|navigation|menu|newsletter|translation|messages|i18n|locale|config|seo|schema|bio$|advert"
                    + "|promo|query|css|style|author|excerpt|summary|description|teaser");

    static Optional<StateArticle> of(JsonNode object) {
        String title = object.isObject() ? title(object) : null;
        if (title == null) {
            return Optional.empty();
        }
        JsonNode text = text(object, 0);
        return Optional.of(new StateArticle(object, title, text, chars(text)));
    }

    /** The longest text in the node, looked for some levels deep; missing if there is none. */
    private static JsonNode text(JsonNode node, int depth) {
        if (!node.isObject()) {
            return chars(node) > 0 ? node : MissingNode.getInstance();
        }
        JsonNode best = MissingNode.getInstance();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (depth < BELOW && !OTHER.matcher(field.getKey()).find()) {
                JsonNode text = text(field.getValue(), depth + 1);
                best = chars(text) > chars(best) ? text : best;
            }
        }
        return best;
    }

    private static int chars(JsonNode text) {
        if (text.isTextual()) {
            return StateText.isProse(text.asText()) ? text.asText().length() : 0;
        }
        return text.isArray() ? StateBlocks.chars(text) : 0;
    }

    private static @Nullable String title(JsonNode object) {
        return first(object, TITLES);
    }

    @Nullable
    String published() {
        return first(object, PUBLISHED);
    }

    StateBody body(String base) {
        Element body = text.isTextual() ? StateText.html(text.asText(), base) : new StateBlocks(base).html(text);
        return new StateBody(body, body.text().length(), title, published(), authors());
    }

    private List<String> authors() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (names.isEmpty() && AUTHORS.contains(plain(field.getKey()))) {
                each(field.getValue(), a -> {
                    String name = a.isTextual() ? a.asText() : a.isObject() ? title(a) : null;
                    if (name != null && !name.isBlank()) {
                        names.add(Texts.tidy(name));
                    }
                });
            }
        }
        return names;
    }

    private static void each(JsonNode node, Consumer<JsonNode> taker) {
        if (node.isArray()) {
            node.forEach(taker);
        } else {
            taker.accept(node);
        }
    }

    private static @Nullable String first(JsonNode object, List<String> names) {
        String first = null;
        int rank = names.size();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            int at = names.indexOf(plain(field.getKey()));
            JsonNode value = field.getValue().isObject() ? field.getValue().path("rendered") : field.getValue();
            if (at >= 0 && at < rank && value.isTextual() && !value.asText().isBlank()) {
                rank = at;
                first = Texts.tidy(Html.unescaped(value.asText()));
            }
        }
        return first;
    }

    private static String plain(String key) {
        return Texts.lower(key).replace("_", "").replace("-", "");
    }
}

package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Image;
import tidings.story.Listed;

/** The list of articles that a page keeps for its scripts, or for search engines (schema.org's ItemList): the longest that it has. */
final class StateListing {
    private static final int MAX_DEPTH = 14;
    private static final int MAX_NODES = 50_000;
    private static final int MIN_ITEMS = 2;
    private static final List<String> TITLES = List.of("headline", "title", "name", "heading");
    private static final List<String> ADDRESSES =
            List.of("url", "href", "link", "permalink", "canonicalUrl", "webUrl", "path", "uri", "slug", "@id");
    private static final List<String> PUBLISHED = List.of(
            "datePublished",
            "publishedAt",
            "published_at",
            "published",
            "publishDate",
            "publicationDate",
            "pubDate",
            "firstPublished",
            "date",
            "createdAt");
    private static final List<String> TEASERS =
            List.of("description", "summary", "teaser", "excerpt", "standfirst", "dek");
    private static final List<String> INNER = List.of("item", "node", "attributes", "fields", "article", "content");
    private static final Set<String> NOT_LISTS = Set.of(
            "navigation",
            "menu",
            "menus",
            "footer",
            "breadcrumb",
            "breadcrumbs",
            "author",
            "authors",
            "tags",
            "categories",
            "BreadcrumbList");

    private final Outline outline;
    private final String base;
    private final Dates dates;
    private final @Nullable String language;
    private int nodes;
    private List<Listed> longest = List.of();

    StateListing(Outline outline, String base, Dates dates, @Nullable String language) {
        this.outline = outline;
        this.base = base;
        this.dates = dates;
        this.language = language;
    }

    List<Listed> listed() {
        for (Box script : outline.tagged("script")) {
            if (Texts.lower(script.element.attr("type")).contains("ld+json")) {
                walk(LenientJson.read(script.element.data()), 0);
            }
        }
        State.of(outline.tagged("script").stream().map(b -> b.element).toList()).forEach(v -> walk(v, 0));
        return longest;
    }

    private void walk(JsonNode node, int depth) {
        if (depth > MAX_DEPTH
                || ++nodes > MAX_NODES
                || node.path("@type").asText().equals("BreadcrumbList")) {
            return;
        }
        if (node.isArray() && node.size() >= MIN_ITEMS) {
            List<Listed> items = items(node);
            longest = items.size() >= MIN_ITEMS && items.size() * 2 >= node.size() && items.size() > longest.size()
                    ? items
                    : longest;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!NOT_LISTS.contains(field.getKey())) {
                walk(field.getValue(), depth + 1);
            }
        }
        if (node.isArray()) {
            node.forEach(n -> walk(n, depth + 1));
        }
    }

    private List<Listed> items(JsonNode array) {
        Map<String, Listed> items = new LinkedHashMap<>();
        for (JsonNode item : array) {
            Article headline = headline(item);
            if (headline != null && headline.url() != null) {
                items.putIfAbsent(Address.key(headline.url()), Listed.of(headline));
            }
        }
        return new ArrayList<>(items.values());
    }

    private @Nullable Article headline(JsonNode outer) {
        JsonNode item = inner(outer);
        String title = Texts.title(Html.unescaped(first(item, TITLES)));
        String url = address(item, outer);
        if (!CardTitle.isTitle(title) || url == null) {
            return null;
        }
        ArticleDate published =
                dates.machine(first(item, PUBLISHED), DateSource.LISTED).orElse(null);
        String teaser = Summaries.of(Html.unescaped(first(item, TEASERS)), "");
        return new Article(title, url, authors(item), published, null, teaser, null, image(item), language, null);
    }

    private static JsonNode inner(JsonNode outer) {
        JsonNode item = outer;
        for (int level = 0; level < 3 && first(item, TITLES).isEmpty(); level++) {
            for (String name : INNER) {
                if (item.path(name).isObject()) {
                    item = item.path(name);
                    break;
                }
            }
        }
        return item;
    }

    /** A word by itself is no address, though it could be a relative one. */
    private @Nullable String address(JsonNode item, JsonNode outer) {
        for (JsonNode node : List.of(item, outer)) {
            for (String name : ADDRESSES) {
                String said = node.path(name).isTextual() ? node.path(name).asText() : "";
                Href href = said.startsWith("/") || said.startsWith("http") ? Href.of(said) : null;
                if (href != null && !href.isHome() && href.isSisterOf(Address.site(base)) && !href.isIndex()) {
                    return Address.resolve(base, said).map(Address::clean).orElse(null);
                }
            }
        }
        return null;
    }

    private @Nullable Image image(JsonNode item) {
        for (String name : new String[] {"image", "thumbnailUrl", "thumbnail", "leadImage"}) {
            JsonNode image = item.path(name).isArray() ? item.path(name).path(0) : item.path(name);
            String said = image.isTextual()
                    ? image.asText()
                    : image.path("url").asText(image.path("src").asText());
            if (!said.isBlank()) {
                return Allowed.address(said, base)
                        .map(u -> new Image(u, null, null, null))
                        .orElse(null);
            }
        }
        return null;
    }

    private static List<String> authors(JsonNode item) {
        JsonNode author = item.path("author").isArray() ? item.path("author").path(0) : item.path("author");
        String name = author.isTextual() ? author.asText() : author.path("name").asText();
        return name.isBlank() ? List.of() : Names.declared(name);
    }

    private static String first(JsonNode node, List<String> names) {
        return names.stream()
                .map(n -> node.path(n).isObject() ? node.path(n).path("rendered") : node.path(n))
                .filter(v -> v.isTextual() || v.isNumber())
                .map(JsonNode::asText)
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse("");
    }
}

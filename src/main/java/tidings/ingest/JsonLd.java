package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page says of its article in JSON-LD, in schema.org's words. Things of other kinds (a list of articles, an organisation, a
 * comment) lend the article nothing; two accounts of the article complete each other, the fuller first.
 */
final class JsonLd {
    /** Kinds of pages and works that are no article by name, and may yet be what the page is about. */
    private static final Set<String> WORKS = Set.of(
            "Recipe", "HowTo", "Review", "CreativeWork", "DiscussionForumPosting", "SocialMediaPosting", "Chapter");

    private static final Set<String> SITES = Set.of("WebSite", "Organization", "NewsMediaOrganization", "Corporation");
    private static final List<String> INNER = List.of("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb");
    private static final int MAX_NODES = 2000;

    private final List<JsonNode> nodes = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final List<JsonNode> accounts;

    JsonLd(Outline outline) {
        for (Box script : outline.tagged("script")) {
            if (Texts.lower(script.element.attr("type")).contains("ld+json")) {
                LenientJson.read(script.element.data()).forEach(n -> collect(n, 0));
            }
        }
        accounts = accounts();
    }

    private void collect(JsonNode node, int depth) {
        if (nodes.size() >= MAX_NODES || depth > 8) {
            return;
        }
        if (node.isArray()) {
            node.forEach(n -> collect(n, depth + 1));
        } else if (node.isObject()) {
            nodes.add(node);
            index(node);
            INNER.forEach(key -> collect(node.path(key), depth + 1));
        }
    }

    /** Things that others refer to stand in the graph or inside what refers to them first. */
    private void index(JsonNode node) {
        String id = node.path("@id").asText();
        if (!id.isEmpty()) {
            byId.merge(id, node, (a, b) -> a.size() >= b.size() ? a : b);
        }
        for (String key : List.of("author", "publisher", "creator")) {
            each(node.path(key), n -> {
                if (n.isObject() && n.size() > 1 && n.has("@id")) {
                    byId.merge(n.path("@id").asText(), n, (a, b) -> a.size() >= b.size() ? a : b);
                }
            });
        }
    }

    /** The article, then what else speaks of it: a second account of it, the page that it stands on. */
    private List<JsonNode> accounts() {
        List<JsonNode> ranked = nodes.stream()
                .filter(n -> rank(n) > 0)
                .sorted(Comparator.comparingInt(JsonLd::rank).reversed())
                .toList();
        if (ranked.isEmpty()) {
            return List.of();
        }
        JsonNode first = ranked.get(0);
        String headline = Words.fold(headline(first));
        return ranked.stream()
                .filter(n -> n == first
                        || rank(n) == 1
                        || !headline.isEmpty() && Words.fold(headline(n)).equals(headline))
                .toList();
    }

    private static String headline(JsonNode node) {
        String headline = text(node.path("headline"));
        String name = text(node.path("name"));
        return headline != null ? headline : name != null ? name : "";
    }

    private static int rank(JsonNode node) {
        int rank = 0;
        for (String type : types(node)) {
            rank = Math.max(
                    rank,
                    type.endsWith("Article") || type.endsWith("BlogPosting") || type.equals("Report")
                            ? 3
                            : WORKS.contains(type) ? 2 : type.endsWith("WebPage") || type.endsWith("ItemPage") ? 1 : 0);
        }
        return rank;
    }

    private static List<String> types(JsonNode node) {
        var types = new ArrayList<String>();
        each(node.path("@type"), t -> {
            String type = t.asText();
            types.add(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1));
        });
        return types;
    }

    /** A plain value of the article, or null. */
    @Nullable
    String text(String key) {
        return accounts.stream()
                .map(a -> text(first(a.path(key))))
                .filter(t -> t != null)
                .findFirst()
                .orElse(null);
    }

    /** The plain values of the article, one or many. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        each(value(key), n -> {
            String text = n.isObject() ? text(n.path("name")) : text(n);
            if (text != null) {
                texts.add(text);
            }
        });
        return texts;
    }

    /** The headline of the article itself, not the name of the page, or null. */
    @Nullable
    String headline() {
        return accounts.stream()
                .filter(a -> rank(a) > 1)
                .map(JsonLd::headline)
                .filter(h -> !h.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** What the article, not the page, is identified by, or null. */
    @Nullable
    String id() {
        return accounts.stream()
                .filter(a -> rank(a) > 1)
                .flatMap(a -> Stream.of(first(a.path("identifier")), a.path("@id")))
                .map(i -> text(i.isObject() ? i.path("value") : i))
                .filter(t -> t != null)
                .findFirst()
                .orElse(null);
    }

    /** Somebody or something with a name. */
    record Agent(String name, boolean isOrganisation) {}

    /** Who wrote it, whom it was made by. */
    List<Agent> agents(String key) {
        var agents = new ArrayList<Agent>();
        each(value(key), n -> agent(resolved(n), agents));
        return agents;
    }

    private void agent(JsonNode node, List<Agent> agents) {
        if (!node.isObject()) {
            add(text(node), false, agents);
            return;
        }
        boolean organisation =
                types(node).stream().anyMatch(t -> t.endsWith("Organization") || t.equals("Corporation"));
        each(node.path("name"), n -> add(text(n), organisation, agents));
    }

    private static void add(@Nullable String name, boolean organisation, List<Agent> agents) {
        if (name != null) {
            agents.add(new Agent(name, organisation));
        }
    }

    /**
     * A plain value of a node that is described by itself, not as a part of another.
     *
     * @param types of the node, without the vocabulary's address
     * @param headline of the node, or its name, or an empty string
     */
    record Said(Set<String> types, String headline, String value) {}

    /** This key's plain values, whatever they are said of, in the page's order. */
    List<Said> all(String key) {
        var all = new ArrayList<Said>();
        for (JsonNode node : nodes) {
            String value = text(node.path(key));
            if (value != null) {
                all.add(new Said(Set.copyOf(types(node)), headline(node), value));
            }
        }
        return all;
    }

    /** The names of people or organisations. */
    List<String> names(String key) {
        return agents(key).stream().map(Agent::name).toList();
    }

    /** What the site calls itself: the article's publisher, then the site or organisation that the page describes. */
    List<String> siteNames() {
        var names = new ArrayList<>(names("publisher"));
        nodes.stream().filter(n -> types(n).stream().anyMatch(SITES::contains)).forEach(n -> {
            each(n.path("name"), v -> addText(v, names));
            each(n.path("alternateName"), v -> addText(v, names));
        });
        return names;
    }

    /** The names of the boxes that the page stands in, the outermost first. */
    List<String> breadcrumbs() {
        var names = new ArrayList<String>();
        nodes.stream()
                .filter(n -> types(n).contains("BreadcrumbList"))
                .findFirst()
                .ifPresent(list -> each(
                        list.path("itemListElement"),
                        item -> addText((item.has("name") ? item : item.path("item")).path("name"), names)));
        return names;
    }

    private static void addText(JsonNode node, List<String> texts) {
        String text = text(node);
        if (text != null) {
            texts.add(text);
        }
    }

    /** An address: the value itself, or its {@code url} or {@code @id}. */
    @Nullable
    String url(String key) {
        JsonNode value = resolved(first(value(key)));
        for (String name : new String[] {"url", "contentUrl", "@id"}) {
            String url = text(first(value.path(name)));
            if (url != null) {
                return url;
            }
        }
        return text(value);
    }

    /**
     * Things of these kinds: those that the article names under these keys, else those that the page describes by themselves.
     */
    List<JsonNode> things(Set<String> kinds, String... keys) {
        var named = new ArrayList<JsonNode>();
        accounts.forEach(a -> Stream.of(keys).forEach(key -> each(a.path(key), n -> named.add(resolved(n)))));
        List<JsonNode> all = named.stream().filter(n -> n.isObject()).toList();
        return (all.isEmpty() ? nodes : all)
                .stream()
                        .filter(n -> types(n).stream().anyMatch(kinds::contains))
                        .toList();
    }

    /** A number beside an address, such as an image's width in pixels, or null. */
    @Nullable
    Integer number(String key, String of) {
        JsonNode value = resolved(first(value(key))).path(of);
        return Images.pixels((value.isObject() ? value.path("value") : value).asText());
    }

    /** The first account's word for it that is not empty. */
    private JsonNode value(String key) {
        for (JsonNode account : accounts) {
            JsonNode value = account.path(key);
            if (value.isContainerNode() ? !value.isEmpty() : text(value) != null) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    /** What a mere reference ({@code {"@id": ...}}) refers to. */
    private JsonNode resolved(JsonNode node) {
        boolean reference = node.isObject() && node.has("@id") && !node.has("name") && !node.has("url");
        return reference ? byId.getOrDefault(node.path("@id").asText(), node) : node;
    }

    /** The plain value, in plain text, or null. */
    static @Nullable String text(JsonNode node) {
        String text =
                node.isValueNode() && !node.isNull() ? Texts.tidy(Html.unescaped(Html.unescaped(node.asText()))) : "";
        return text.isEmpty() ? null : text;
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }

    private static void each(JsonNode node, Consumer<JsonNode> taker) {
        if (node.isArray()) {
            node.forEach(taker);
        } else if (!node.isMissingNode()) {
            taker.accept(node);
        }
    }
}

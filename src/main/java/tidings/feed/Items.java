package tidings.feed;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.Enclosure;
import tidings.story.Entry;
import tidings.story.Entry.Reference;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Image;
import tidings.story.XmlText;

/** Makes items of a feed's entries. */
final class Items {
    /** A headline that stood beside many stories names the first few. */
    private static final int MAX_NAMED = 3;

    private final FeedDefinition feed;
    private final Addresses addresses;
    private final @Nullable String language;

    /** @param language of the feed, or null */
    Items(FeedDefinition feed, Addresses addresses, @Nullable String language) {
        this.feed = feed;
        this.addresses = addresses;
        this.language = language;
    }

    /** The feed's language: the definition's word, else the one that most of its articles are in. */
    static @Nullable String language(FeedDefinition feed, List<Entry> entries) {
        if (feed.language() != null) {
            return feed.language();
        }
        Map<String, Long> counts = entries.stream()
                .map(e -> Optional.ofNullable(legal(e.article().language())))
                .flatMap(Optional::stream)
                .collect(groupingBy(l -> l, TreeMap::new, counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    Item item(Entry entry) {
        Article article = entry.article();
        boolean headline = article.isHeadline();
        String html = headline ? besides(entry) : feed.content() == Content.FULL ? illustrated(article) : null;
        return new Item(
                urn(entry.id()),
                XmlText.legal(article.title()),
                link(entry.id(), article.url()),
                entry.published(),
                entry.updated(),
                authors(article),
                legal(headline ? named(entry) : article.summary()),
                legal(html),
                image(article.image()),
                Objects.equals(legal(article.language()), language) ? null : legal(article.language()),
                legal(article.rights()),
                article.categories().stream()
                        .map(XmlText::legal)
                        .filter(c -> !c.isBlank())
                        .toList(),
                enclosures(article),
                related(entry));
    }

    static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    /** An entry has an author even where nobody is named: some readers do not look at the feed for one. */
    private List<String> authors(Article article) {
        return article.authors().isEmpty()
                ? List.of(feed.author() == null ? feed.title() : feed.author())
                : article.authors().stream().map(XmlText::legal).toList();
    }

    private List<Item.Related> related(Entry entry) {
        return feed.siblings() == Siblings.OFF
                ? List.of()
                : Stream.concat(entry.siblings().stream(), entry.besides().stream())
                        .map(r -> new Item.Related(urn(r.id()), XmlText.legal(r.title()), link(r)))
                        .distinct()
                        .toList();
    }

    /** All that is to be said of a headline: beside which story it stood. */
    private @Nullable String besides(Entry entry) {
        String links = entry.besides().stream()
                .limit(MAX_NAMED)
                .map(r -> "<a href=\"" + XmlText.escape(link(r)) + "\">" + XmlText.escape(r.title()) + "</a>")
                .collect(joining(" · "));
        return links.isEmpty() ? null : "<p>→ " + links + "</p>";
    }

    private static String named(Entry entry) {
        String names =
                entry.besides().stream().limit(MAX_NAMED).map(Reference::title).collect(joining(" · "));
        String teaser = entry.article().summary();
        return !names.isEmpty()
                ? "→ " + names
                : teaser == null ? entry.article().title() : teaser;
    }

    private String link(Reference reference) {
        return link(reference.id(), reference.url());
    }

    private String link(UUID id, @Nullable String url) {
        return address(url).orElseGet(() -> addresses.article(feed.name(), id));
    }

    /** As it may stand in any document; empty for what is no address of the web. */
    private static Optional<String> address(@Nullable String url) {
        return Address.resolve(null, url == null ? null : XmlText.legal(url));
    }

    private static List<Enclosure> enclosures(Article article) {
        return article.enclosures().stream()
                .flatMap(e -> address(e.url()).stream()
                        .map(u -> new Enclosure(
                                u, XmlText.legal(e.type()), e.length(), e.width(), e.height(), e.seconds())))
                .toList();
    }

    /** A lead image that stands outside the body would be lost to readers that show bodies only. */
    private static @Nullable String illustrated(Article article) {
        Image image = image(article.image());
        String html = article.html();
        if (html == null || image == null || html.contains("<img")) {
            return html;
        }
        String alt = image.alt() == null ? "" : XmlText.escape(image.alt());
        return "<p><img src=\"" + XmlText.escape(image.url()) + "\" alt=\"" + alt + "\"" + side("width", image.width())
                + side("height", image.height()) + "></p>\n" + html;
    }

    private static String side(String name, @Nullable Integer pixels) {
        return pixels == null ? "" : " " + name + "=\"" + pixels + "\"";
    }

    private static @Nullable Image image(@Nullable Image image) {
        return image == null
                ? null
                : address(image.url())
                        .map(u -> new Image(u, image.width(), image.height(), legal(image.alt())))
                        .orElse(null);
    }

    private static @Nullable String legal(@Nullable String text) {
        return text == null ? null : XmlText.legal(text);
    }
}

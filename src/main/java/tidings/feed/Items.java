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
import tidings.story.Article;
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
                .map(e -> Optional.ofNullable(e.article().language()))
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
                Objects.equals(article.language(), language) ? null : legal(article.language()),
                legal(article.rights()),
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
        return names.isEmpty() ? entry.article().title() : "→ " + names;
    }

    private String link(Reference reference) {
        return link(reference.id(), reference.url());
    }

    private String link(UUID id, @Nullable String url) {
        return url == null ? addresses.article(feed.path(), id) : XmlText.legal(url);
    }

    /** A lead image that stands outside the body would be lost to readers that show bodies only. */
    private static @Nullable String illustrated(Article article) {
        Image image = article.image();
        String html = article.html();
        if (html == null || image == null || html.contains("<img")) {
            return html;
        }
        String alt = image.alt() == null ? "" : XmlText.escape(image.alt());
        return "<p><img src=\"" + XmlText.escape(image.url()) + "\" alt=\"" + alt + "\"></p>\n" + html;
    }

    private static @Nullable Image image(@Nullable Image image) {
        return image == null
                ? null
                : new Image(XmlText.legal(image.url()), image.width(), image.height(), legal(image.alt()));
    }

    private static @Nullable String legal(@Nullable String text) {
        return text == null ? null : XmlText.legal(text);
    }
}

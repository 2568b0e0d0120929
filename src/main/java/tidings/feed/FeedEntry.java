package tidings.feed;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Handles;
import tidings.story.Listed;

/**
 * An entry as the feed has it, before it is known what the other entries have.
 *
 * @param article with the entry's address, but without handles
 * @param id as the feed writes it, or null
 * @param permalink the address that the id is, if it is one that leads to the article, or null
 */
record FeedEntry(
        Listed article, @Nullable String id, @Nullable String permalink) {
    /** Characters; what is longer is no id. */
    private static final int MAX_ID = 1000;

    /**
     * The articles, each once. An id that stands on two entries that differ says nothing, nor does an address on two with ids that
     * differ, nor a site's front page.
     */
    static List<Listed> sound(List<FeedEntry> entries) {
        var seen = new HashSet<FeedEntry>();
        List<FeedEntry> once = entries.stream()
                .filter(FeedEntry::isSomething)
                .filter(seen::add)
                .toList();
        Map<String, Long> ids = count(once, FeedEntry::id);
        Map<String, Long> urls = count(once, e -> key(e.article.url()));
        var taken = new HashSet<String>();
        return once.stream()
                .map(e -> e.sound(ids, urls))
                .flatMap(Optional::stream)
                .filter(l -> l.url() == null || taken.add(Address.key(l.url())))
                .toList();
    }

    private static Map<String, Long> count(List<FeedEntry> entries, Function<FeedEntry, @Nullable String> of) {
        return entries.stream()
                .map(of)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(groupingBy(v -> v, counting()));
    }

    private static @Nullable String key(@Nullable String url) {
        return url == null ? null : Address.key(url);
    }

    private boolean isSomething() {
        return article.title() != null || article.url() != null || permalink != null || article.html() != null;
    }

    private Optional<Listed> sound(Map<String, Long> ids, Map<String, Long> urls) {
        boolean one = id != null && id.length() <= MAX_ID && ids.getOrDefault(id, 0L) == 1;
        String link = article.url();
        boolean shared = link != null && one && urls.getOrDefault(key(link), 0L) > 1;
        String own = link == null || shared || Address.isHome(link) ? null : link;
        String url = own == null && one ? permalink : own;
        List<String> others = Stream.ofNullable(one ? permalink : null)
                .filter(p -> !p.equals(url))
                .toList();
        boolean nothing = url == null && article.title() == null && article.html() == null;
        return nothing ? Optional.empty() : Optional.of(with(url, new Handles(others, one ? id : null)));
    }

    private Listed with(@Nullable String url, Handles handles) {
        return new Listed(
                url,
                article.title(),
                article.authors(),
                article.published(),
                article.updated(),
                article.summary(),
                article.html(),
                article.image(),
                article.language(),
                article.labels(),
                handles);
    }
}

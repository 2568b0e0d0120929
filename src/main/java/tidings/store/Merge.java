package tidings.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.store.ArticleRows.Row;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Fingerprint;
import tidings.story.Image;
import tidings.story.Twins;

/**
 * What is known of an article and what was just read of it become one. A reading adds and corrects; what it does not know, it does not
 * take away. What another page shows of an article never overrules the article's own page.
 */
final class Merge {
    /** A title that was cut off says too little; of whole ones, the shortest is least the teasing page's own. */
    private static final Comparator<String> CLEARER =
            Comparator.comparing(Merge::isCut).thenComparing(String::length).thenComparing(t -> t);

    private static final Comparator<String> PLAINER = Comparator.comparing(Merge::isTwin)
            .thenComparing(u -> !u.startsWith("https:"))
            .thenComparing(String::length)
            .thenComparing(u -> u);

    private Merge() {}

    /**
     * A date that a page gives in the future is no date: the article was there when we saw it.
     *
     * @param place the article's place on the page, 0 for the main story: undated ones keep the page's order
     */
    static Row first(UUID id, Article read, Instant now, int place) {
        ArticleDate given = believable(read.published(), now);
        ArticleDate settled =
                given != null ? given : new ArticleDate(now.minusSeconds(place), null, DateSource.FIRST_SEEN);
        return new Row(id, read.withDates(given, believable(read.updated(), now)), settled, now, null);
    }

    static Row again(Row known, Article read, Instant now) {
        Article old = known.article();
        if (read.isHeadline()) {
            return listedAgain(known, read, now);
        }
        ArticleDate published = published(known, believable(read.published(), now));
        Article merged = new Article(
                read.title(),
                old.isHeadline() ? or(read.url(), old.url()) : url(old.url(), read.url()),
                read.authors().isEmpty() ? old.authors() : read.authors(),
                given(published),
                or(believable(read.updated(), now), old.updated()),
                or(read.summary(), old.summary()),
                sameBody(old.html(), read.html()) ? old.html() : read.html(),
                sameImage(old.image(), read.image()) ? old.image() : read.image(),
                or(read.language(), old.language()),
                or(read.rights(), old.rights()),
                read.categories().isEmpty() ? old.categories() : read.categories(),
                sameMedia(old, read) ? old.enclosures() : read.enclosures());
        return changed(known, merged, published, now);
    }

    /**
     * What another page shows can add an address and a date to an article. Of a headline, which pages may tease in many ways, the same words
     * are taken in whatever order the pages come.
     */
    private static Row listedAgain(Row known, Article read, Instant now) {
        Article old = known.article();
        ArticleDate published = published(known, believable(read.published(), now));
        Article merged = (old.isHeadline() ? teased(old, read) : old.withUrl(or(old.url(), read.url())))
                .withDates(given(published), old.updated());
        return changed(known, merged, published, now);
    }

    private static Article teased(Article old, Article read) {
        String url = old.url() == null || read.url() == null
                ? or(old.url(), read.url())
                : Collections.min(List.of(old.url(), read.url()), PLAINER);
        return old.withTitle(Collections.min(List.of(old.title(), read.title()), CLEARER))
                .withUrl(url);
    }

    private static boolean isCut(String title) {
        return title.endsWith("…") || title.endsWith("...");
    }

    private static boolean isTwin(String url) {
        String key = Address.key(url);
        return !Twins.likely(key, Set.of()).equals(key);
    }

    /** {@code changed} moves only when something moves that a reader sees; better knowledge of the same is kept silently. */
    private static Row changed(Row known, Article merged, ArticleDate published, Instant now) {
        boolean moved = !seen(known.article()).equals(seen(merged)) || isOtherMedia(known.article(), merged);
        return new Row(known.id(), merged, published, known.firstSeen(), moved ? now : known.changed());
    }

    private static boolean sameBody(@Nullable String old, @Nullable String read) {
        return read == null || Fingerprint.of(read).equals(Fingerprint.of(old));
    }

    private static boolean sameImage(@Nullable Image old, @Nullable Image read) {
        return read == null
                || old != null
                        && Objects.equals(Fingerprint.withoutQuery(old.url()), Fingerprint.withoutQuery(read.url()));
    }

    private static boolean sameMedia(Article old, Article read) {
        return read.enclosures().isEmpty() || files(read).equals(files(old));
    }

    /** That an article has sounds and films is better knowledge of it; other ones than before are a change. */
    private static boolean isOtherMedia(Article old, Article merged) {
        return !old.enclosures().isEmpty() && !files(old).equals(files(merged));
    }

    private static List<@Nullable String> files(Article article) {
        return article.enclosures().stream()
                .map(e -> Fingerprint.withoutQuery(e.url()))
                .toList();
    }

    /** What a reader sees of an article; what moves with every visit to its page was not taken over. */
    private static List<@Nullable Object> seen(Article article) {
        return Arrays.asList(
                article.title(), article.url(), article.authors(), article.summary(), article.html(), article.image());
    }

    /** Of several spellings of one address, the same is taken in whatever order they come. */
    private static @Nullable String url(@Nullable String old, @Nullable String read) {
        if (old == null || read == null) {
            return or(read, old);
        }
        return Address.key(old).equals(Address.key(read)) ? Collections.min(List.of(old, read), PLAINER) : read;
    }

    /** The date of publication moves only to a better word for it: first seen, listed, its own page; of what lists say, to the earliest. */
    private static ArticleDate published(Row known, @Nullable ArticleDate read) {
        ArticleDate old = known.published();
        if (read == null || old.source().isOwnPage()) {
            return old;
        }
        boolean better = old.source() == DateSource.FIRST_SEEN
                || read.source().isOwnPage()
                || read.at().isBefore(old.at());
        return better ? read : old;
    }

    /** A settled date, if a page gave it. */
    private static @Nullable ArticleDate given(ArticleDate settled) {
        return settled.source() == DateSource.FIRST_SEEN ? null : settled;
    }

    private static @Nullable ArticleDate believable(@Nullable ArticleDate date, Instant now) {
        return date == null || date.at().isAfter(now) ? null : date;
    }

    private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }
}

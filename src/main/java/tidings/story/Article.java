package tidings.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news, as far as it is known. An article without a body is a headline: known only by what another page shows of it.
 *
 * @param title never blank
 * @param url the canonical address, absolute and without tracking parameters, or null where no page gave one
 * @param authors people's names, in the page's order; may be empty
 * @param published when it was published, or null where no page says so
 * @param updated when it was last changed, as its page says, or null
 * @param summary plain text, or null
 * @param html the clean body: absolute addresses, nothing active, only XML's characters; null for a headline
 * @param image the lead image, or null
 * @param language a BCP 47 tag, or null
 * @param rights the copyright line, or null
 * @param categories how its page files it, the section first, each once; may be empty
 * @param enclosures sounds and films that belong to it; may be empty
 */
public record Article(
        String title,
        @Nullable String url,
        List<String> authors,
        @Nullable ArticleDate published,
        @Nullable ArticleDate updated,
        @Nullable String summary,
        @Nullable String html,
        @Nullable Image image,
        @Nullable String language,
        @Nullable String rights,
        List<String> categories,
        List<Enclosure> enclosures) {

    public Article {
        if (title.isBlank()) {
            throw new IllegalArgumentException("an article has a title");
        }
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }

    /** An article that nobody files, without sounds and films. */
    public Article(
            String title,
            @Nullable String url,
            List<String> authors,
            @Nullable ArticleDate published,
            @Nullable ArticleDate updated,
            @Nullable String summary,
            @Nullable String html,
            @Nullable Image image,
            @Nullable String language,
            @Nullable String rights) {
        this(title, url, authors, published, updated, summary, html, image, language, rights, List.of(), List.of());
    }

    public static Article headline(String title, @Nullable String url, @Nullable ArticleDate published) {
        return new Article(title, url, List.of(), published, null, null, null, null, null, null);
    }

    /** The same headline, with what else the page shows of it. */
    public Article shown(@Nullable String summary, @Nullable Image image) {
        return new Article(
                title,
                url,
                authors,
                published,
                updated,
                summary,
                html,
                image,
                language,
                rights,
                categories,
                enclosures);
    }

    /** The same article, now with its own page's body. */
    public Article withBody(@Nullable String summary, String html) {
        return new Article(
                title,
                url,
                authors,
                published,
                updated,
                summary,
                html,
                image,
                language,
                rights,
                categories,
                enclosures);
    }

    public Article withTitle(String title) {
        return new Article(
                title,
                url,
                authors,
                published,
                updated,
                summary,
                html,
                image,
                language,
                rights,
                categories,
                enclosures);
    }

    public Article withUrl(@Nullable String url) {
        return new Article(
                title,
                url,
                authors,
                published,
                updated,
                summary,
                html,
                image,
                language,
                rights,
                categories,
                enclosures);
    }

    public Article withDates(@Nullable ArticleDate published, @Nullable ArticleDate updated) {
        return new Article(
                title,
                url,
                authors,
                published,
                updated,
                summary,
                html,
                image,
                language,
                rights,
                categories,
                enclosures);
    }

    /** The same article, filed so, with these sounds and films. */
    public Article with(List<String> categories, List<Enclosure> enclosures) {
        return new Article(
                title,
                url,
                authors,
                published,
                updated,
                summary,
                html,
                image,
                language,
                rights,
                categories,
                enclosures);
    }

    public boolean isHeadline() {
        return html == null;
    }
}

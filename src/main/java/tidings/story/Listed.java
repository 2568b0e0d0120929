package tidings.story;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An article as far as a list shows it: an item of a feed, an address in a sitemap, a card on a front page.
 *
 * @param url absolute, without tracking parameters, or null where the list names none
 * @param title plain text and never blank, or null where the list shows none
 * @param authors people's names; may be empty
 * @param published when the list says that it was published, or null; its source is {@link DateSource#LISTED}
 * @param updated when the list says that it, or its page, was last changed, or null; never stands for {@code published}
 * @param summary plain text, or null
 * @param html the whole body as {@link Article#html} has it, where the list carries that, or null
 * @param image or null
 * @param language a BCP 47 tag, or null
 * @param labels how the list files it
 * @param handles the id that its site gave it
 */
public record Listed(
        @Nullable String url,
        @Nullable String title,
        List<String> authors,
        @Nullable ArticleDate published,
        @Nullable ArticleDate updated,
        @Nullable String summary,
        @Nullable String html,
        @Nullable Image image,
        @Nullable String language,
        Labels labels,
        Handles handles) {

    public Listed {
        if (title != null && title.isBlank()) {
            throw new IllegalArgumentException("a title that has no words is none");
        }
        authors = List.copyOf(authors);
    }

    /** What a list shows that has hardly more than the address. */
    public static Listed at(String url, @Nullable ArticleDate updated) {
        return new Listed(url, null, List.of(), null, updated, null, null, null, null, Labels.NONE, Handles.NONE);
    }

    /** The headline, as any other page shows it; labels and handles of other kinds beside it. */
    public static Listed of(Article headline) {
        return new Listed(
                headline.url(),
                headline.title(),
                headline.authors(),
                headline.published(),
                headline.updated(),
                headline.summary(),
                headline.html(),
                headline.image(),
                headline.language(),
                Labels.NONE,
                Handles.NONE);
    }

    /** The article, as far as it is known here; empty where the list shows no title. */
    public Optional<Article> article() {
        return Optional.ofNullable(title)
                .map(t -> new Article(
                        t,
                        url,
                        authors,
                        published,
                        updated,
                        summary,
                        html,
                        image,
                        language,
                        null,
                        labels.categories(),
                        List.of()));
    }
}

package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Image;

/**
 * A run of titles and dates, in the order in which a reader's eye meets them, becomes headlines. A date may stand before its title,
 * after it, or on both sides, so that the dates of neighbours touch.
 */
final class Listing {
    private record Token(
            @Nullable String title,
            @Nullable String url,
            @Nullable ArticleDate date,
            @Nullable String summary,
            @Nullable Image image) {

        Article headline(@Nullable ArticleDate published) {
            Article bare = Article.headline(Objects.requireNonNull(title), url, published);
            return summary == null && image == null ? bare : bare.shown(summary, image);
        }
    }

    private final List<Token> tokens = new ArrayList<>();

    void date(ArticleDate date) {
        tokens.add(new Token(null, null, date, null, null));
    }

    /** @param date that stands in the title's own card, or null */
    void title(String title, @Nullable String url, @Nullable ArticleDate date) {
        title(title, url, date, null, null);
    }

    /**
     * @param summary that the card shows with the title, or null
     * @param image that the card shows, or null
     */
    void title(
            String title,
            @Nullable String url,
            @Nullable ArticleDate date,
            @Nullable String summary,
            @Nullable Image image) {
        tokens.add(new Token(title, url, date, summary, image));
    }

    List<String> titles() {
        return tokens.stream().map(Token::title).filter(Objects::nonNull).toList();
    }

    @Override
    public String toString() {
        return String.join(" | ", titles());
    }

    boolean hasTitles() {
        return tokens.stream().anyMatch(t -> t.title() != null);
    }

    /** Whether a date stands last, whose title may be still to come. */
    boolean isOpen() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).title() == null;
    }

    List<Article> headlines() {
        boolean dateFirst = !tokens.isEmpty() && tokens.get(0).title() == null;
        var found = new ArrayList<Article>();
        int free = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.title() != null) {
                ArticleDate before = dateFirst && i - 1 >= free ? dateAt(i - 1) : null;
                ArticleDate after = dateAt(i + 1);
                ArticleDate date = token.date() != null ? token.date() : dateFirst ? before : after;
                free = after != null && after.equals(date) ? i + 2 : i + 1;
                found.add(token.headline(date));
            }
        }
        return withoutStragglers(found);
    }

    /** Where titles are dated, one at the end without a date is no title but whatever follows the run. */
    private List<Article> withoutStragglers(List<Article> found) {
        long dated = found.stream().filter(a -> a.published() != null).count();
        int end = found.size();
        while (dated > 1
                && end > 0
                && found.get(end - 1).published() == null
                && found.get(end - 1).url() == null) {
            end--;
        }
        return found.subList(0, end);
    }

    private @Nullable ArticleDate dateAt(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).title() == null
                ? tokens.get(i).date()
                : null;
    }
}

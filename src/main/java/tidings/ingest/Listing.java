package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Image;

/**
 * A run of titles and dates, in the order in which a reader's eye meets them, becomes headlines. A date may stand before its title,
 * after it, or on both sides, so that the dates of neighbours touch.
 */
final class Listing {
    /**
     * What a card shows beside its title.
     *
     * @param url of the article, or null
     * @param date that stands in the title's own card, or null
     * @param summary or null
     * @param image or null
     */
    record Shown(
            @Nullable String url,
            @Nullable ArticleDate date,
            @Nullable String summary,
            @Nullable Image image) {
        static final Shown NOTHING = new Shown(null, null, null, null);

        Article headline(String title, @Nullable ArticleDate published) {
            Article bare = Article.headline(title, url, published);
            return summary == null && image == null ? bare : bare.shown(summary, image);
        }
    }

    private record Token(
            @Nullable String title,
            @Nullable Supplier<Shown> shown,
            @Nullable ArticleDate date) {
        Shown look() {
            return shown == null ? Shown.NOTHING : shown.get();
        }
    }

    private final List<Token> tokens = new ArrayList<>();

    void date(ArticleDate date) {
        tokens.add(new Token(null, null, date));
    }

    /** @param date that stands in the title's own card, or null */
    void title(String title, @Nullable String url, @Nullable ArticleDate date) {
        title(title, () -> new Shown(url, date, null, null));
    }

    /**
     * @param title what has no words is none, and is passed over
     * @param shown looked at only if the listing is taken
     */
    void title(String title, Supplier<Shown> shown) {
        if (!title.isBlank()) {
            tokens.add(new Token(title, shown, null));
        }
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
                Shown shown = token.look();
                ArticleDate before = dateFirst && i - 1 >= free ? dateAt(i - 1) : null;
                ArticleDate after = dateAt(i + 1);
                ArticleDate date = shown.date() != null ? shown.date() : dateFirst ? before : after;
                free = after != null && after.equals(date) ? i + 2 : i + 1;
                found.add(shown.headline(token.title(), date));
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

package tidings.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.DateWords.Label;
import tidings.story.Address;
import tidings.story.ArticleDate;

/**
 * When a page's article was published and when it was last changed. Everything on the page that gives a date is heard; the day for which
 * most speaks is taken, or none where not enough does.
 */
final class PageDates {
    /** What is left of the score of what a home page declares, which changes with its stories. */
    private static final double HOME = 0.5;
    /** Before this year a date that is merely seen is rather history than news. */
    private static final int FIRST_YEAR = 1990;

    private final List<DateClaim> claims = new ArrayList<>();
    private final Trail trail;
    private final Optional<ArticleDate> published;
    private final Optional<ArticleDate> updated;

    /** @param body where the story stands; what was taken off the page before is not heard */
    PageDates(
            Outline outline,
            JsonLd jsonLd,
            Meta meta,
            Dates dates,
            String title,
            @Nullable String url,
            Element body,
            Trail trail) {
        this.trail = trail;
        double factor = url != null && Address.isHome(url) ? HOME : 1;
        DeclaredDates.of(jsonLd, meta, title, url, dates).forEach(c -> add(c.times(factor)));
        SeenDates.of(outline, new StoryPlace(outline, title, body), body, dates).forEach(this::add);
        this.published = choosePublished();
        this.updated = choose("updated", c -> c.label() == Label.UPDATED)
                .filter(d ->
                        published.isEmpty() || !d.at().isBefore(published.get().at()));
    }

    private void add(DateClaim claim) {
        boolean isLoose = claim.label() == Label.NONE && !claim.isDeclared();
        if (!claim.day().equals(LocalDate.EPOCH) && !(isLoose && claim.day().getYear() < FIRST_YEAR)) {
            claims.add(claim);
        }
    }

    Optional<ArticleDate> published() {
        return published;
    }

    /** Never before the date of publication. */
    Optional<ArticleDate> updated() {
        return updated;
    }

    /** The date of the last change stands in only where it is all that is seen, and stands with the title. */
    private Optional<ArticleDate> choosePublished() {
        return choose("published", c -> c.label() != Label.UPDATED)
                .or(() -> choose("published", c -> c.label() == Label.UPDATED && DateChoice.isStrong(c)));
    }

    private Optional<ArticleDate> choose(String field, Predicate<DateClaim> filter) {
        return new DateChoice(field, claims.stream().filter(filter).toList(), trail)
                .choose()
                .map(DateClaim::date);
    }
}

package tidings.ingest;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** The date that a reader sees with the story: a {@code <time>}, or a block that is a date and nothing else, not inside a list of links. */
final class SeenDates {
    private static final String ELSEWHERE = "nav, aside, footer, li, a, form, table";

    private final Document page;
    private final Dates dates;

    SeenDates(Document page, Dates dates) {
        this.page = page;
        this.dates = dates;
    }

    Optional<ArticleDate> published() {
        return page.select("time, [itemprop=datePublished]").stream()
                .filter(SeenDates::isOfTheStory)
                .map(this::marked)
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::written);
    }

    private Optional<ArticleDate> marked(Element time) {
        String machine = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
        return dates.find(machine, DateSource.TIME).or(() -> dates.find(time.text(), DateSource.TIME));
    }

    private Optional<ArticleDate> written() {
        for (Element element : page.body().getElementsMatchingOwnText("(?:19|20)\\d\\d")) {
            if (isOfTheStory(element)) {
                Optional<ArticleDate> date = dates.only(Texts.tidy(element.text()), DateSource.TEXT);
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfTheStory(Element element) {
        return element.closest(ELSEWHERE) == null;
    }
}

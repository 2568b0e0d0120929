package tidings.ingest;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/**
 * The date that a reader sees with the story, up to its end: a {@code <time>}, else a block that is a date and nothing else, not inside a
 * list of links.
 */
final class SeenDates implements NodeFilter {
    private static final Evaluator ELSEWHERE = QueryParser.parse("nav, aside, footer, li, a, form, table");

    /** Of how many elements a written date is made at most. */
    private static final int MAX_PARTS = 8;

    private final Element body;
    private final Set<Element> around;
    private final Dates dates;
    private Optional<ArticleDate> marked = Optional.empty();
    private Optional<ArticleDate> written = Optional.empty();

    private SeenDates(Element body, Dates dates) {
        this.body = body;
        this.around = new HashSet<>(body.parents());
        around.add(body);
        this.dates = dates;
    }

    /** @param body where the story stands */
    static Optional<ArticleDate> published(Document page, Element body, Dates dates) {
        var seen = new SeenDates(body, dates);
        page.body().filter(seen);
        if (body.ownerDocument() != page) {
            body.filter(seen);
        }
        return seen.marked.or(() -> seen.written);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (element.is(ELSEWHERE) && !around.contains(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("time") || element.attr("itemprop").equals("datePublished")) {
            marked = marked(element);
            return marked.isPresent() ? FilterResult.STOP : FilterResult.SKIP_ENTIRELY;
        }
        if (written.isEmpty()
                && element.childrenSize() <= MAX_PARTS
                && !element.ownText().isBlank()) {
            String text = Texts.tidy(element.text());
            written = dates.only(text, DateSource.TEXT).or(() -> Authors.datedByline(text, dates));
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        return node == body ? FilterResult.STOP : FilterResult.CONTINUE;
    }

    private Optional<ArticleDate> marked(Element time) {
        String machine = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
        return dates.find(machine, DateSource.TIME).or(() -> dates.find(time.text(), DateSource.TIME));
    }
}

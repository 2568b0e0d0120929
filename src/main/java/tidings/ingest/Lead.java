package tidings.ingest;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;
import tidings.story.DateSource;

/** The lead, where it stands by itself between the title and the body: a sentence or two, no byline, no date, not links. */
final class Lead implements NodeFilter {
    private static final int MIN = 40;
    private static final int MAX = 600;
    private static final double LINKS = 0.3;
    private static final Evaluator ELSEWHERE =
            QueryParser.parse("nav, aside, form, footer, figure, button, ul, ol, table, [hidden]");

    private final String title;
    private final Element body;
    private final Dates dates;
    private boolean afterTitle;
    private Optional<Element> found = Optional.empty();

    private Lead(String title, Element body, Dates dates) {
        this.title = title;
        this.body = body;
        this.dates = dates;
    }

    static Optional<Element> find(Document page, String title, Element body, Dates dates) {
        var lead = new Lead(title, body, dates);
        page.body().filter(lead);
        return lead.found;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node == body) {
            return FilterResult.STOP;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (element.is(ELSEWHERE)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (Html.isTextBlock(element)) {
            String text = Texts.tidy(element.text());
            if (afterTitle && isLead(element, text)) {
                found = Optional.of(element);
                return FilterResult.STOP;
            }
            afterTitle |= Texts.same(text, title);
            return FilterResult.SKIP_ENTIRELY;
        }
        return FilterResult.CONTINUE;
    }

    private boolean isLead(Element element, String text) {
        return text.length() >= MIN
                && text.length() <= MAX
                && Html.linkDensity(element) < LINKS
                && !Authors.isByline(text)
                && Authors.datedByline(text, dates).isEmpty()
                && dates.only(text, DateSource.TEXT).isEmpty();
    }
}

package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.BODY;

import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import tidings.story.FeedDefinition.Selector;

/** What the owner's selectors point to on a page. One that matches nothing there leaves the word to what is found without it. */
record Selected(Document page, Map<Selector, String> selectors) {

    Elements elements(Selector of) {
        String selector = selectors.get(of);
        return selector == null ? new Elements() : page.select(selector);
    }

    /** The first match's text: a {@code content} or {@code datetime} attribute, else its words. */
    Optional<String> text(Selector of) {
        return elements(of).stream()
                .map(Selected::value)
                .filter(t -> !t.isEmpty())
                .findFirst();
    }

    Optional<Element> body() {
        Elements found = elements(BODY);
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        Element together = new Element("div");
        together.setBaseUri(page.baseUri());
        found.forEach(together::appendChild);
        return Optional.of(together);
    }

    static String value(Element element) {
        for (String attribute : new String[] {"content", "datetime"}) {
            if (element.hasAttr(attribute)) {
                return Texts.tidy(element.attr(attribute));
            }
        }
        return Texts.tidy(element.text());
    }
}

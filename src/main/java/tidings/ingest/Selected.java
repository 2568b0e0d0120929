package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.BODY;
import static tidings.story.FeedDefinition.Selector.REMOVE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import tidings.story.FeedDefinition.Selector;

/**
 * What the owner points to on a page: with the selectors of the feed, else with the rules of the site. What matches nothing there leaves
 * the word to what is found without it.
 */
record Selected(Document page, Map<Selector, String> selectors, AppliedRules rules) {

    /** Reads the page by the rules of its site, and takes off it what either of the two says is to go. */
    static Selected on(Document page, Map<Selector, String> selectors, SiteRule rule, Trail trail) {
        var selected = new Selected(page, selectors, AppliedRules.to(page, rule, trail));
        selected.elements(REMOVE).remove();
        return selected;
    }

    /** What the feed's selector matches. */
    Elements elements(Selector of) {
        String selector = selectors.get(of);
        return selector == null ? new Elements() : page.select(selector);
    }

    /** The texts of what is pointed to: of an element its {@code content} or {@code datetime} attribute, else its words. */
    List<String> texts(Selector of) {
        List<String> own = elements(of).stream()
                .map(Selected::value)
                .filter(t -> !t.isEmpty())
                .toList();
        return own.isEmpty() ? rules.texts(of) : own;
    }

    /** The first of the texts. */
    Optional<String> text(Selector of) {
        return texts(of).stream().findFirst();
    }

    /** The elements that hold the story; empty where nothing is pointed to. */
    List<Element> bodies() {
        Elements found = elements(BODY);
        return found.isEmpty() ? rules.body().stream().toList() : found;
    }

    /** Whether the reader may look for the body where nothing is pointed to. */
    boolean mayGuessBody() {
        return rules.mayGuessBody();
    }

    /** Whether what does not look like the story is to be taken out of the body. */
    boolean mayPrune() {
        return selectors.containsKey(BODY) || rules.mayPrune();
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

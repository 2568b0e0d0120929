package tidings.ingest;

import static tidings.ingest.Directive.DISSOLVE;
import static tidings.ingest.Directive.SRC_LAZY_LOAD_ATTR;
import static tidings.ingest.Directive.STRIP;
import static tidings.ingest.Directive.STRIP_ID_OR_CLASS;
import static tidings.ingest.Directive.STRIP_IMAGE_SRC;
import static tidings.ingest.Directive.WRAP_IN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import tidings.ingest.XPath.Match;

/** What a site's rules change on a page, in the order of Full-Text RSS: wrapping, then stripping by path, by name, by image. */
final class Stripping {
    private final Document page;
    private final XPathPage asked;
    private final SiteRule rule;
    private final Trail trail;

    Stripping(Document page, XPathPage asked, SiteRule rule, Trail trail) {
        this.page = page;
        this.asked = asked;
        this.rule = rule;
        this.trail = trail;
    }

    void strip() {
        each(
                WRAP_IN,
                (line, match) -> match.node()
                        .filter(n -> n.parent() != null && n.parent() != page)
                        .ifPresent(n -> wrap(n, line.argument())));
        each(
                DISSOLVE,
                (line, match) -> match.node()
                        .filter(n -> n instanceof Element && n.parent() != null && n.parent() != page)
                        .ifPresent(this::unwrap));
        each(STRIP, (line, match) -> strip(match, line));
        List<String> names = values(STRIP_ID_OR_CLASS);
        if (!names.isEmpty()) {
            strip(e -> holdsAny(e.className(), names) || holdsAny(e.id(), names), STRIP_ID_OR_CLASS);
        }
        List<String> sources = values(STRIP_IMAGE_SRC);
        if (!sources.isEmpty()) {
            strip(e -> e.normalName().equals("img") && holdsAny(e.attr("src"), sources), STRIP_IMAGE_SRC);
        }
        rule.of(SRC_LAZY_LOAD_ATTR)
                .forEach(l -> page.select("img").stream()
                        .filter(i -> !i.attr(l.value()).isBlank())
                        .forEach(i -> wake(i, l.value())));
    }

    private void wake(Element image, String attribute) {
        image.attr("src", image.attr(attribute));
        asked.changed();
    }

    /** What is done with a match of a line. */
    private interface Change {
        void make(RuleLine line, Match match);
    }

    private void each(Directive directive, Change change) {
        for (RuleLine line : rule.of(directive)) {
            line.matches(asked).forEach(m -> change.make(line, m));
        }
    }

    private void unwrap(Node node) {
        node.unwrap();
        asked.changed();
    }

    private void wrap(Node node, String tag) {
        var box = new Element(Texts.lower(tag));
        node.before(box);
        box.appendChild(node);
        asked.changed();
    }

    private void strip(Match match, RuleLine line) {
        match.node().filter(Element.class::isInstance).ifPresent(n -> trail.cut((Element) n, line.name()));
        match.remove();
    }

    private void strip(Predicate<Element> which, Directive why) {
        var found = new ArrayList<Element>();
        page.body().forEach(e -> {
            if (e != page.body() && which.test(e)) {
                found.add(e);
            }
        });
        for (Element element : found) {
            trail.cut(element, "site rule " + why);
            element.remove();
            asked.changed();
        }
    }

    /** Without quotes, which some files put around them. */
    private List<String> values(Directive directive) {
        return rule.of(directive).stream()
                .map(l -> l.value().replace("'", "").replace("\"", ""))
                .filter(v -> !v.isEmpty())
                .toList();
    }

    private static boolean holdsAny(String text, List<String> words) {
        if (!text.isEmpty()) {
            for (String word : words) {
                if (text.contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }
}

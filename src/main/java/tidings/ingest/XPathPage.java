package tidings.ingest;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.XPath.Match;

/**
 * A page as the JDK's XPath engine wants it: a second tree, made when it is first asked for. What is taken off the page as a
 * {@link Match} is taken off both trees; who changes the page otherwise says so, and the next expression is asked of a new tree.
 */
final class XPathPage {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_ELEMENTS = 50_000;

    private final Document page;
    private final Trail trail;
    private org.w3c.dom.@Nullable Document tree;
    private int[] depths = {};
    private int[] siblings = {};

    XPathPage(Document page, Trail trail) {
        this.page = page;
        this.trail = trail;
    }

    /** The page was changed without its second tree. */
    void changed() {
        tree = null;
        depths = new int[0];
    }

    /** Whether a line's expression may be asked here; if not the trail says why. */
    boolean mayBeAsked(XPath xpath, RuleLine line) {
        Optional<String> objection = objection(xpath.reach());
        objection.ifPresent(why -> trail.passed(line.directive().toString(), line.name(), line.value(), 1, why));
        return objection.isEmpty();
    }

    private Optional<String> objection(XPathReach reach) {
        if (depths.length == 0) {
            measure();
        }
        if (depths.length > MAX_ELEMENTS) {
            return Optional.of("the page has more than " + MAX_ELEMENTS + " elements");
        }
        if (IntStream.of(depths).anyMatch(d -> d > MAX_DEPTH)) {
            return Optional.of("the page is nested more than " + MAX_DEPTH + " deep");
        }
        return reach.isTooFar(depths, siblings)
                ? Optional.of("it would take too long on a page of this shape")
                : Optional.empty();
    }

    private void measure() {
        var deep = IntStream.builder();
        var beside = IntStream.builder();
        page.traverse((node, depth) -> {
            if (node instanceof Element element) {
                deep.add(depth);
                beside.add(element.parent() == null ? 1 : element.parent().childNodeSize());
            }
        });
        depths = deep.build().toArray();
        siblings = beside.build().toArray();
    }

    /** To be asked for only after {@link #mayBeAsked}. */
    org.w3c.dom.Document tree() {
        if (tree == null) {
            tree = new W3CDom().namespaceAware(false).fromJsoup(page);
        }
        return tree;
    }
}

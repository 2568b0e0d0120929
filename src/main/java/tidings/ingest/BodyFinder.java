package tidings.ingest;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Finds the element that holds the story: every block of running text speaks for the boxes around it, the nearer the more, and boxes full
 * of links are heard less.
 */
final class BodyFinder {
    private static final Pattern PUNCTUATION = Pattern.compile("[,;:.!?،。、，؛]");
    private static final Pattern UNLIKELY = Pattern.compile(
            "(?i)comment|sidebar|footer|masthead|navbar|\\bnav\\b|menu|promo|sponsor|related|breadcrumb|cookie|consent|subscribe|newsletter|disqus|popup|modal");
    private static final Evaluator NEVER =
            QueryParser.parse("nav, footer, aside, form, noscript, [hidden], [aria-hidden=true]");
    private static final int MIN_TEXT = 25;
    private static final int LEVELS = 3;
    private static final double JOIN = 0.25;

    private final Element root;
    private final Map<Element, Double> scores = new IdentityHashMap<>();

    BodyFinder(Element root) {
        this.root = root;
    }

    Element find() {
        for (Element element : root.getAllElements()) {
            if (Html.isTextBlock(element) && element.closest(NEVER) == null) {
                speak(element);
            }
        }
        Element best = root;
        double most = 0;
        for (var candidate : scores.entrySet()) {
            double score = candidate.getValue() * (1 - Html.linkDensity(candidate.getKey()));
            if (score > most) {
                most = score;
                best = candidate.getKey();
            }
        }
        return widened(best);
    }

    private void speak(Element block) {
        double worth = worth(block);
        Element box = block.parent();
        for (int level = 0; level < LEVELS && worth > 0 && box != null && box != root.parent(); level++) {
            scores.merge(box, worth / (level * level + 1) * likelihood(box), Double::sum);
            box = box.parent();
        }
    }

    private static double worth(Element block) {
        String text = block.text();
        int own = text.length() - Html.linked(block);
        if (own < MIN_TEXT || Html.isHeading(block)) {
            return 0;
        }
        long marks = PUNCTUATION.matcher(text).results().count();
        return 1 + Math.min(own / 100.0, 6) + Math.min(marks, 10) * 0.5;
    }

    private static double likelihood(Element box) {
        if (box.normalName().equals("article") || box.attr("itemprop").equals("articleBody")) {
            return 1.25;
        }
        return UNLIKELY.matcher(box.className() + " " + box.id()).find() ? 0.4 : 1;
    }

    /** A story may be spread over several boxes that stand side by side: then the box around them is meant. */
    private Element widened(Element best) {
        Element box = best;
        for (Element outer = box.parent(); outer != null && outer != root.parent(); outer = outer.parent()) {
            double mine = scores.getOrDefault(box, 0.0);
            Element inner = box;
            boolean more = outer.children().stream()
                    .anyMatch(
                            c -> c != inner && scores.getOrDefault(c, 0.0) > mine * JOIN && Html.linkDensity(c) < 0.3);
            if (!more) {
                break;
            }
            box = outer;
        }
        return box;
    }
}

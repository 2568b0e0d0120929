package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What the reader chose on its way through a page and what it passed over, for whoever asks why. A trail that nobody asked for keeps
 * nothing and costs next to nothing; what is dear to say (a path, a long text) is asked for only where {@link #isKept()}.
 */
final class Trail {
    private static final int MAX_WORDS = 120;

    private final boolean kept;
    private final List<Explanation.Finding> findings = new ArrayList<>();
    private final List<Explanation.Cut> cuts = new ArrayList<>();

    private Trail(boolean kept) {
        this.kept = kept;
    }

    static Trail none() {
        return new Trail(false);
    }

    static Trail kept() {
        return new Trail(true);
    }

    boolean isKept() {
        return kept;
    }

    /**
     * A rule found this and it was taken.
     *
     * @param field as in the story's JSON: {@code title}, {@code authors}, {@code published}, {@code body}, {@code sibling} ...
     * @param rule in words that a site's owner understands: "JSON-LD headline", "h1 that the page's title holds"
     * @param score by which it was compared with its rivals, 0 to 1 where rules are merely tried in order
     */
    void took(String field, String rule, Object value, double score) {
        note(field, rule, value, score, "");
    }

    /** A rule found this, but it was not taken, for this reason. */
    void passed(String field, String rule, Object value, double score, String reason) {
        note(field, rule, value, score, reason);
    }

    private void note(String field, String rule, Object value, double score, String reason) {
        if (kept) {
            findings.add(new Explanation.Finding(field, rule, brief(String.valueOf(value)), score, reason));
        }
    }

    /** This was left out of the body. */
    void cut(Element what, String reason) {
        if (kept) {
            cuts.add(new Explanation.Cut(path(what), brief(Texts.tidy(what.text())), reason));
        }
    }

    /** This block was left out of the body. */
    void cut(Block what, String reason) {
        if (kept) {
            cuts.add(new Explanation.Cut(path(what.box.element), brief(what.text()), reason));
        }
    }

    Explanation explanation() {
        return new Explanation(findings, cuts);
    }

    /** The element with its class and id, as a person would look for it: {@code div#more.related}. */
    static String path(Element element) {
        var path = new StringBuilder(element.normalName());
        if (!element.id().isEmpty()) {
            path.append('#').append(element.id());
        }
        element.classNames().stream().limit(3).forEach(c -> path.append('.').append(c));
        return path.toString();
    }

    private static String brief(String text) {
        return Texts.shortened(Texts.tidy(text), MAX_WORDS);
    }
}

package tidings.ingest;

import java.util.LinkedHashSet;
import java.util.Set;

/** One wording that may be the title, and what speaks for it. Scores were weighed on pages of many sites; only their order counts. */
final class TitleCandidate {
    private static final double MARKED = 0.6;
    private static final double MARKED_BY_NAME = 0.3;
    private static final double PROSE = 0.3;
    private static final double JSON_LD = 2.4;
    private static final double OPEN_GRAPH = 2.1;
    private static final double SLUG = 1.7;
    private static final double PAGE_TITLE = 0.4;
    private static final double WITHOUT_TAIL = 0.3;
    private static final double SITE = -1;
    private static final double LINKED = -0.4;
    private static final double ONE_WORD = -1.2;
    private static final double TWO_WORDS = -0.8;

    final String text;
    private final Set<String> tokens;
    private final Set<String> rules = new LinkedHashSet<>();
    private double place = Double.NEGATIVE_INFINITY;
    private double mark;
    private double prose;
    private boolean linked;
    private double score;

    TitleCandidate(String text) {
        this.text = text;
        this.tokens = WordSet.of(text);
    }

    /** Found by this rule in a place that is worth so much. */
    TitleCandidate foundBy(String rule, double worth) {
        rules.add(rule);
        place = Math.max(place, worth);
        return this;
    }

    /** @param prose how much running text follows it, from 0 to 1 */
    void seenAt(Box box, double prose) {
        boolean isMarked = TitleMarks.isMarked(box);
        mark = Math.max(mark, isMarked ? MARKED : TitleMarks.isNamed(box) ? MARKED_BY_NAME : 0);
        this.prose = Math.max(this.prose, prose);
        linked |= box.linkedChars > box.chars * 0.8;
    }

    void withoutTail() {
        place = Math.max(place, WITHOUT_TAIL);
    }

    /** Weighs it against all else that the page says of its title. */
    void weigh(TitleWitnesses witnesses, boolean isSite) {
        int words = text.split(" ").length;
        score = place
                + mark
                + PROSE * prose
                + JSON_LD * WordSet.likeness(tokens, witnesses.jsonLd())
                + OPEN_GRAPH * WordSet.likeness(tokens, witnesses.openGraph())
                + SLUG * WordSet.share(witnesses.slug(), tokens)
                + PAGE_TITLE * WordSet.share(tokens, witnesses.pageTitle())
                + (isSite ? SITE : 0)
                + (linked ? LINKED : 0)
                + (words == 1 ? ONE_WORD : words == 2 ? TWO_WORDS : 0);
    }

    double score() {
        return score;
    }

    String rule() {
        return String.join(", ", rules);
    }
}

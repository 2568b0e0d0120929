package tidings.ingest;

import java.util.List;

/**
 * Why a page was read as it was.
 *
 * @param findings what the rules found, in the order in which it was found
 * @param cuts what was left out of the body
 */
public record Explanation(List<Finding> findings, List<Cut> cuts) {
    public Explanation {
        findings = List.copyOf(findings);
        cuts = List.copyOf(cuts);
    }

    /**
     * @param field of the story
     * @param rule that found it
     * @param value that it found, shortened
     * @param score by which it was compared with its rivals
     * @param reason why it was not taken; empty if it was
     */
    public record Finding(String field, String rule, String value, double score, String reason) {
        public boolean isTaken() {
            return reason.isEmpty();
        }
    }

    /**
     * @param where the element, as {@code div#id.class}
     * @param words it held, shortened
     * @param reason a clause
     */
    public record Cut(String where, String words, String reason) {}
}

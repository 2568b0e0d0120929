package tidings.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import tidings.ingest.Explanation;
import tidings.ingest.Explanation.Finding;

/** Why a page was read as it was, for a person at a terminal. */
final class ExplanationText {
    private ExplanationText() {}

    /** @param outcome what came of it, in a few words */
    static void write(String name, String outcome, Explanation why, PrintWriter out) {
        out.printf("%s: %s%n", name, outcome);
        why.findings().stream()
                .collect(groupingBy(Finding::field, LinkedHashMap::new, toList()))
                .forEach((field, findings) -> field(field, findings, out));
        if (!why.cuts().isEmpty()) {
            out.println("\nleft out of the body");
            why.cuts().forEach(c -> out.printf("  %s%n    %s; %s%n", quoted(c.words()), c.where(), c.reason()));
        }
        out.println();
    }

    private static void field(String field, List<Finding> findings, PrintWriter out) {
        out.printf("%n%s%n", field);
        findings.forEach(f -> out.printf(
                Locale.ROOT,
                "  %s %.2f  %s%n    %s%s%n",
                f.isTaken() ? "+" : "-",
                f.score(),
                quoted(f.value()),
                f.rule(),
                f.isTaken() ? "" : "; not taken: " + f.reason()));
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "(no words)" : text;
    }
}

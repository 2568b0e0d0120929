package tidings.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tidings.ingest.Explanation;
import tidings.ingest.Explanation.Finding;
import tidings.ingest.RuleFault;
import tidings.ingest.SiteRule;

/** What is told of site rules, and the exit code that follows from it. */
abstract class RulesReport {
    final PrintWriter out;
    private int count;
    private int errors;

    RulesReport(PrintWriter out) {
        this.out = out;
    }

    /** A file of rules. */
    void file(Path file, SiteRule rule) {
        count++;
        errors += (int) rule.faults().stream().filter(RuleFault::isError).count();
    }

    /**
     * A page that was read.
     *
     * @param missing words that a test wants to see in its body
     */
    void page(String page, Explanation explanation, List<String> missing) {
        errors += missing.size();
    }

    /** A page that could not be read. */
    void refused(String page, String reason) {
        errors++;
    }

    /** Tells the sum, and returns the exit code. */
    int end() {
        return errors == 0 ? 0 : 1;
    }

    private static Stream<Finding> byRules(Explanation explanation) {
        return explanation.findings().stream().filter(f -> f.rule().startsWith("site rule "));
    }

    private static Stream<Finding> taken(Explanation explanation) {
        return byRules(explanation).filter(Finding::isTaken);
    }

    /** For a person. */
    static final class Text extends RulesReport {
        Text(PrintWriter out) {
            super(out);
        }

        @Override
        void file(Path file, SiteRule rule) {
            super.file(file, rule);
            rule.faults().forEach(f -> out.println((f.isError() ? "error   " : "warning ") + f));
        }

        @Override
        void page(String page, Explanation explanation, List<String> missing) {
            super.page(page, explanation, missing);
            out.println(page);
            taken(explanation).forEach(f -> out.printf("  %-16s %s (%s)%n", f.field(), f.value(), f.rule()));
            byRules(explanation)
                    .filter(f -> !f.isTaken())
                    .forEach(f -> out.printf("  warning: %s was not asked: %s%n", f.rule(), f.reason()));
            missing.forEach(
                    w -> out.println("  error: the body does not contain '" + w + "', which test_contains wants"));
        }

        @Override
        void refused(String page, String reason) {
            super.refused(page, reason);
            out.println("error   " + page + ": " + reason);
        }

        @Override
        int end() {
            out.printf("%d files of rules, %d errors%n", super.count, super.errors);
            return super.end();
        }
    }

    /** For scripts. */
    static final class Json extends RulesReport {
        private static final JsonMapper JSON = new JsonMapper();

        Json(PrintWriter out) {
            super(out);
        }

        @Override
        void file(Path file, SiteRule rule) {
            super.file(file, rule);
            ObjectNode line = JSON.createObjectNode().put("file", file.toString());
            ArrayNode faults = line.putArray("faults");
            rule.faults()
                    .forEach(f -> faults.addObject()
                            .put("line", f.line())
                            .put("error", f.isError())
                            .put("what", f.what()));
            ArrayNode tests = line.putArray("tests");
            rule.tests().forEach(t -> tests.add(t.url()));
            out.println(line);
        }

        @Override
        void page(String page, Explanation explanation, List<String> missing) {
            super.page(page, explanation, missing);
            ObjectNode line = JSON.createObjectNode().put("page", page);
            ArrayNode found = line.putArray("found");
            taken(explanation)
                    .forEach(f -> found.addObject()
                            .put("field", f.field())
                            .put("rule", f.rule())
                            .put("value", f.value()));
            missing.forEach(line.putArray("missing")::add);
            out.println(line);
        }

        @Override
        void refused(String page, String reason) {
            super.refused(page, reason);
            out.println(JSON.createObjectNode().put("page", page).put("error", reason));
        }
    }
}

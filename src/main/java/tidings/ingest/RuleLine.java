package tidings.ingest;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.ingest.XPath.Match;

/**
 * A line of a site's rules.
 *
 * @param number in its file, from 1
 * @param argument what stood in parentheses; of a test's words the test's address, of a replacement what it replaces; else empty
 * @param value may be empty
 * @param xpath the value as an expression, where it is one
 * @param condition only where this holds the line holds, or null
 */
record RuleLine(
        Path file,
        int number,
        Directive directive,
        String argument,
        String value,
        @Nullable XPath xpath,
        @Nullable XPath condition) {

    RuleLine of(Directive other, String itsArgument) {
        return new RuleLine(file, number, other, itsArgument, value, xpath, condition);
    }

    RuleLine onlyIf(@Nullable XPath holds) {
        return new RuleLine(file, number, directive, argument, value, xpath, holds);
    }

    /** What its expression points to on the page; nothing where it is not to be asked. */
    List<Match> matches(XPathPage page) {
        return xpath != null && page.mayBeAsked(xpath, this) ? xpath.matches(page.tree()) : List.of();
    }

    /** Whether its expression points to anything on the page, or is true. */
    boolean holds(XPathPage page) {
        return xpath != null && page.mayBeAsked(xpath, this) && xpath.holds(page.tree());
    }

    /** Whether there is no condition on it, or that holds. */
    boolean isMeant(XPathPage page) {
        return condition == null || page.mayBeAsked(condition, this) && condition.holds(page.tree());
    }

    /** What it is called in a trail: {@code site rule town.example.txt:3}. */
    String name() {
        return "site rule " + file.getFileName() + ":" + number;
    }
}

package tidings.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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

    /** What it is called in a trail: {@code site rule town.example.txt:3}. */
    String name() {
        return "site rule " + file.getFileName() + ":" + number;
    }
}

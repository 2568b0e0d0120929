package tidings.definition;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a definition's words are held against, which this package does not know itself.
 *
 * @param selectorFault says what is wrong with a CSS selector, or empty
 * @param patternFault says what is wrong with a regular expression, or empty
 * @param environment what definitions may name of it
 */
public record Checks(
        Function<String, Optional<String>> selectorFault,
        Function<String, Optional<String>> patternFault,
        Environment environment) {}

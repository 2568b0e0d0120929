package tidings.definition;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a definition's words are held against, which this package does not know itself.
 *
 * @param selectorFault says what is wrong with a CSS selector, or empty
 * @param patternFault says what is wrong with a regular expression, or empty
 * @param environment what a variable holds, so that secrets need not stand in files; or null
 */
public record Checks(
        Function<String, Optional<String>> selectorFault,
        Function<String, Optional<String>> patternFault,
        UnaryOperator<String> environment) {

    /** Variables are those of the process. */
    public Checks(Function<String, Optional<String>> selectorFault, Function<String, Optional<String>> patternFault) {
        this(selectorFault, patternFault, System::getenv);
    }
}

package tidings.definition;

import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What definitions may name of the environment, so that secrets need not stand in them. Who writes a definition says to whom its headers are
 * sent, and need not be who runs the program: so only variables that were meant for definitions can be named.
 */
public final class Environment {
    /** Variables that begin so are meant for definitions. */
    public static final String PREFIX = "TIDINGS_HEADER_";

    /** For who sends nothing: everything has a value, and none is a secret. */
    public static final Environment MADE_UP = new Environment(name -> true, name -> "x");

    private interface Names {
        boolean hold(String name);
    }

    private final Names allowed;
    private final UnaryOperator<@Nullable String> values;

    private Environment(Names allowed, UnaryOperator<@Nullable String> values) {
        this.allowed = allowed;
        this.values = values;
    }

    /**
     * @param others names that may be named though they do not begin with {@link #PREFIX}
     * @param values what a variable holds, or null
     */
    public Environment(Collection<String> others, UnaryOperator<@Nullable String> values) {
        this(name -> name.startsWith(PREFIX) || Set.copyOf(others).contains(name), values);
    }

    boolean allows(String name) {
        return allowed.hold(name);
    }

    /** What the variable holds, or null: nothing, or it may not be named. */
    @Nullable
    String value(String name) {
        return allows(name) ? values.apply(name) : null;
    }
}

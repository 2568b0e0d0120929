package tidings.definition;

/** A definition is wrong; the message says in one line where, what, and what would be right. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DefinitionException(String message) {
        super(message);
    }
}

package tidings.cli;

/** A command was given something that it cannot use; the message says what and why. */
final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInputException(String message) {
        super(message);
    }
}

package tidings.ingest;

/** A page turned out to tell no story; caught at the front door. */
final class NoStory extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    NoStory(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

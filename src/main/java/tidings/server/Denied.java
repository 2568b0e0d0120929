package tidings.server;

/** A request cannot be answered as it wants; the message says why, and what would be right. */
final class Denied extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP (RFC 9110, 15.5) */
    Denied(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}

package tidings.hub;

/** Why something that was asked of the hub is not done. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    final int status;

    RefusedException(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }
}

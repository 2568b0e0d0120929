package tidings.server;

/** The server cannot have the address that it was told to listen at; the message says which, why, and what to do. */
public final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotListenException(String host, int port, Throwable cause) {
        super(
                "cannot listen at " + host + ":" + port + " (" + root(cause).getMessage()
                        + "); give another --host or --port",
                cause);
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

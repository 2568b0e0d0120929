package tidings.server;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What is told to whoever looks after the process: whether it lives, and whether it shall be sent readers. Answered without the ledger, a file or
 * another thread, however busy the rest is.
 */
final class Probes {
    private static final String LIVE = "/health";
    private static final String ALLOWED = "GET, HEAD";
    private static final String COME_BACK = "2";

    private final String prefix;
    private final BooleanSupplier started;
    private volatile boolean isDraining;

    /**
     * @param prefix our address's own path
     * @param started whether the ledger is open and all feeds have been built
     */
    Probes(String prefix, BooleanSupplier started) {
        this.prefix = prefix;
        this.started = started;
    }

    /** From now on no new readers are wanted. */
    void drain() {
        isDraining = true;
    }

    /** False, and nothing is done, if that is no path of ours. */
    boolean answer(String path, Exchange to) {
        int start = path.startsWith(prefix + LIVE) ? prefix.length() : 0;
        if (!path.startsWith(LIVE, start)) {
            return false;
        }
        switch (path.substring(start + LIVE.length())) {
            case "", "/live" -> tell("ok", 200, to);
            case "/ready" -> ready(to);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void ready(Exchange to) {
        if (isDraining) {
            tell("draining", 503, to);
        } else if (!started.getAsBoolean()) {
            tell("starting", 503, to);
        } else {
            tell("ok", 200, to);
        }
    }

    private static void tell(String what, int status, Exchange to) {
        String method = to.request().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            to.fields().put(HttpHeader.ALLOW, ALLOWED);
            to.tell(405, "Only " + ALLOWED + " are answered here.");
            return;
        }
        to.fields().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == 503) {
            to.fields().put(HttpHeader.RETRY_AFTER, COME_BACK);
        }
        to.send(status, "application/json", "{\"status\":\"" + what + "\"}");
    }
}

package tidings.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.feed.Addresses;

/** What is answered where a request comes to no good end: whose fault it was, in plain words. */
final class Mishaps {
    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);
    private static final int REQUEST_TIMEOUT = 408;

    private Mishaps() {}

    static void tell(JavalinConfig config, Addresses addresses) {
        config.routes.exception(
                IllegalArgumentException.class, (e, http) -> text(http.status(400), "That is no address."));
        config.routes.exception(Exception.class, (e, http) -> tell(e, http));
        config.routes.error(404, http -> {
            if (http.resultInputStream() == null) {
                text(http, "Nothing is here. The feeds are listed at " + addresses.home());
            }
        });
    }

    private static void tell(Exception fault, Context http) {
        OptionalInt theirs = theirs(fault);
        if (theirs.isPresent()) {
            text(
                    http.status(theirs.getAsInt()),
                    theirs.getAsInt() == REQUEST_TIMEOUT
                            ? "The request did not come to its end, or came too slowly."
                            : "That request cannot be read.");
            return;
        }
        LOG.error("{} {}", http.method(), http.path(), fault);
        text(http.status(500), "That is our fault, and it is in the log.");
    }

    /** The status that says so where it is the request's fault: its body came too slowly, broke off, or is none. */
    private static OptionalInt theirs(Exception fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http && http.getCode() >= 400 && http.getCode() < 500) {
                return OptionalInt.of(http.getCode());
            }
            if (cause instanceof TimeoutException || cause instanceof EofException) {
                return OptionalInt.of(REQUEST_TIMEOUT);
            }
        }
        return OptionalInt.empty();
    }

    private static void text(Context http, String text) {
        FeedServer.text(http, text + "\n");
    }
}

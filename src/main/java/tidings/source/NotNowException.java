package tidings.source;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A host is left alone for now; see {@link Fetch.RetryLater}. */
final class NotNowException extends IOException {
    private static final long serialVersionUID = 1;

    final transient @Nullable Instant until;

    NotNowException(@Nullable Instant until, String reason) {
        super(reason);
        this.until = until;
    }

    /** The thread that waits was interrupted: the program stops. */
    static NotNowException stopped() {
        Thread.currentThread().interrupt();
        return new NotNowException(null, "was not asked for, because we are being stopped");
    }
}

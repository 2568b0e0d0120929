package tidings.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** The time that one fetch has on the network. */
final class Budget {
    private final Duration whole;
    private long left;

    interface Spending<T> {
        T in(Duration left) throws IOException;
    }

    Budget(Duration whole) {
        this.whole = whole;
        this.left = whole.toNanos();
    }

    /** @throws InterruptedIOException if there is no time left, or not enough */
    <T> T spend(Spending<T> spending) throws IOException {
        if (left <= 0) {
            throw new InterruptedIOException();
        }
        long start = System.nanoTime();
        try {
            return spending.in(Duration.ofNanos(left));
        } finally {
            left -= System.nanoTime() - start;
        }
    }

    @Override
    public String toString() {
        return whole.toMillis() % 1000 == 0 ? whole.toSeconds() + " seconds" : whole.toMillis() + " ms";
    }
}

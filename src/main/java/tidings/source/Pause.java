package tidings.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A way to wait, so that a test or a simulation need not. */
@FunctionalInterface
public interface Pause {
    /** Returns when it is that time; at once if it is. */
    void until(Instant time) throws InterruptedException;

    /** Sleeps. */
    static Pause asleep(Clock clock) {
        return time -> {
            long millis = Duration.between(clock.instant(), time).toMillis();
            if (millis > 0) {
                Thread.sleep(millis);
            }
        };
    }
}

package tidings.town;

import java.time.Duration;
import java.time.Instant;

/** From one moment on, and until another. */
record Span(Instant from, Instant to) {
    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean meets(Instant start, Instant end) {
        return from.isBefore(end) && to.isAfter(start);
    }

    Duration length() {
        return Duration.between(from, to);
    }
}

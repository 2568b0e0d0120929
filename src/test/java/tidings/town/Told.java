package tidings.town;

import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidings.story.Refresh;

/** What the owner of a feed is told of one refresh, and when the next one is due. */
record Told(Refresh refresh, Instant next) {
    boolean says(Pattern words) {
        return Stream.of(refresh.fault(), refresh.note())
                .anyMatch(s -> s != null && words.matcher(s).find());
    }

    /** Whether it was under way at that moment. */
    boolean covers(Instant at) {
        return !at.isBefore(refresh.at()) && !at.isAfter(refresh.at().plus(refresh.took()));
    }
}

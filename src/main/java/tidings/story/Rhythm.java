package tidings.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed changes, as it says itself: RSS {@code ttl}, {@code skipHours} and {@code skipDays}, {@code sy:updatePeriod} and
 * {@code sy:updateFrequency}. Publishers often leave what their software came with, so this is a hint.
 *
 * @param every positive, or null where it does not say
 * @param skipHours hours of the day in UTC, 0 to 23, in which there is no need to ask
 * @param skipDays days, in UTC, on which there is no need to ask
 */
public record Rhythm(@Nullable Duration every, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    public static final Rhythm NONE = new Rhythm(null, Set.of(), Set.of());

    public Rhythm {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }
}

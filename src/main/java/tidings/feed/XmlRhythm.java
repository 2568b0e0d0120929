package tidings.feed;

import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.story.Rhythm;

/** What a channel says of how often it changes. */
final class XmlRhythm {
    private static final int MAX_DIGITS = 6;
    private static final Map<String, Integer> HOURS =
            Map.of("hourly", 1, "daily", 24, "weekly", 168, "monthly", 720, "yearly", 8760);
    private static final Set<String> DAYS =
            Set.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    private final FeedNode channel;

    XmlRhythm(FeedNode channel) {
        this.channel = channel;
    }

    Rhythm read() {
        return new Rhythm(every(), hours(), days());
    }

    private @Nullable Duration every() {
        int ttl = number(channel.text("ttl"));
        Integer hours = HOURS.get(channel.text("sy:updatePeriod").toLowerCase(Locale.ROOT));
        if (ttl > 0 || hours == null) {
            return ttl > 0 ? Duration.ofMinutes(ttl) : null;
        }
        return Duration.ofHours(hours).dividedBy(Math.max(1, number(channel.text("sy:updateFrequency"))));
    }

    /** Some count them to 24. */
    private Set<Integer> hours() {
        return channel.all("skipHours").stream()
                .flatMap(s -> s.all("hour").stream())
                .map(h -> number(h.text()))
                .filter(h -> h >= 0 && h <= 24)
                .map(h -> h % 24)
                .collect(toSet());
    }

    private Set<DayOfWeek> days() {
        return channel.all("skipDays").stream()
                .flatMap(s -> s.all("day").stream())
                .map(d -> d.text().toUpperCase(Locale.ROOT))
                .filter(DAYS::contains)
                .map(DayOfWeek::valueOf)
                .collect(toSet());
    }

    /** -1 for what is none. */
    private static int number(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }
}

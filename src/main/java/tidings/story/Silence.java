package tidings.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a source has brought nothing new, and how long it may.
 *
 * @param since when it last brought something, or when it was first refreshed
 * @param lasts until the last refresh
 * @param longest the longest that it was silent before, or null if too little is known
 * @param allowed what is nothing unusual
 */
record Silence(Instant since, Duration lasts, @Nullable Duration longest, Duration allowed) {
    /** So many times as long as ever before is unusual. */
    private static final int TIMES = 2;

    /** No source is quiet earlier. */
    private static final Duration LEAST = Duration.ofDays(1);

    /** While the past is so short that it may hold no weekend, none is quiet before one is over. */
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private static final Duration WEEKEND = Duration.ofDays(3);

    /** Of a source that has come with something only a few times nothing is known but that it is slow. */
    private static final int FEW = 4;

    private static final Duration SLOW = Duration.ofDays(30);

    /** @param refreshes the latest first, at least one */
    static Silence of(List<Refresh> refreshes) {
        Instant now = refreshes.get(0).at();
        Instant first = refreshes.get(refreshes.size() - 1).at();
        Instant since = null;
        int arrivals = 0;
        Duration longest = Duration.ZERO;
        Instant later = null;
        for (Refresh refresh : refreshes) {
            if (refresh.fresh() > 0) {
                arrivals++;
                since = since == null ? refresh.at() : since;
                longest = later == null ? longest : max(longest, Duration.between(refresh.at(), later));
                later = refresh.at();
            }
        }
        since = since == null ? first : since;
        Duration least =
                arrivals < FEW ? SLOW : Duration.between(first, now).compareTo(FORTNIGHT) < 0 ? WEEKEND : LEAST;
        return new Silence(
                since,
                Duration.between(since, now),
                arrivals < FEW ? null : longest,
                max(longest.multipliedBy(TIMES), least));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    boolean isUnusual() {
        return lasts.compareTo(allowed) > 0;
    }

    String advice() {
        return "Has brought nothing new since " + Past.date(since)
                + (longest == null ? "" : ", and was never silent for longer than " + told(longest))
                + ": look whether it still is what it was.";
    }

    private static String told(Duration duration) {
        long hours = duration.plusMinutes(59).toHours();
        return hours < 48 ? Past.count(hours, "hour") : Past.count((hours + 23) / 24, "day");
    }
}

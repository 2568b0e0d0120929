package tidings.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tidings.story.Entry;

/**
 * How long a feed stays as it is, judged by how often it got something new lately: half of the usual time between two arrivals. It is a
 * function of the entries alone, so every node says the same, and says it again until the next version.
 */
final class Freshness {
    private static final int LEAST = 300;
    private static final int MOST = 3600;
    private static final int UNKNOWN = 900;

    /** What comes within this time comes together: one page brings many articles. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private static final int ARRIVALS = 12;
    private static final int FEWEST_ARRIVALS = 3;

    private Freshness() {}

    /**
     * In seconds, whole minutes.
     *
     * @param entries the newest first
     */
    static int maxAge(List<Entry> entries) {
        List<Instant> arrivals = arrivals(entries);
        if (arrivals.size() < FEWEST_ARRIVALS) {
            return UNKNOWN;
        }
        var gaps = new ArrayList<Duration>();
        for (int i = 1; i < arrivals.size(); i++) {
            gaps.add(Duration.between(arrivals.get(i), arrivals.get(i - 1)));
        }
        gaps.sort(null);
        long half = gaps.get((gaps.size() - 1) / 2).toSeconds() / 2;
        return (int) Math.max(LEAST, Math.min(MOST, half - half % 60));
    }

    private static List<Instant> arrivals(List<Entry> entries) {
        var arrivals = new ArrayList<Instant>();
        Instant last = Instant.MAX;
        for (Entry entry : entries) {
            if (arrivals.size() < ARRIVALS && entry.published().isBefore(last)) {
                last = entry.published().minus(TOGETHER);
                arrivals.add(entry.published());
            }
        }
        return arrivals;
    }
}

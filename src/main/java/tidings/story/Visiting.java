package tidings.story;

import java.time.Duration;
import java.util.List;

/**
 * How a feed visits the web by itself.
 *
 * @param sources where its pages come from, beside folders and pushes
 * @param least the least time between two refreshes of a source, unless the site asks for a longer one
 * @param most the longest time between two refreshes of a source that works
 * @param budget how many pages a refresh asks for at most; what is left is for the next
 * @param followsSiblings whether the pages of siblings are read, too: those of the pages that a source names, and no further
 * @param rereads how long after an article's page was first read it is read again, for edits and retractions; ascending
 */
public record Visiting(
        List<WebSource> sources,
        Duration least,
        Duration most,
        int budget,
        boolean followsSiblings,
        List<Duration> rereads) {

    public static final Duration LEAST = Duration.ofMinutes(5);
    public static final Duration MOST = Duration.ofHours(6);
    public static final int BUDGET = 1000;
    public static final List<Duration> REREADS =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7));

    /** No source on the web. */
    public static final Visiting NONE = new Visiting(List.of(), LEAST, MOST, BUDGET, false, REREADS);

    public Visiting {
        sources = List.copyOf(sources);
        rereads = List.copyOf(rereads);
    }
}

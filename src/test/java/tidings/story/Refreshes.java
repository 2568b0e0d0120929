package tidings.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refreshes as tests write them down, the oldest first: {@code 40+2} lists 40 articles, of which 2 are new; {@code -} is unchanged, {@code .}
 * only read pages again, {@code x} fails, {@code gone} is 410; {@code *9} behind any of them is nine times the same.
 */
public final class Refreshes {
    public static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    public static final String SOURCE = "listing https://town.example/";

    private static final Pattern ONE = Pattern.compile("(?:(x)|(gone)|([-.])|(\\d+))(?:\\+(\\d+))?(?:\\*(\\d+))?");

    private Refreshes() {}

    /** The latest first, at a steady pace. */
    public static List<Refresh> of(String history, Duration pace) {
        var refreshes = new ArrayList<Refresh>();
        for (String word : history.split(" ")) {
            Matcher one = ONE.matcher(word);
            if (!one.matches()) {
                throw new IllegalArgumentException(word);
            }
            int times = one.group(6) == null ? 1 : Integer.parseInt(one.group(6));
            for (int i = 0; i < times; i++) {
                refreshes.add(refresh(one, FIRST.plus(pace.multipliedBy(refreshes.size()))));
            }
        }
        Collections.reverse(refreshes);
        return refreshes;
    }

    private static Refresh refresh(Matcher one, Instant at) {
        boolean gone = one.group(2) != null;
        boolean fails = gone || one.group(1) != null;
        return new Refresh(
                "town",
                SOURCE,
                at,
                Duration.ofSeconds(2),
                one.group(4) == null ? unknown(one) : Integer.parseInt(one.group(4)),
                one.group(5) == null ? 0 : Integer.parseInt(one.group(5)),
                0,
                0,
                gone ? "The page is gone for good, says its host (410)" : fails ? "The host does not answer" : null,
                null,
                gone);
    }

    private static int unknown(Matcher one) {
        return ".".equals(one.group(3)) ? Refresh.NOT_ASKED : Refresh.UNCHANGED;
    }
}

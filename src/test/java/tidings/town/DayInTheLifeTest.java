package tidings.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.town.Findings.Kind;

/**
 * A town of newspapers that publish, edit, move, retract and fail, and a ledger that follows them: nothing twice, nothing lost. How large it
 * is, is said by the system properties town.seed, town.sites, town.articles and town.hours.
 */
class DayInTheLifeTest {
    private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

    /**
     * What must not be found. Where the old address of an article that has moved cannot be asked when the new one is seen, because its site is in
     * trouble, the two are one again as soon as it answers: such duplicates pass, and are only counted.
     */
    private static final Set<Kind> HELD = EnumSet.complementOf(EnumSet.of(Kind.PASSING_DUPLICATE));

    @TempDir
    Path folder;

    private static Plan plan() {
        Duration length = Duration.ofHours(Integer.getInteger("town.hours", 30));
        return new Plan(
                Long.getLong("town.seed", 1),
                Integer.getInteger("town.sites", 7),
                Integer.getInteger("town.articles", 600),
                new Span(START, START.plus(length)));
    }

    @Test
    void nothing_comes_twice_or_is_lost_and_every_failure_is_named() {
        try (var day = new Day(plan(), folder)) {
            day.live();
            String summary = day.summary();
            System.out.println(summary);
            assertThat(HELD)
                    .as(summary)
                    .allSatisfy(kind -> assertThat(day.findings.of(kind)).isEmpty());
        }
    }
}

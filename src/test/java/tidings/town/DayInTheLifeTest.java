package tidings.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.town.Findings.Kind;

/**
 * A town of newspapers that publish, edit, move, retract and fail, and a ledger that follows them: nothing twice, nothing lost. How large it
 * is, is said by the system properties town.seed, town.sites, town.articles and town.hours.
 */
class DayInTheLifeTest {
    private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

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
            assertThat(Kind.values())
                    .as(summary)
                    .allSatisfy(kind -> assertThat(day.findings.of(kind)).isEmpty());
        }
    }
}

package tidings.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.story.Article;
import tidings.story.Entry;

class FreshnessTest {
    private static final Instant NEWEST = Instant.parse("2026-11-23T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'', 900", // nothing is known
        "'PT1H', 900",
        "'PT1H PT1H', 1800",
        "'PT1H PT1H PT9H PT1H', 1800", // a night does not count
        "'PT2M PT3M PT40S PT2M', 900", // all of one page
        "'PT1S PT1S PT2H PT1S PT2H PT1S', 3600",
        "'PT6M PT6M PT6M', 300",
        "'PT25M PT25M PT26M', 720", // whole minutes, for RSS
        "'P7D P7D P7D', 3600"
    })
    void readers_may_rest_half_of_the_usual_time_between_arrivals(String gaps, int seconds) {
        assertThat(Freshness.maxAge(entries(gaps))).isEqualTo(seconds);
    }

    private static List<Entry> entries(String gaps) {
        var entries = new ArrayList<Entry>();
        Instant at = NEWEST;
        entries.add(entry(at));
        for (String gap : gaps.isEmpty() ? new String[0] : gaps.split(" ")) {
            at = at.minus(Duration.parse(gap));
            entries.add(entry(at));
        }
        return entries;
    }

    private static Entry entry(Instant published) {
        return new Entry(
                new UUID(0, published.getEpochSecond()),
                Article.headline("A title", null, null),
                published,
                published,
                List.of(),
                List.of());
    }
}

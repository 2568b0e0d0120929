package tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.story.Health.Change;
import tidings.story.Health.State;

class HealthTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Health after(String history, Duration pace) {
        List<Refresh> refreshes = Refreshes.of(history, pace);
        return Health.of(refreshes, refreshes.get(0).at());
    }

    @ParameterizedTest
    @CsvSource({
        // what comes as usual
        "40+40, PT1H, FRESH",
        "40+40 -*3 40+2 -*20 40+1, PT1H, FRESH",
        // one failure moves nothing, two in a row do; and back the same way
        "40+40 x, PT1H, FRESH",
        "40+40 40 x, PT1H, FRESH",
        "40+40 40 x x, PT1H, FAILING",
        "40+40 40 x - x - x, PT1H, FRESH",
        "40+40 40 x x 40, PT1H, FAILING",
        "40+40 40 x x 40 x 40 x, PT1H, FAILING",
        "40+40 40 x x 40 -, PT1H, FRESH",
        // a source that has never worked fails from its first refresh on
        "x, PT1H, FAILING",
        "x 40+40, PT1H, FRESH",
        "x 40+40 x, PT1H, FRESH",
        // refreshes that only read pages again say nothing of the list
        "40+40 40 x . x, PT1H, FAILING",
        "40+40 40 x x . ., PT1H, FAILING",
        "40+40 40 x x 40 . ., PT1H, FAILING",
        "40+40 40 x . ., PT1H, FRESH",
        "40+40 40 gone . ., PT1H, DEAD",
        "40+40 41+1*20 3 ., PT1H, FRESH",
        "., PT1H, FRESH",
        // dead: gone, or failing for both long and often
        "40+40 40 gone, PT1H, DEAD",
        "40+40 40 gone x, PT1H, DEAD",
        "40+40 40 gone 40 40, PT1H, FRESH",
        "40+40 40 gone 40 40 x x, PT1H, FAILING",
        "40+40 40 x*100, PT1H, FAILING",
        "40+40 40 x*9, P2D, FAILING",
        "40+40 40 x*10, P2D, DEAD",
        "40+40 40 x*10, PT24H, FAILING",
        "40+40 40 x*15, PT24H, DEAD",
        "40+40 40 x*15 40, PT24H, DEAD",
        "40+40 40 x*15 40 40, PT24H, FRESH",
        // lists that shrink, in two refreshes in a row
        "40+40 41+1*20 3, PT1H, FRESH",
        "40+40 41+1*20 3 3, PT1H, QUIET",
        "40+40 41+1*20 3 -, PT1H, QUIET",
        "40+40 41+1*20 3 x 3, PT1H, QUIET",
        "40+40 41+1*20 0 -, PT1H, QUIET",
        "40+40 41+1 3 -*3, PT1H, QUIET",
        "40+40 41+1*20 3 3 41, PT1H, FRESH",
        "40+40 41+1*20 12 12, PT1H, FRESH",
        // lists that are sometimes short anyway
        "40+1 3 40+1 3 3 40+1 3 40+1 40+1 3 3, PT1H, FRESH",
        "2+2 2 1 0 2+1 0 2 0 0, PT1H, FRESH",
        // a list that never held anything
        "0, PT1H, QUIET",
        "0*5, PT1H, QUIET",
        // silence, by the source's own history
        "9+9 9+1*40 -*20, PT1H, FRESH",
        "9+9 9+1*40 -*71, PT1H, FRESH",
        "9+9 9+1*40 -*73, PT1H, QUIET",
        "9+9 9+1*400 -*23, PT1H, FRESH",
        "9+9 9+1*400 -*25, PT1H, QUIET",
        "9+9 9+1*400 -*25 9+1, PT1H, FRESH",
        "9+9 -*29 9+1 -*29 9+1 -*29 9+1 -*2, P1D, FRESH",
        "9+9 -*29 9+1 -*29 9+1 -*29 9+1 -*59, P1D, FRESH",
        "9+9 -*29 9+1 -*29 9+1 -*29 9+1 -*61, P1D, QUIET",
        "9+9 -*29, P1D, FRESH",
        "9+9 -*31, P1D, QUIET"
    })
    void the_state_of_a_source(String history, Duration pace, State state) {
        assertThat(after(history, pace).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40+40 40 | Works.",
                "40+40 40 x | The last refresh failed: The host does not answer. It will be tried again.",
                "40+40 40 x x | The host does not answer. It has failed since 2026-01-01 02:00 UTC, 2 times in a row. It will be tried again.",
                "x | The host does not answer. It will be tried again.",
                "40+40 40 x x 40 | The last refresh worked; when the next one does, too, it counts as well again.",
                "40+40 40 x . | The last refresh failed: The host does not answer. It will be tried again.",
                "40+40 40 gone | The page is gone for good, says its host (410). It will not come back: give its new address in feed.yaml, or take it out.",
                "40+40 40*9 3 | Lists 3 articles, usually about 40: the page may have changed; look at it, or say with `links` where its links to articles are.",
                "40+40 40*9 1 | Lists 1 article, usually about 40: the page may have changed; look at it, or say with `links` where its links to articles are.",
                "0 | Lists no article: look at it, or say with `links` where its links to articles are.",
                "9+9 9+1*40 -*73 | Has brought nothing new since 2026-01-02 16:00 UTC, and was never silent for longer than 1 hour: look whether it still is what it was."
            })
    void what_is_wrong_is_said_at_once(String history, String advice) {
        assertThat(after(history, HOUR).advice()).isEqualTo(advice);
    }

    @Test
    void a_source_that_was_never_refreshed_is_new() {
        Health health = Health.of(List.of(), Refreshes.FIRST);
        assertThat(health.state()).isEqualTo(State.NEW);
        assertThat(health.since()).isNull();
        assertThat(health.advice()).isEqualTo("Not refreshed yet.");
    }

    @Test
    void the_last_refresh_and_the_last_that_worked() {
        Health health = after("40+40 - 41+1 - x x", HOUR);
        assertThat(health.refreshed()).isEqualTo(hour(5));
        assertThat(health.succeeded()).isEqualTo(hour(3));
        assertThat(health.brought()).isEqualTo(hour(2));
        assertThat(health.since()).isEqualTo(hour(5));
        assertThat(health.fault()).isEqualTo("The host does not answer");
        assertThat(health.listed()).isEqualTo(41);
        assertThat(health.usual()).isEqualTo(41);
    }

    @Test
    void what_only_reads_pages_again_hides_no_fault() {
        Health health = after("40+40 41+1 x x . .", HOUR);
        assertThat(health.refreshed()).isEqualTo(hour(5));
        assertThat(health.succeeded()).isEqualTo(hour(1));
        assertThat(health.fault()).isEqualTo("The host does not answer");
    }

    @Test
    void pages_that_cannot_be_read_are_named_though_the_source_works() {
        var refresh =
                new Refresh("town", "feed https://a/", hour(0), HOUR, 9, 0, 0, 2, null, "/a: tells no story", false);
        Health health = Health.of(List.of(refresh), hour(0));
        assertThat(health.state()).isEqualTo(State.FRESH);
        assertThat(health.advice()).isEqualTo("2 pages could not be read: /a: tells no story.");
    }

    @Test
    void who_is_not_refreshed_any_more_is_told_so() {
        List<Refresh> refreshes = Refreshes.of("40+40 -", HOUR);
        assertThat(Health.of(refreshes, hour(1).plus(Duration.ofDays(2))).advice())
                .isEqualTo("Works.");
        assertThat(Health.of(refreshes, hour(1).plus(Duration.ofDays(4))).advice())
                .contains("Nobody has refreshed it since 2026-01-01 01:00 UTC");
    }

    @Test
    void each_change_of_state_is_told_once() {
        List<Change> changes = Health.changes(Refreshes.of("40+40 - x - x x x - - gone x 40+1 40", HOUR));
        assertThat(changes)
                .extracting(c -> c.state() + " "
                        + Duration.between(Refreshes.FIRST, c.at()).toHours())
                .containsExactly("FRESH 12", "DEAD 9", "FRESH 8", "FAILING 5");
    }

    @Test
    void a_source_that_works_from_the_first_is_no_news_and_one_that_fails_is() {
        assertThat(Health.changes(Refreshes.of("40+40 - -", HOUR))).isEmpty();
        assertThat(Health.changes(Refreshes.of("x", HOUR))).hasSize(1);
        assertThat(Health.changes(List.of())).isEmpty();
    }

    @Test
    void a_change_that_was_told_never_changes_though_the_past_goes() {
        List<Refresh> all =
                Refreshes.of("40+40 -*5 x x -*90 40+1*9 -*70 3*9 -*300 x*40 40+2 -*9 40+1*5 -*900 x x - -", HOUR);
        var told = new ArrayList<Change>();
        for (int i = all.size() - 1; i >= 0; i--) {
            List<Refresh> journal = all.subList(i, Math.min(all.size(), i + Health.TELLING));
            List<Change> now = Health.changes(journal);
            for (Change change : now) {
                if (told.isEmpty()
                        || change.at().isAfter(told.get(told.size() - 1).at())) {
                    told.add(change);
                } else {
                    assertThat(told).contains(change);
                }
            }
        }
        assertThat(told).hasSizeGreaterThan(6);
    }

    private static Instant hour(int hour) {
        return Refreshes.FIRST.plus(HOUR.multipliedBy(hour));
    }
}

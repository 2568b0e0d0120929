package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tidings.Feeds;
import tidings.store.SqlLedger;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.Refreshes;
import tidings.story.Visit;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void refreshes_and_visits_are_counted_as_they_are_written_down() {
        try (Ledger ledger = metrics.watch(SqlLedger.inMemory(Clock.systemUTC()))) {
            var refreshes = new ArrayList<Refresh>(Refreshes.of("40+40 - x gone", Duration.ofHours(1)));
            Collections.reverse(refreshes);
            refreshes.forEach(ledger.journal()::add);
            var visit =
                    Visit.first("town", Refreshes.SOURCE, "https://town.example/", Visit.Role.LIST, Refreshes.FIRST);
            ledger.journal().save(visit);
            assertThat(ledger.journal().refreshes("town", Refreshes.SOURCE, 9)).hasSize(4);
        }
        assertThat(metrics.text())
                .contains("tidings_refreshes_seconds_count{outcome=\"worked\"} 2")
                .contains("tidings_refreshes_seconds_count{outcome=\"failed\"} 1")
                .contains("tidings_refreshes_seconds_count{outcome=\"gone\"} 1")
                .contains("tidings_refreshes_seconds_sum{outcome=\"worked\"} 4.0")
                .contains("tidings_visits_total{outcome=\"worked\",role=\"list\"} 1.0");
    }

    @Test
    void a_ledger_that_is_watched_fails_as_it_would_otherwise() {
        Ledger closed = SqlLedger.inMemory(Clock.systemUTC());
        closed.close();
        Ledger watched = metrics.watch(closed);
        assertThatThrownBy(() -> watched.feed(Feeds.feed()))
                .isExactlyInstanceOf(catchOf(closed).getClass());
    }

    private static Throwable catchOf(Ledger ledger) {
        try {
            ledger.feed(Feeds.feed());
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("a closed ledger fails");
    }
}

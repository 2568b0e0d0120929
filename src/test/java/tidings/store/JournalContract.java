package tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.TestClock;
import tidings.story.Journal;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.Visit;
import tidings.story.Visit.Role;

/** What is visited on the web, in every ledger. */
abstract class JournalContract {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String MAP = "sitemap https://town.example/sitemap.xml";
    private static final String FERRY = "https://town.example/ferry";

    protected final TestClock clock = new TestClock("2026-03-10T12:00:00Z");
    private Ledger ledger;
    private Journal journal;

    /** Opens the same ledger each time. */
    protected abstract Ledger open();

    @BeforeEach
    void begin() {
        ledger = open();
        journal = ledger.journal();
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    @Test
    void what_a_removed_source_visited_others_may_visit() {
        String other = "feed https://town.example/rss.xml";
        journal.add(List.of(
                Visit.first("town", MAP, FERRY, Role.PAGE, NOON),
                Visit.first("town", other, FERRY + "/2", Role.PAGE, NOON),
                Visit.first("village", MAP, FERRY, Role.PAGE, NOON)));
        journal.add(new Refresh("town", MAP, NOON, Duration.ZERO, 1, 1, 0, 0, null, null, false));
        journal.add(new Refresh("town", other, NOON, Duration.ZERO, 1, 1, 0, 0, null, null, false));
        journal.forget("town", MAP);
        assertThat(journal.visit("town", FERRY)).isEmpty();
        assertThat(journal.refreshes("town", MAP, 9)).isEmpty();
        assertThat(journal.visit("town", FERRY + "/2")).isPresent();
        assertThat(journal.refreshes("town", other, 9)).hasSize(1);
        assertThat(journal.visit("village", FERRY)).isPresent();
        var again = Visit.first("town", other, FERRY, Role.PAGE, NOON);
        assertThat(journal.add(List.of(again))).containsExactly(again);
    }

    @Test
    void a_visit_comes_back_as_it_was_saved() {
        var visit = new Visit(
                "town",
                MAP,
                FERRY,
                Role.SIBLING,
                NOON,
                NOON.minusMillis(1),
                3,
                2,
                "W/\"a\"",
                "Tue, 10 Mar 2026 12:00:00 GMT",
                FERRY + "?",
                FERRY + "/new");
        journal.save(visit);
        assertThat(journal.visit("town", FERRY)).contains(visit);
        var bare = Visit.first("town", MAP, FERRY, Role.LIST, NOON);
        journal.save(bare);
        assertThat(journal.visit("town", FERRY)).contains(bare);
        assertThat(journal.visit("village", FERRY)).isEmpty();
        try (Ledger again = open()) {
            assertThat(again.journal().visit("town", FERRY)).contains(bare);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://town.example/ferry", "https://www.town.example/ferry/", FERRY + "?utm_source=x"})
    void an_address_is_known_in_any_spelling_and_whichever_source_names_it(String spelling) {
        Visit first = page("ferry", NOON);
        assertThat(journal.add(List.of(first))).containsExactly(first);
        assertThat(journal.add(List.of(Visit.first("town", "feed x", spelling, Role.SIBLING, NOON))))
                .isEmpty();
        assertThat(journal.visit("town", spelling)).contains(first);
        Visit elsewhere = Visit.first("village", MAP, spelling, Role.PAGE, NOON);
        assertThat(journal.add(List.of(elsewhere))).containsExactly(elsewhere);
    }

    @Test
    void thousands_are_added_once_in_their_order() {
        List<Visit> many =
                IntStream.range(0, 1_050).mapToObj(i -> page("" + i, NOON)).toList();
        journal.add(many.subList(100, 300));
        var twice = new ArrayList<>(many);
        twice.addAll(many);
        var fresh = new ArrayList<>(many);
        fresh.removeAll(many.subList(100, 300));
        assertThat(journal.add(twice)).isEqualTo(fresh);
        assertThat(journal.add(twice)).isEmpty();
        assertThat(journal.add(List.<Visit>of())).isEmpty();
    }

    @Test
    void an_address_may_be_very_long() {
        String url =
                FERRY + IntStream.range(0, 2_000).mapToObj(Integer::toHexString).reduce("?q=", String::concat);
        var visit = Visit.first("town", "urls " + url, url, Role.PAGE, NOON);
        assertThat(journal.add(List.of(visit))).containsExactly(visit);
        journal.add(new Refresh("town", "urls " + url, NOON, Duration.ZERO, 1, 1, 0, 0, null, null, false));
        assertThat(journal.due("town", "urls " + url, NOON, 5)).containsExactly(visit);
        assertThat(journal.refreshes("town", "urls " + url, 5)).hasSize(1);
    }

    @Test
    void what_is_due_comes_by_source_the_longest_due_first_and_lists_never() {
        Visit late = page("late", NOON.minusSeconds(5));
        Visit later = visit("later", NOON.minusSeconds(9), Role.SIBLING);
        journal.add(List.of(
                page("now", NOON),
                late,
                later,
                page("soon", NOON.plusMillis(1)),
                visit("list", NOON.minusSeconds(60), Role.LIST),
                Visit.first("town", "feed x", "https://town.example/other", Role.PAGE, NOON.minusSeconds(60)),
                Visit.first("village", MAP, "https://town.example/village", Role.PAGE, NOON.minusSeconds(60))));
        journal.save(
                new Visit("town", MAP, "https://town.example/x", Role.PAGE, null, NOON, 1, 0, null, null, null, null));
        assertThat(journal.due("town", MAP, NOON, 2)).containsExactly(later, late);
        assertThat(journal.due("town", MAP, NOON, 99))
                .extracting(Visit::url)
                .containsExactly(later.url(), late.url(), "https://town.example/now");
        assertThat(journal.nextDue("town", MAP)).isEqualTo(later.due());
        assertThat(journal.nextDue("town", "feed y")).isNull();
    }

    @Test
    void the_last_thousand_refreshes_of_a_source_are_kept() {
        for (int i = 0; i < 1_002; i++) {
            journal.add(refresh(MAP, i, null));
        }
        journal.add(refresh("feed x", 7, "404"));
        List<Refresh> all = journal.refreshes("town", MAP, 5_000);
        assertThat(all).hasSize(1_000);
        assertThat(all.get(0)).isEqualTo(refresh(MAP, 1_001, null));
        assertThat(all.get(999)).isEqualTo(refresh(MAP, 2, null));
        assertThat(journal.refreshes("town", MAP, 3)).isEqualTo(all.subList(0, 3));
        assertThat(journal.refreshes("town", "feed x", 3)).containsExactly(refresh("feed x", 7, "404"));
        assertThat(journal.refreshes("village", MAP, 3)).isEmpty();
    }

    @Test
    void no_revision_moves_and_nobody_is_woken() throws InterruptedException {
        ledger.feed(Feeds.feed());
        ledger.changes(); // from now on it is listened
        while (ledger.awaitChange(Duration.ofMillis(1))) {
            // what was heard of the feed
        }
        var revisions = ledger.revisions();
        journal.add(List.of(page("ferry", NOON)));
        journal.save(page("ferry", NOON.plusSeconds(1)));
        journal.add(refresh(MAP, 1, null));
        assertThat(ledger.awaitChange(Duration.ofMillis(1))).isFalse();
        assertThat(ledger.revisions()).isEqualTo(revisions);
    }

    @Test
    void many_add_the_same_at_once_and_it_is_added_once() throws Exception {
        List<Visit> many =
                IntStream.range(0, 300).mapToObj(i -> page("" + i, NOON)).toList();
        List<Visit> back = new ArrayList<>(many);
        Collections.reverse(back);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Ledger other = open()) {
            var added = new ArrayList<Visit>();
            List<Callable<List<Visit>>> work = List.of(
                    () -> journal.add(many),
                    () -> journal.add(back),
                    () -> other.journal().add(many),
                    () -> other.journal().add(back));
            for (Future<List<Visit>> part : threads.invokeAll(work)) {
                added.addAll(part.get());
            }
            assertThat(added).containsExactlyInAnyOrderElementsOf(many);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void it_is_exported_and_imported() {
        Visit visit = page("ferry", NOON);
        journal.add(List.of(visit));
        journal.add(refresh(MAP, 1, "gone"));
        var exported = new StringWriter();
        ledger.export(exported);
        try (Ledger other = SqlLedger.inMemory(clock)) {
            other.load(new BufferedReader(new StringReader(exported.toString())));
            assertThat(other.journal().visit("town", FERRY)).contains(visit);
            assertThat(other.journal().due("town", MAP, NOON, 1)).containsExactly(visit);
            assertThat(other.journal().refreshes("town", MAP, 1)).containsExactly(refresh(MAP, 1, "gone"));
            var again = new StringWriter();
            other.export(again);
            assertThat(again).hasToString(exported.toString());
        }
    }

    private static Visit page(String name, Instant due) {
        return visit(name, due, Role.PAGE);
    }

    private static Visit visit(String name, Instant due, Role role) {
        return Visit.first("town", MAP, "https://town.example/" + name, role, due);
    }

    private static Refresh refresh(String source, int number, @Nullable String fault) {
        return new Refresh(
                "town", source, NOON, Duration.ofMillis(number), number, 2, 3, 4, fault, "note", fault != null);
    }
}

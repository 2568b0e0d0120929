package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static tidings.House.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.PostgresServer;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Kept;
import tidings.story.Ledger;
import tidings.story.LedgerException;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

class PostgresLedgerTest extends LedgerContract {
    private static final FeedDefinition FEED = Feeds.feed();
    private static final ArticleDate MONDAY =
            new ArticleDate(Instant.parse("2026-03-02T08:30:00Z"), ZoneOffset.UTC, DateSource.META);

    private final String address = PostgresServer.ledger();

    @TempDir
    Path folder;

    @Override
    protected Ledger open() {
        return SqlLedger.open(address, null, clock);
    }

    @Test
    void a_ledger_of_a_newer_program_is_refused() {
        String newer = PostgresServer.address();
        SqlLedger.open(newer, null, clock).close();
        PostgresServer.run(
                newer,
                "insert into flyway_schema_history select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', installed_on, 1, true"
                        + " from flyway_schema_history limit 1");
        assertThatThrownBy(() -> SqlLedger.open(newer, null, clock))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("newer Tidings");
    }

    @Test
    void what_is_no_ledger_is_refused_and_left_as_it_is() {
        String other = PostgresServer.address();
        PostgresServer.run(other, "create table notes (note text)");
        assertThatThrownBy(() -> SqlLedger.open(other, null, clock))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("no ledger of Tidings");
        PostgresServer.run(other, "drop table notes");
        SqlLedger.open(other, null, clock).close();
    }

    @Test
    void nodes_that_start_together_make_one_ledger() throws Exception {
        String fresh = PostgresServer.address();
        List<Long> seen = together(IntStream.range(0, 4)
                .<Callable<Long>>mapToObj(i -> () -> {
                    try (Ledger node = SqlLedger.open(fresh, null, clock)) {
                        return keep(node, "p" + i, article("Article " + i, "https://town.example/" + i))
                                        .newSiblings()
                                + 1L;
                    }
                })
                .toList());
        try (Ledger node = SqlLedger.open(fresh, null, clock)) {
            assertThat(node.newest(FEED)).hasSameSizeAs(seen);
        }
    }

    @Test
    void nodes_that_keep_the_same_at_the_same_moment_keep_it_once() throws Exception {
        try (Ledger one = open();
                Ledger other = open()) {
            var work = new ArrayList<Callable<Kept>>();
            for (int i = 0; i < 15; i++) {
                Article article = article("Article " + i, "https://town.example/" + i);
                for (Ledger node : List.of(one, other, one, other)) {
                    String page = "page " + work.size();
                    work.add(() -> keep(node, page, article));
                }
            }
            List<Kept> kept = together(work);
            assertThat(kept.stream().filter(k -> k.outcome() == Kept.Outcome.NEW))
                    .hasSize(15);
            assertThat(one.newest(FEED)).hasSize(15);
            assertThat(other.feed(FEED).revision()).isEqualTo(15);
        }
    }

    @Test
    void articles_that_share_a_key_are_one_whichever_node_comes_first() throws Exception {
        try (Ledger one = open();
                Ledger other = open()) {
            var work = new ArrayList<Callable<Kept>>();
            for (int i = 0; i < 15; i++) {
                String number = "" + i;
                work.add(() -> keep(one, "a" + number, article("Article " + number, "https://town.example/" + number)));
                work.add(() -> keep(other, "b" + number, article("Article " + number, null)));
            }
            List<Kept> kept = together(work);
            for (int i = 0; i < kept.size(); i += 2) {
                assertThat(kept.get(i).main()).isEqualTo(kept.get(i + 1).main());
            }
            assertThat(one.newest(FEED)).hasSize(15);
        }
    }

    @Test
    void no_revision_is_lost_among_nodes() throws Exception {
        try (Ledger one = open();
                Ledger other = open()) {
            together(IntStream.range(0, 40)
                    .<Callable<Kept>>mapToObj(i -> () -> keep(
                            i % 2 == 0 ? one : other, "p" + i, article("Article " + i, "https://town.example/" + i)))
                    .toList());
            assertThat(one.feed(FEED).revision()).isEqualTo(40);
            assertThat(other.revisions()).containsEntry(FEED.name(), 40L);
        }
    }

    @Test
    void when_a_change_is_heard_of_it_is_there_to_be_read() {
        try (Ledger one = open();
                Ledger other = open()) {
            one.feed(FEED);
            long before = other.changes();
            for (int i = 1; i <= 20; i++) {
                long seen = other.changes();
                keep(one, "p" + i, article("Article " + i, "https://town.example/" + i));
                await(() -> other.changes() != seen);
                assertThat(other.revisions()).containsEntry(FEED.name(), (long) i);
            }
            assertThat(other.changes()).isGreaterThan(before);
        }
    }

    @Test
    void what_another_node_writes_is_heard_of_by_who_waits() throws InterruptedException {
        try (Ledger one = open();
                Ledger other = open()) {
            long seen = other.changes();
            while (other.awaitChange(Duration.ofMillis(1))) {
                // what opening them has written
            }
            keep(one, "a", article("Ferry late", "https://town.example/ferry"));
            assertThat(other.awaitChange(Duration.ofSeconds(30))).isTrue();
            assertThat(other.changes()).isNotEqualTo(seen);
        }
    }

    @Test
    void what_was_acknowledged_outlives_a_crash_of_the_server_and_what_was_not_says_so() throws Exception {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        Set<Throwable> faults = ConcurrentHashMap.newKeySet();
        try (Ledger one = open();
                Ledger other = open()) {
            long before = other.changes();
            together(IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        if (i % 30 == 15) {
                            PostgresServer.crash();
                        }
                        Article article = article("Article " + i, "https://town.example/" + i);
                        Throwable fault = catchThrowable(() -> acknowledged.add(
                                keep(i % 2 == 0 ? one : other, "p" + i, article).main()));
                        return fault == null || faults.add(fault);
                    })
                    .toList());
            assertThat(faults).allMatch(LedgerException.class::isInstance);
            assertThat(acknowledged)
                    .allSatisfy(id -> assertThat(one.entry(FEED.name(), id)).isPresent());
            await(() -> other.changes() != before);
            assertThat(keep(one, "after", article("After", "https://town.example/after"))
                            .outcome())
                    .isEqualTo(Kept.Outcome.NEW);
        }
    }

    @Test
    void commits_reach_the_disk_before_they_are_acknowledged_whatever_the_server_is_set_to() {
        try (Postgres database = Postgres.open(address, null)) {
            for (boolean quietly : List.of(false, true)) {
                Database.Work<String> work = sql -> {
                    sql.update("insert into feed (name, id, since, revision) values ('f" + quietly + "', 'x', 0, 0)");
                    return sql.first(r -> r.getString(1), "select pg_current_wal_insert_lsn()")
                            .orElseThrow();
                };
                String end = quietly ? database.writeQuietly(work) : database.write(work);
                assertThat(database.<Boolean>read(sql -> sql.first(
                                        r -> r.getBoolean(1), "select pg_current_wal_flush_lsn() >= '" + end + "'")
                                .orElseThrow()))
                        .isTrue();
            }
        }
    }

    @Test
    void what_fails_half_way_leaves_nothing_behind_and_nothing_in_the_way() {
        try (Postgres database = Postgres.open(address, null)) {
            assertThatThrownBy(() -> database.write(sql -> {
                        sql.update("insert into feed (name, id, since, revision) values ('half', 'x', 0, 0)");
                        throw new StackOverflowError("an error");
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(database.<Integer>write(
                            sql -> sql.list(r -> 1, "select 1 from feed").size()))
                    .isZero();
        }
    }

    @Test
    void a_commit_of_which_nobody_knows_whether_it_went_through_is_not_tried_again_unasked() {
        String broken = PostgresServer.address();
        SqlLedger.open(broken, null, clock).close();
        PostgresServer.run(broken, """
                create sequence tries;
                create function broken() returns trigger language plpgsql as
                    $$ begin perform nextval('tries'); raise 'the line is dead' using errcode = '08006'; end $$;
                create constraint trigger broken after insert on feed deferrable initially deferred
                    for each row execute function broken()""");
        try (Ledger ledger = SqlLedger.open(broken, null, clock);
                Postgres database = Postgres.open(broken, null)) {
            assertThatThrownBy(() -> ledger.feed(FEED))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("nobody knows");
            assertThat(database.<Long>read(sql -> sql.first(r -> r.getLong(1), "select last_value from tries")
                            .orElseThrow()))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_replica_answers_for_what_may_be_old_and_for_nothing_else() {
        String behind = PostgresServer.address();
        Article ferry = article("Ferry late", "https://town.example/ferry");
        UUID old;
        try (Ledger replica = SqlLedger.open(behind, null, clock)) {
            old = keep(replica, "a", ferry).main();
        }
        try (Ledger ledger = SqlLedger.open(address, behind, clock)) {
            UUID fresh = keep(ledger, "b", article("Bells", "https://town.example/bells"))
                    .main();
            assertThat(ledger.entry(FEED.name(), old)).isPresent();
            assertThat(ledger.entry(FEED.name(), fresh)).isPresent();
            assertThat(ledger.newest(FEED)).extracting(e -> e.id()).containsExactly(fresh);
            assertThat(ledger.hasRead(FEED.name(), "a", "stamp of a")).isFalse();
        }
    }

    @Test
    void a_replica_that_is_not_there_is_not_missed_and_not_asked_each_time() {
        var asked = new AtomicInteger();
        try (Ledger ledger = SqlLedger.open(address, "postgresql://nobody@127.0.0.1:1/none", clock)) {
            UUID id = keep(ledger, "b", article("Bells", "https://town.example/bells"))
                    .main();
            assertThat(ledger.entry(FEED.name(), id)).isPresent();
        }
        var config = new HikariConfig();
        config.setDataSource(PostgresAddress.source(address));
        try (var replica = new Replica(new HikariDataSource(config))) {
            for (int i = 0; i < 5; i++) {
                assertThat(replica.read(sql -> {
                            asked.incrementAndGet();
                            throw new SQLException("it is broken");
                        }))
                        .isEmpty();
            }
        }
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://tidings:geheim@127.0.0.1:1/tidings",
                "jdbc:postgresql://127.0.0.1:1/tidings?user=tidings&password=geheim",
                "postgresql://tidings:geheim@127.0.0.1:port/tidings",
                "postgresql://tidings:geheim/x@127.0.0.1/tidings",
                "postgresql://tidings:geheim%zz@127.0.0.1/tidings",
                "jdbc:mysql://tidings:geheim@127.0.0.1/tidings",
                "postgresql:geheim",
                "postgresql://127.0.0.1:1/tidings?password=geheim&connect_timeout=3",
                "postgresql://127.0.0.1:1/tidings?password=geheim%zz",
            })
    void a_password_is_in_no_message(String wrong) {
        Throwable fault = catchThrowable(() -> SqlLedger.open(wrong, null, clock));
        assertThat(fault).isInstanceOf(LedgerException.class);
        for (Throwable t = fault; t != null; t = t.getCause()) {
            assertThat(t).message().doesNotContain("geheim");
        }
    }

    @Test
    void an_address_is_read_as_libpq_reads_it() {
        var source = PostgresAddress.source("postgresql://me%40home:p%3A+%2F@db.example:6432/news?currentSchema=town");
        assertThat(source.getUser()).isEqualTo("me@home");
        assertThat(source.getPassword()).isEqualTo("p:+/");
        assertThat(source.getCurrentSchema()).isEqualTo("town");
        assertThat(PostgresAddress.name(source)).isEqualTo("db.example:6432/news");
        var plain = PostgresAddress.source("jdbc:postgresql://db.example/news?user=me&password=secret&socketTimeout=7");
        assertThat(plain.getUser()).isEqualTo("me");
        assertThat(plain.getPassword()).isEqualTo("secret");
        assertThat(plain.getSocketTimeout()).isEqualTo(7);
        assertThat(plain.getApplicationName()).isEqualTo("tidings");
    }

    @Test
    void both_databases_tell_the_same_of_the_same() {
        try (Ledger postgres = open();
                Ledger sqlite = SqlLedger.open(folder.resolve("tidings.db"), clock)) {
            for (Ledger ledger : List.of(postgres, sqlite)) {
                tellAll(ledger);
            }
            assertThat(postgres.newest(FEED)).isEqualTo(sqlite.newest(FEED)).hasSizeGreaterThan(20);
            assertThat(postgres.feed(FEED)).isEqualTo(sqlite.feed(FEED));
            assertThat(postgres.versions()).isEqualTo(sqlite.versions()).isNotEmpty();
            assertThat(exported(postgres)).isEqualTo(exported(sqlite));
        }
    }

    private static String exported(Ledger ledger) {
        var text = new StringWriter();
        ledger.export(text);
        return text.toString();
    }

    /** Titles and addresses in many scripts and cases, so that orders would differ if any went by a language. */
    private void tellAll(Ledger ledger) {
        for (String title :
                List.of("Älv", "alv", "Ålv", "Zug", "zug", "Ω", "я", "日本", "I", "ı", "i", "😀", "-", "a-b")) {
            Article main = article(title, "https://town.example/" + title + "?a=B");
            keep(
                    ledger,
                    title,
                    main,
                    Article.headline("Beside " + title, null, null),
                    Article.headline("Shared", "https://town.example/shared", MONDAY),
                    Article.headline(title, null, MONDAY));
        }
        keep(ledger, "Zug", article("Zug, corrected", "https://town.example/Zug?a=B"));
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        for (Format format : Format.values()) {
            var name = new Document.Name("town", format);
            ledger.publish(List.of(new DocumentVersion(name, "a", noon, 900, "1", 0)));
            ledger.publish(List.of(new DocumentVersion(name, "b", noon, 900, "2", 0)));
        }
    }

    private static Kept keep(Ledger ledger, String page, Article main, Article... siblings) {
        var listed = new ArrayList<Sibling>();
        for (Article sibling : siblings) {
            listed.add(new Sibling(sibling, "Related", listed.size() + 1));
        }
        return ledger.keep(
                FEED,
                new Page(page, "stamp of " + page, page.getBytes(UTF_8), null, null),
                new Story(main, "Words of " + main.title(), listed, "town.example"));
    }

    private static Article article(String title, @Nullable String url) {
        return new Article(
                title, url, List.of("Odile Marrish"), MONDAY, null, "Summary", "<p>Body</p>", null, "en", null);
    }

    /** Does all of it on eight threads, and returns what came out in the order of the work. */
    private static <T> List<T> together(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return Collections.unmodifiableList(results);
        } finally {
            threads.shutdownNow();
        }
    }
}

package tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.story.Identity;
import tidings.story.Ledger;
import tidings.story.LedgerException;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    @Override
    protected Ledger open() {
        return SqlLedger.open(file(), clock);
    }

    private Path file() {
        return folder.resolve("not/there/yet/tidings.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void the_program_knows_its_newest_migration(String kind) throws IOException {
        Path store = Path.of("src/main/resources/tidings/store");
        try (var files = Stream.concat(Files.list(store.resolve(kind)), Files.list(store.resolve("common")))) {
            assertThat(files.map(f -> f.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"))
                            .map(Integer::valueOf))
                    .contains(Schema.VERSION)
                    .allMatch(v -> v <= Schema.VERSION);
        }
    }

    @Test
    void a_ledger_of_the_first_schema_is_brought_up_to_date_with_all_that_it_holds() throws SQLException {
        Path file = folder.resolve("old.db");
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:tidings/store/sqlite", "classpath:tidings/store/common")
                .placeholders(Schema.SQLITE.words())
                .target("1")
                .load()
                .migrate();
        String id = Identity.id("url:town.example/ferry").toString();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into feed (name, id, since, revision) values ('town', '" + id + "', 1, 7)");
            statement.executeUpdate(
                    "insert into article (id, title, authors, published, published_source, html, first_seen) values ('"
                            + id + "', 'Ferry late', '[]', 5, 'meta', '<p>Body</p>', 9)");
            statement.executeUpdate("insert into listed values ('town', '" + id + "', 5, 1)");
            statement.executeUpdate("insert into identity values ('url:town.example/ferry', '" + id + "')");
        }
        try (Ledger ledger = SqlLedger.open(file, clock)) {
            assertThat(ledger.feed(Feeds.feed()).revision()).isEqualTo(7);
            assertThat(ledger.newest(Feeds.feed())).singleElement().satisfies(e -> {
                assertThat(e.id()).hasToString(id);
                assertThat(e.article().html()).isEqualTo("<p>Body</p>");
            });
            assertThat(ledger.history("https://town.example/ferry")).hasSize(1);
        }
    }

    @Test
    void every_table_is_exported() {
        try (Sqlite database = Sqlite.inMemory()) {
            String query =
                    "select name from sqlite_master where type = 'table' and name not like 'flyway%' and name not like 'scheduled%'";
            assertThat(database.<List<String>>read(sql -> sql.list(r -> r.getString(1), query)))
                    .containsExactlyInAnyOrderElementsOf(Transfer.TABLES.keySet());
        }
    }

    @Test
    void a_backup_is_a_ledger() {
        Path copy = folder.resolve("copy.db");
        try (Ledger ledger = open()) {
            ledger.feed(Feeds.feed());
            ledger.backup(copy);
            assertThatThrownBy(() -> ledger.backup(copy)).isInstanceOf(LedgerException.class);
        }
        try (Ledger ledger = SqlLedger.open(copy, clock)) {
            assertThat(ledger.revisions()).containsOnlyKeys("town");
        }
    }

    @Test
    void others_read_while_the_whole_ledger_is_copied_out() {
        try (Sqlite database = Sqlite.open(folder.resolve("x.db"))) {
            int rows = database.snapshot(sql -> CompletableFuture.supplyAsync(() -> database.<Integer>read(
                            s -> s.list(r -> 1, "select 1 from feed").size()))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join());
            assertThat(rows).isZero();
        }
    }

    @Test
    void a_ledger_of_a_newer_program_is_refused() throws SQLException {
        execute(
                "insert into flyway_schema_history select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', installed_on, 1, 1"
                        + " from flyway_schema_history limit 1");
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("newer Tidings");
    }

    @Test
    void what_is_no_ledger_is_refused_and_left_as_it_is() throws IOException {
        Path file = folder.resolve("notes.db");
        Files.writeString(file, "These are notes, and no database at all. ".repeat(50));
        assertThatThrownBy(() -> SqlLedger.open(file, Clock.systemUTC()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("notes.db");
        assertThat(file).content().startsWith("These are notes");
    }

    @Test
    void commits_reach_the_disk_before_they_are_acknowledged() throws SQLException {
        try (Sqlite database = Sqlite.open(folder.resolve("x.db"))) {
            assertThat(database.<String>write(sql -> sql.first(r -> r.getString(1), "pragma journal_mode")
                            .orElseThrow()))
                    .isEqualTo("wal");
            assertThat(database.<Integer>write(sql ->
                            sql.first(r -> r.getInt(1), "pragma synchronous").orElseThrow()))
                    .isEqualTo(2);
        }
    }

    @Test
    void what_fails_half_way_leaves_nothing_behind_and_nothing_in_the_way() {
        try (Sqlite database = Sqlite.open(folder.resolve("x.db"))) {
            for (Throwable fault :
                    new Throwable[] {new IllegalStateException("a fault"), new StackOverflowError("an error")}) {
                assertThatThrownBy(() -> database.write(sql -> {
                            sql.update("insert into feed (name, id, since, revision) values ('half', 'x', 0, 0)");
                            throw SqliteLedgerTest.<RuntimeException>thrown(fault);
                        }))
                        .isSameAs(fault);
                assertThat(database.<Integer>write(
                                sql -> sql.list(r -> 1, "select 1 from feed").size()))
                        .isZero();
            }
        }
    }

    @Test
    void a_full_disk_is_told_in_words_and_is_over_when_there_is_room() throws SQLException {
        try (Sqlite database = Sqlite.open(folder.resolve("x.db"))) {
            String large =
                    "insert into feed (name, id, since, revision) values ('large', hex(zeroblob(1000000)), 0, 0)";
            database.write(sql -> sql.list(r -> r.getLong(1), "pragma max_page_count = 50"));
            assertThatThrownBy(() -> database.write(sql -> sql.update(large)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageEndingWith("x.db: cannot be written (the disk is full)");
            database.write(sql -> sql.list(r -> r.getLong(1), "pragma max_page_count = 100000"));
            assertThat(database.<Integer>write(sql -> sql.update(large))).isEqualTo(1);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    void a_ledger_whose_making_was_cut_off_is_made_to_the_end() throws SQLException {
        Path file = folder.resolve("cut.db");
        try (Sqlite whole = Sqlite.open(file)) {
            whole.write(sql -> {
                for (String table : new String[] {
                    "definition",
                    "visit",
                    "refresh",
                    "scheduled_tasks",
                    "subscription",
                    "scheduled_deliveries",
                    "alias",
                    "parameter",
                    "forgotten",
                    "archived",
                    "archive",
                    "feed_list",
                    "version",
                    "page",
                    "sibling",
                    "listed",
                    "identity",
                    "article",
                    "feed",
                    "document"
                }) {
                    sql.update("drop table " + table);
                }
                return sql.update("delete from flyway_schema_history");
            });
        }
        try (Ledger ledger = SqlLedger.open(file, clock)) {
            assertThat(ledger.versions()).isEmpty();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** As it was written before twins were known: their keys come with the migration. */
    @Test
    void what_an_older_program_knew_by_its_twins_address_does_not_come_twice() throws IOException, SQLException {
        Path file = folder.resolve("old.db");
        SqlLedger.open(file, clock).close();
        String twins = Files.readString(Path.of("src/main/resources/tidings/store/common/V3__aliases.sql"));
        List<String> keys = List.of("town.example/ferry-late/amp", "m.town.example/bells", "town.example/hall?amp=1");
        try (Sqlite database = Sqlite.open(file)) {
            database.write(sql -> {
                sql.update("insert into article (id, title, authors, published, published_source, first_seen)"
                        + " values ('00000000-0000-3000-8000-000000000001', 'Old', '[]', 0, 'listed', 0)");
                for (String key : keys) {
                    sql.update(
                            "insert into identity (key, article) values (?, '00000000-0000-3000-8000-000000000001')",
                            "url:" + key);
                }
                for (String insert :
                        twins.substring(twins.indexOf("insert into")).split(";")) {
                    if (!insert.isBlank()) {
                        sql.update(insert);
                    }
                }
                return null;
            });
            List<String> known = database.read(sql ->
                    sql.list(r -> r.getString(1), "select key from identity where key not like 'url:%' order by key"));
            assertThat(known)
                    .containsExactly(
                            "at:town.example/ferry-late",
                            "at:town.example/hall",
                            "like:town.example/bells",
                            "like:town.example/ferry-late");
        }
    }
}

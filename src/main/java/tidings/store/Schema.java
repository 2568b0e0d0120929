package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import tidings.story.LedgerException;

/**
 * The ledger's tables, brought up to date by Flyway.
 *
 * @param kind what is looked at, for messages
 * @param migrations the folder of the first migration, which every kind has of its own
 * @param words what the common migrations leave open
 * @param tables a query that names the tables that are there
 */
record Schema(String kind, String migrations, Map<String, String> words, String tables) {
    static final Schema SQLITE = new Schema(
            "an SQLite database",
            "sqlite",
            Map.of("id", "text", "rowless", "without rowid"),
            "select name from sqlite_master");

    static final Schema POSTGRES = new Schema(
            "a PostgreSQL schema with tables of others",
            "postgres",
            Map.of("id", "text collate \"C\"", "rowless", ""),
            "select tablename from pg_tables where schemaname = current_schema()");

    /** The newest migration; a test holds the two together. */
    static final int VERSION = 10;

    /** Those that are the same on all databases. */
    private static final SortedMap<Integer, String> COMMON = new TreeMap<>(Map.of(
            2,
            "V2__history.sql",
            3,
            "V3__aliases.sql",
            5,
            "V5__definitions.sql",
            6,
            "V6__journal.sql",
            7,
            "V7__schedule.sql",
            8,
            "V8__enclosures.sql",
            9,
            "V9__archives.sql",
            10,
            "V10__subscriptions.sql"));

    private static final String PLACE = "classpath:tidings/store/";
    private static final String HISTORY = "flyway_schema_history";

    /**
     * Brings the database up to date. Flyway takes a third of a second to find that there is nothing to do, so a query or two ask first. Of
     * programs that start together Flyway lets one do the work.
     *
     * @param connection on which the database is looked at, in a way that changes nothing
     * @param database from which Flyway takes connections, if it has work to do
     * @throws LedgerException if a newer program wrote the ledger: it may hold what this one would damage; or if it is no ledger
     */
    void migrate(Connection connection, DataSource database) throws SQLException {
        var sql = new Sql(connection);
        List<String> there = sql.list(r -> r.getString(1), tables);
        if (!there.isEmpty() && !there.contains(HISTORY)) {
            throw new LedgerException(kind + ", but no ledger of Tidings; give another --store");
        }
        int version = there.isEmpty() ? 0 : version(sql);
        if (version > VERSION) {
            throw new LedgerException("written by a newer Tidings (schema " + version + ", this one knows up to "
                    + VERSION + "); use that one, or another --store");
        }
        if (version < VERSION) {
            flyway(database);
        }
    }

    private void flyway(DataSource database) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations(PLACE + migrations, PLACE + "common")
                    .placeholders(words)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new LedgerException("its tables cannot be brought up to date (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The statements of the common migrations that change rows, rather than tables: what was exported of an older ledger lacks what they
     * do.
     *
     * @param version of that ledger
     */
    static List<String> mends(int version) {
        return COMMON.entrySet().stream()
                .filter(m -> m.getKey() > version)
                .flatMap(m -> Arrays.stream(
                        text(m.getValue()).replaceAll("(?m)--.*$", "").split(";")))
                .map(String::strip)
                .filter(s -> s.matches("(?s)(insert|update|delete) .*"))
                .toList();
    }

    private static String text(String migration) {
        try (InputStream in = Schema.class.getResourceAsStream("common/" + migration)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 for a ledger whose first migration was cut off. */
    private static int version(Sql sql) throws SQLException {
        return sql.first(r -> r.getInt(1), "select max(cast(version as integer)) from " + HISTORY + " where success")
                .orElse(0);
    }
}

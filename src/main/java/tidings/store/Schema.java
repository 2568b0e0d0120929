package tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import tidings.story.LedgerException;

/** The ledger's tables, brought up to date by Flyway. */
final class Schema {
    /** The newest migration in {@code store/common}; a test holds the two together. */
    static final int VERSION = 2;

    private static final String[] MIGRATIONS = {"classpath:tidings/store/sqlite", "classpath:tidings/store/common"};
    private static final Map<String, String> WORDS = Map.of("id", "text", "rowless", "without rowid");

    private Schema() {}

    /**
     * Brings the database up to date. Flyway takes a third of a second to find that there is nothing to do, so one query asks first.
     *
     * @throws LedgerException if a newer program wrote the ledger: it may hold what this one would damage
     */
    static void migrate(Connection connection, String url, SQLiteConfig config) throws SQLException {
        int version = version(connection);
        if (version > VERSION) {
            throw new LedgerException("written by a newer Tidings (schema " + version + ", this one knows up to "
                    + VERSION + "); use that one, or another --store");
        }
        if (isForeign(connection)) {
            throw new LedgerException("an SQLite database, but no ledger of Tidings; give another --store");
        }
        if (version < VERSION) {
            flyway(url, config);
        }
    }

    private static void flyway(String url, SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(MIGRATIONS)
                    .placeholders(WORDS)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new LedgerException("its tables cannot be brought up to date (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isForeign(Connection connection) throws SQLException {
        return !hasHistory(connection)
                && new Sql(connection)
                        .first(r -> 1, "select 1 from sqlite_master")
                        .isPresent();
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        String query = "select 1 from sqlite_master where name = 'flyway_schema_history'";
        return new Sql(connection).first(r -> 1, query).isPresent();
    }

    /** 0 for a new database, and for one whose first migration was cut off. */
    private static int version(Connection connection) throws SQLException {
        String query = "select max(cast(version as integer)) from flyway_schema_history where success = 1";
        return hasHistory(connection)
                ? new Sql(connection).first(r -> r.getInt(1), query).orElse(0)
                : 0;
    }
}

package tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import tidings.story.LedgerException;

/** The ledger's tables, brought up to date by Flyway. */
final class Schema {
    /** The newest migration in {@code store/sqlite}; a test holds the two together. */
    static final String VERSION = "1";

    private static final String MIGRATIONS = "classpath:tidings/store/sqlite";

    private Schema() {}

    /** Brings the database up to date. Flyway takes a third of a second to find that there is nothing to do, so one query asks first. */
    static void migrate(Connection connection, String url, SQLiteConfig config) throws SQLException {
        if (!VERSION.equals(version(connection))) {
            flyway(url, config);
        }
    }

    private static void flyway(String url, SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        try {
            Flyway.configure().dataSource(source).locations(MIGRATIONS).load().migrate();
        } catch (FlywayValidateException e) {
            throw new LedgerException(
                    url + ": was written by a newer Tidings than this one; use that one, or another --store", e);
        } catch (FlywayException e) {
            throw new LedgerException(url + ": its tables cannot be brought up to date (" + e.getMessage() + ")", e);
        }
    }

    private static @Nullable String version(Connection connection) throws SQLException {
        var sql = new Sql(connection);
        boolean known = sql.first(r -> 1, "select 1 from sqlite_master where name = 'flyway_schema_history'")
                .isPresent();
        return !known
                ? null
                : sql.first(
                                r -> r.getString(1),
                                "select version from flyway_schema_history where success = 1 order by installed_rank desc")
                        .orElse(null);
    }
}

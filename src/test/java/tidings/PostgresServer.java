package tidings;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.store.SqlLedger;

/**
 * One PostgreSQL for all tests, with a schema for each: a database is many files. It is set to lose commits in a crash, for whoever
 * does not ask for better. Where it cannot run the tests are skipped, and say so.
 */
public final class PostgresServer {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static String ledger;

    private PostgresServer() {}

    /** The address of a new schema in which nothing is. */
    public static synchronized String address() {
        start();
        String schema = "t" + NAMES.incrementAndGet();
        run("create schema " + schema);
        return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres?currentSchema=" + schema;
    }

    /** The address of a ledger in which nothing is: always the same, emptied, because making one takes a while. */
    public static synchronized String ledger() {
        if (ledger == null) {
            ledger = address();
            SqlLedger.open(ledger, null, Clock.systemUTC()).close();
        }
        run(ledger, """
                do $$ declare name text; begin
                    for name in select tablename from pg_tables where schemaname = current_schema()
                            and tablename not in ('flyway_schema_history', 'written') loop
                        execute 'truncate ' || name || ' cascade';
                    end loop;
                end $$""");
        return ledger;
    }

    private static void start() {
        try {
            server = server == null
                    ? EmbeddedPostgres.builder()
                            .setServerConfig("synchronous_commit", "off")
                            .start()
                    : server;
        } catch (IOException | IllegalStateException e) {
            Shared.need(false, "PostgreSQL does not run here (" + e + ")");
        }
    }

    /** Runs statements in the schema at an address, as somebody else would. */
    public static void run(String address, String sql) {
        run("set search_path = " + address.substring(address.lastIndexOf('=') + 1) + ";" + sql);
    }

    private static void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills one of its processes, whereupon it throws everybody out, forgets all that is not on the disk, and starts again. */
    public static void crash() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var result = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            result.next();
            ProcessHandle.of(result.getLong(1)).orElseThrow().destroyForcibly();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

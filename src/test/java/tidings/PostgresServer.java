package tidings;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.store.SqlLedger;

/** One PostgreSQL for all tests, with a database for each. Where it cannot run the tests are skipped, and say so. */
public final class PostgresServer {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static String template;

    private PostgresServer() {}

    /** The address of a new database in which nothing is. */
    public static synchronized String empty() {
        return create("");
    }

    /** The address of a new ledger. */
    public static synchronized String ledger() {
        if (template == null) {
            String made = create("");
            SqlLedger.open(made, null, Clock.systemUTC()).close();
            template = made.substring(made.lastIndexOf('/') + 1);
        }
        return create(" template " + template);
    }

    private static String create(String from) {
        start();
        String name = "t" + NAMES.incrementAndGet();
        execute("postgres", "create database " + name + from);
        return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/" + name;
    }

    private static void start() {
        try {
            server = server == null ? EmbeddedPostgres.start() : server;
        } catch (IOException | IllegalStateException e) {
            Shared.need(false, "PostgreSQL does not run here (" + e + ")");
        }
    }

    /** Runs a statement in the database at an address, as somebody else would. */
    public static void run(String address, String sql) {
        execute(address.substring(address.lastIndexOf('/') + 1), sql);
    }

    private static void execute(String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
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

package tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of what any node writes, on a connection of its own that listens; where nothing is heard it looks every second. */
final class PostgresChanges implements AutoCloseable {
    static final String CHANNEL = "tidings";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresChanges.class);
    private static final int PATIENCE_MILLIS = 1_000;

    private final String name;
    private final DataSource database;
    private final Bell bell;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong count = new AtomicLong();
    private volatile Connection connection;
    private long written;

    /**
     * Listens when this returns.
     *
     * @param bell is rung whenever the count moves
     */
    PostgresChanges(String name, DataSource database, Bell bell) throws SQLException {
        this.name = name;
        this.database = database;
        this.bell = bell;
        this.connection = listening();
        var thread = new Thread(this::follow, "listen-postgres");
        thread.setDaemon(true);
        thread.start();
    }

    /** Differs from an earlier answer if anything may have been written since. */
    long count() {
        return count.get();
    }

    private void tell() {
        count.incrementAndGet();
        bell.ring();
    }

    private Connection listening() throws SQLException {
        Connection fresh = database.getConnection();
        try {
            var sql = new Sql(fresh);
            sql.update("listen " + CHANNEL);
            look(sql);
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    private void look(Sql sql) throws SQLException {
        long now = sql.first(r -> r.getLong(1), "select times from written").orElse(0L);
        if (now != written) {
            written = now;
            tell();
        }
    }

    private void follow() {
        while (closed.getCount() > 0) {
            try (Connection current = connection) {
                hear(current);
            } catch (SQLException e) {
                reconnect(e);
            }
        }
    }

    private void hear(Connection current) throws SQLException {
        var sql = new Sql(current);
        while (closed.getCount() > 0) {
            current.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS);
            look(sql);
        }
    }

    /** While nobody listened anything may have been written. */
    private void reconnect(SQLException why) {
        if (closed.getCount() > 0) {
            LOG.warn("{}: changes are not heard of ({})", name, why.getMessage());
        }
        while (!isClosedWithin(PATIENCE_MILLIS)) {
            try {
                connection = listening();
                tell();
                LOG.info("{}: changes are heard of again", name);
                return;
            } catch (SQLException e) {
                LOG.debug("{}: still not there", name, e);
            }
        }
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("{}: closed", name, e);
        }
    }
}

package tidings.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.store.Database.Work;

/** A server that follows the primary. While it does not answer it is asked only now and then: nobody waits for it each time. */
final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

    private final HikariDataSource pool;
    private volatile boolean failing;
    private volatile long failedAt;

    Replica(HikariDataSource pool) {
        this.pool = pool;
    }

    /** What it answers, or empty if it does not. */
    <T> Optional<T> read(Work<T> work) {
        if (failing && System.nanoTime() - failedAt < REST_NANOS) {
            return Optional.empty();
        }
        try {
            T result = Postgres.twice(pool, () -> Postgres.look(pool, work));
            if (failing) {
                LOG.info("{}: the replica can be read again", pool.getPoolName());
            }
            failing = false;
            return Optional.of(result);
        } catch (SQLException e) {
            failed(e);
            return Optional.empty();
        }
    }

    private void failed(SQLException why) {
        if (!failing) {
            LOG.warn(
                    "{}: the replica cannot be read, the primary stands in ({})", pool.getPoolName(), why.getMessage());
        }
        failedAt = System.nanoTime();
        failing = true;
    }

    @Override
    public void close() {
        pool.close();
    }
}

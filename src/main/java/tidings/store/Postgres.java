package tidings.store;

import static java.util.stream.Collectors.joining;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import tidings.story.LedgerException;

/**
 * PostgreSQL as a ledger wants it, for any number of nodes. There is one writer at a time: a transaction first counts itself in
 * {@code written}, and that row is its lock until its commit can be seen. So what a writer reads is what all before it wrote.
 */
final class Postgres implements Database {
    private static final int CONNECTIONS = 8;
    private static final long CONNECT_MILLIS = 5_000;

    /** Soon over: the primary stands by. */
    private static final long REPLICA_MILLIS = 250;

    /**
     * What is committed is not on the disk yet: the next writer need not wait for that, and so one flush serves many. And a writer looks things
     * up by key and nothing else, so that its plans are made once, and go by indexes however small the tables were when they were made.
     */
    private static final String SWIFTLY = Stream.of(
                    "synchronous_commit = off",
                    "plan_cache_mode = force_generic_plan",
                    "enable_seqscan = off",
                    "enable_hashjoin = off",
                    "enable_mergejoin = off")
            .map("set local %s; "::formatted)
            .collect(joining());

    private static final String BE_THE_WRITER =
            SWIFTLY + "update written set times = times + 1; notify " + PostgresChanges.CHANNEL;

    private static final String BE_THE_QUIET_WRITER = SWIFTLY + "update written set times = times";

    /** A commit of its own that says nothing, but waits until all before it is on the disk, and on standbys that are waited for. */
    private static final String WAIT_FOR_THE_DISK = "select pg_logical_emit_message(true, 'tidings', '')";

    /**
     * A node that hangs is in the others' way for ten seconds at most, whatever the server's settings, and the disk is waited for. No query takes
     * as long as it would take to compile it.
     */
    private static final String SETTINGS = """
            set jit = off;
            set lock_timeout = '10s';
            set idle_in_transaction_session_timeout = '10s';
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'""";

    private final String name;
    private final PGSimpleDataSource source;
    private final HikariDataSource primary;
    private final @Nullable Replica replica;
    private final Turns turns;
    private final Bell bell = new Bell();
    private final ReentrantLock following = new ReentrantLock();
    private @Nullable PostgresChanges changes;

    private Postgres(PGSimpleDataSource source, @Nullable PGSimpleDataSource replica) {
        this.name = PostgresAddress.name(source);
        this.source = source;
        this.turns = new Turns(name, e -> "" + e.getMessage());
        this.primary = pool(source, CONNECT_MILLIS);
        this.replica = replica == null ? null : new Replica(pool(replica, REPLICA_MILLIS));
    }

    /**
     * @param address see {@link PostgresAddress}
     * @param replica the address of a server that follows this one, for {@link #readStale}, or null; it need not be there
     * @throws LedgerException if there is no such database, or it is no ledger
     */
    static Postgres open(String address, @Nullable String replica) {
        PGSimpleDataSource source = PostgresAddress.source(address);
        PGSimpleDataSource second = replica == null ? null : PostgresAddress.source(replica);
        try (Connection plain = source.getConnection()) {
            Schema.POSTGRES.migrate(plain, source);
        } catch (SQLException | LedgerException e) {
            throw new LedgerException(
                    PostgresAddress.name(source) + ": cannot be opened as a ledger: " + e.getMessage(), e);
        }
        return new Postgres(source, second);
    }

    private static HikariDataSource pool(PGSimpleDataSource source, long patienceMillis) {
        var config = new HikariConfig();
        config.setPoolName(PostgresAddress.name(source));
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patienceMillis);
        config.setValidationTimeout(patienceMillis);
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(SETTINGS);
        return new HikariDataSource(config);
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return twice(primary, () -> look(primary, work));
        } catch (SQLException e) {
            throw new LedgerException(name + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public <T> T readStale(Work<T> work) {
        Optional<T> answer = replica == null ? Optional.empty() : replica.read(work);
        return answer.isPresent() ? answer.get() : read(work);
    }

    static <T> T look(HikariDataSource pool, Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return work.on(new Sql(connection));
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return write(BE_THE_WRITER, work);
    }

    @Override
    public <T> T writeQuietly(Work<T> work) {
        return write(BE_THE_QUIET_WRITER, work);
    }

    /** One writer of each node asks for its turn; the others leave their connections to readers. */
    private <T> T write(String turn, Work<T> work) {
        T result = turns.take(() -> twice(
                primary,
                () -> transaction(sql -> {
                    sql.update(turn);
                    return work.on(sql);
                })));
        waitForTheDisk();
        return result;
    }

    private void waitForTheDisk() {
        try {
            look(primary, sql -> sql.list(r -> "", WAIT_FOR_THE_DISK));
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    @Override
    public DataSource lending() {
        return primary;
    }

    @Override
    public JdbcCustomization dialect() {
        return new PostgresDialect();
    }

    /** What does not come to its commit, an {@link Error} included, the pool rolls back when it takes the connection back. */
    private <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = primary.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.on(new Sql(connection));
            commit(connection);
            return result;
        }
    }

    /** When a commit fails nobody knows whether it went through, so that it must not be tried again unasked. */
    private void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    private LedgerException unknown(SQLException e) {
        return new LedgerException(
                name + ": nobody knows whether this was written (" + e.getMessage() + "); do it again", e);
    }

    /** Once more, on a new connection, where the server went away, or became a replica, before anything was committed. */
    static <T> T twice(HikariDataSource pool, Turns.Attempt<T> attempt) throws SQLException {
        try {
            return attempt.run();
        } catch (SQLException e) {
            if (!isPassing(e)) {
                throw e;
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            return attempt.run();
        }
    }

    /** Connections that broke, servers that stop, conflicts with recovery, and what a replica cannot do; but not that none answers at all. */
    private static boolean isPassing(SQLException e) {
        String state = e instanceof SQLTransientConnectionException ? "" : "" + e.getSQLState();
        return state.startsWith("08") || state.startsWith("57P0") || state.startsWith("40") || state.equals("25006");
    }

    @Override
    public <T> T snapshot(Work<T> work) {
        return read(sql -> {
            sql.update("begin isolation level repeatable read read only");
            try {
                return work.on(sql);
            } finally {
                sql.update("rollback");
            }
        });
    }

    @Override
    public void backup(Path file) {
        throw new LedgerException(
                name + ": PostgreSQL has tools of its own for backups, such as pg_dump; or use export");
    }

    /** Only who asks follows: commands that come and go do not listen. */
    @Override
    public long changes() {
        following.lock();
        try {
            if (changes == null) {
                changes = new PostgresChanges(name, source, bell);
            }
            return changes.count();
        } catch (SQLException e) {
            throw new LedgerException(name + ": cannot be followed (" + e.getMessage() + ")", e);
        } finally {
            following.unlock();
        }
    }

    /** Nothing is heard before {@link #changes} was asked for the first time. */
    @Override
    public boolean awaitChange(Duration patience) throws InterruptedException {
        return bell.await(patience);
    }

    @Override
    public void close() {
        if (changes != null) {
            changes.close();
        }
        if (replica != null) {
            replica.close();
        }
        primary.close();
    }
}

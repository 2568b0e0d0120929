package tidings.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import tidings.story.LedgerException;

/**
 * SQLite as a ledger wants it: one connection writes, in transactions that take the lock when they begin, another reads beside it (WAL),
 * and what is committed is on the disk.
 */
final class Sqlite implements Database {
    /** Of each connection, outside of the heap. */
    private static final int CACHE_KILOBYTES = 32 << 10;

    /** What is left of an extended result code by these bits is the general one. */
    private static final int PRIMARY_CODE = 0xff;

    private final String name;
    private final String url;
    private final Connection writer;
    private final Connection reader;
    private final Sql toWrite;
    private final Sql toRead;
    private final Turns turns;
    private final Bell bell = new Bell();
    private final ReentrantLock reading = new ReentrantLock();

    private Sqlite(String name, String url, Connection writer, Connection reader) {
        this.name = name;
        this.url = url;
        this.turns = new Turns(name, Sqlite::told);
        this.writer = writer;
        this.reader = reader;
        this.toWrite = Sql.lasting(writer);
        this.toRead = Sql.lasting(reader);
    }

    /** Opens the file, which need not be there yet, nor its folder. */
    static Sqlite open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return connect(file.toString(), "jdbc:sqlite:" + file);
        } catch (IOException | SQLException | LedgerException e) {
            throw new LedgerException(file + ": cannot be opened as a ledger: " + e.getMessage(), e);
        }
    }

    /** A database that is gone when it is closed. */
    static Sqlite inMemory() {
        try {
            return connect("memory", "jdbc:sqlite:file:" + UUID.randomUUID() + "?mode=memory&cache=shared");
        } catch (SQLException e) {
            throw new LedgerException("no ledger in memory (" + e.getMessage() + ")", e);
        }
    }

    /** Looks, in a way that changes nothing, at what is there before anything is set on it. */
    private static Sqlite connect(String name, String url) throws SQLException {
        try (Connection plain = new SQLiteConfig().createConnection(url)) {
            var config = config();
            config.enforceForeignKeys(false); // a table that is made anew is gone for a moment
            var source = new SQLiteDataSource(config);
            source.setUrl(url);
            Schema.SQLITE.migrate(plain, source);
            return new Sqlite(name, url, config().createConnection(url), config().createConnection(url));
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        reading.lock();
        try {
            return work.on(toRead);
        } catch (SQLException e) {
            throw new LedgerException(name + ": cannot be read (" + told(e) + ")", e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        T result = writeQuietly(work);
        bell.ring();
        return result;
    }

    @Override
    public <T> T writeQuietly(Work<T> work) {
        return turns.take(() -> transaction(work));
    }

    @Override
    public DataSource lending() {
        return new SqliteLoans(writer, toWrite, turns).source();
    }

    @Override
    public JdbcCustomization dialect() {
        return new SqliteDialect();
    }

    private static String told(SQLException fault) {
        return switch (SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY_CODE)) {
            case SQLITE_BUSY -> "another program has locked it";
            case SQLITE_FULL -> "the disk is full";
            default -> "" + fault.getMessage();
        };
    }

    /** In SQL, because the driver's own transactions would commit what an {@link Error} left behind. */
    private <T> T transaction(Work<T> work) throws SQLException {
        Sql sql = toWrite;
        sql.update("begin immediate");
        try {
            T result = work.on(sql);
            sql.update("commit");
            return result;
        } catch (Throwable e) {
            rollback(sql, e);
            throw e;
        }
    }

    /** After some faults, such as a full disk, SQLite has rolled back by itself, and says that there is nothing to roll back. */
    private static void rollback(Sql sql, Throwable why) {
        try {
            sql.update("rollback");
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public <T> T snapshot(Work<T> work) {
        return apart(sql -> {
            sql.update("begin");
            try {
                return work.on(sql);
            } finally {
                sql.update("rollback");
            }
        });
    }

    @Override
    public void backup(Path file) {
        apart(sql -> sql.update("vacuum into ?", file.toString()));
    }

    /** What takes long, on a connection of its own: others read meanwhile. */
    private <T> T apart(Work<T> work) {
        try (Connection own = config().createConnection(url)) {
            return work.on(new Sql(own));
        } catch (SQLException e) {
            throw new LedgerException(name + ": cannot be read (" + told(e) + ")", e);
        }
    }

    @Override
    public long changes() {
        return read(sql -> sql.first(r -> r.getLong(1), "pragma data_version").orElse(0L));
    }

    /** Hears at once of what this program writes; others are found at the next look. */
    @Override
    public boolean awaitChange(Duration patience) throws InterruptedException {
        return bell.await(patience);
    }

    @Override
    public void close() {
        turns.last(() -> {
            reading.lock();
            try (writer;
                    reader) {
                // closing is all
            } catch (SQLException e) {
                throw new LedgerException(name + ": cannot be closed", e);
            } finally {
                reading.unlock();
            }
        });
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(Turns.MILLIS);
        config.enforceForeignKeys(true);
        config.setCacheSize(-CACHE_KILOBYTES);
        return config;
    }
}

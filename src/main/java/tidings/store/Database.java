package tidings.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** What a ledger needs of a database. Statements are the same on all of them; what differs is here. */
interface Database extends AutoCloseable {
    /** What is done on a connection. */
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** @throws tidings.story.LedgerException if the database cannot answer */
    <T> T read(Work<T> work);

    /** Like {@link #read}, for what may be moments old: a replica may answer. */
    default <T> T readStale(Work<T> work) {
        return read(work);
    }

    /**
     * All of the work or nothing of it; durable when this returns.
     *
     * @throws tidings.story.LedgerException if it did not work out
     */
    <T> T write(Work<T> work);

    /**
     * Like {@link #write}, for what no feed shows: nobody is woken, as far as that is in our hands.
     *
     * @throws tidings.story.LedgerException if it did not work out
     */
    <T> T writeQuietly(Work<T> work);

    /** Connections for db-scheduler, which holds them only for short transactions. */
    DataSource lending();

    /** How db-scheduler speaks to this database. */
    JdbcCustomization dialect();

    /**
     * Reads that all see one state of the database, however long they take and whatever others write.
     *
     * @throws tidings.story.LedgerException if the database cannot answer
     */
    <T> T snapshot(Work<T> work);

    /**
     * Writes a copy of the whole database, while it is in use.
     *
     * @param file that must not be there yet
     * @throws tidings.story.LedgerException if it did not work out, or the database has a tool of its own for that
     */
    void backup(Path file);

    /** A number that differs from an earlier answer if anything may have been written since, by whomever. */
    long changes();

    /** Waits for such a moment, but not longer than this; false if nothing was heard. For one thread, which may be woken for nothing. */
    boolean awaitChange(Duration patience) throws InterruptedException;

    @Override
    void close();
}

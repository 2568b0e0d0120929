package tidings.store;

import java.sql.SQLException;

/** What a ledger needs of a database. Statements are the same on all of them; what differs is here. */
interface Database extends AutoCloseable {
    /** What is done on a connection. */
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** @throws tidings.story.LedgerException if the database cannot answer */
    <T> T read(Work<T> work);

    /**
     * All of the work or nothing of it; durable when this returns.
     *
     * @throws tidings.story.LedgerException if it did not work out
     */
    <T> T write(Work<T> work);

    /** A number that differs from an earlier answer if anything may have been written since, by whomever. */
    long changes();

    @Override
    void close();
}

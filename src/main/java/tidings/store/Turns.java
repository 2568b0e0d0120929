package tidings.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tidings.story.LedgerException;

/** Lets one thread of the program write at a time. Who stands in the queue waits no longer than the first in it waits for the database. */
final class Turns {
    static final int MILLIS = 10_000;

    interface Attempt<T> {
        T run() throws SQLException;
    }

    private final String name;
    private final Function<SQLException, String> told;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * @param name of the database, for messages
     * @param told a fault in words
     */
    Turns(String name, Function<SQLException, String> told) {
        this.name = name;
        this.told = told;
    }

    /** @throws LedgerException if it did not work out, or others took too long */
    <T> T take(Attempt<T> attempt) {
        begin();
        try {
            return attempt.run();
        } catch (SQLException e) {
            throw new LedgerException(name + ": cannot be written (" + told.apply(e) + ")", e);
        } finally {
            end();
        }
    }

    /** For a turn that is not one method; the same thread ends it. */
    void begin() {
        try {
            if (!lock.tryLock(MILLIS, MILLISECONDS)) {
                throw new LedgerException(name + ": cannot be written (others have been waiting for it too long)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException(name + ": cannot be written (the program stops)", e);
        }
    }

    void end() {
        lock.unlock();
    }

    /** Whoever writes comes to the end first. */
    void last(Runnable closing) {
        lock.lock();
        try {
            closing.run();
        } finally {
            lock.unlock();
        }
    }
}

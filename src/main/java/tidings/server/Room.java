package tidings.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Room for so many at once of what takes a thread and a while. Of a crowd that comes at once, all are served who can be served soon, the latest
 * first. Where the crowd does not end, whoever finds a place nearly at once is served, and the rest are refused after a moment: so some are served
 * quickly and the rest are told quickly, instead of all being served late. As many can wait as there are connections: to refuse some at once would
 * only let them ask again at once.
 */
final class Room {
    /** With what it takes to say so, a refusal comes within a tenth of a second. Sooner would only let them ask again sooner. */
    private static final int PATIENCE_MILLIS = 50;

    /** A crowd that lasts longer does not end. */
    private static final long CROWD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long NEARLY_AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private record Guest(Runnable work, Runnable refusal, long since) {}

    private final Executor threads;
    private final Scheduler timer;
    private final LongSupplier nanos;
    private final Deque<Guest> waiting = new ArrayDeque<>();
    private int free;
    private long calm;

    /** @param nanos the time that has passed since any moment */
    Room(int places, Executor threads, Scheduler timer, LongSupplier nanos) {
        this.free = places;
        this.threads = threads;
        this.timer = timer;
        this.nanos = nanos;
        this.calm = nanos.getAsLong();
    }

    /**
     * Returns at once.
     *
     * @param work is done on a thread that may wait; throws nothing
     * @param refusal is done instead where there is no room in time; does not wait
     */
    void enter(Runnable work, Runnable refusal) {
        var guest = new Guest(work, refusal, nanos.getAsLong());
        if (admit(guest)) {
            threads.execute(() -> serve(work));
        } else {
            timer.schedule(() -> tired(guest), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Or lets it wait, in the same step: nobody is to wait for a place that became free just before. */
    private synchronized boolean admit(Guest guest) {
        if (free == 0) {
            waiting.push(guest);
            return false;
        }
        free--;
        if (waiting.isEmpty()) {
            calm = guest.since;
        }
        return true;
    }

    private void tired(Guest guest) {
        if (isGone(guest)) {
            guest.refusal.run();
        }
    }

    /** Who is tired came early, so stands near the end. */
    private synchronized boolean isGone(Guest guest) {
        return waiting.removeLastOccurrence(guest);
    }

    private void serve(Runnable first) {
        for (Runnable work = first; work != null; work = next()) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Guest latest = waiting.peek();
        if (latest == null || isLate(latest)) {
            free++;
            return null;
        }
        return waiting.pop().work;
    }

    private boolean isLate(Guest guest) {
        long now = nanos.getAsLong();
        return now - calm > CROWD_NANOS && now - guest.since > NEARLY_AT_ONCE_NANOS;
    }
}

package tidings.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Room for so many at once of what takes a thread and a while. Who finds it full waits a moment, the latest first: under overload whoever has
 * come just now is served quickly and the rest are refused quickly, instead of all being served late.
 */
final class Room {
    /** For a crowd that has come at once. With what it takes to say so, a refusal comes within a tenth of a second. */
    private static final int PATIENCE_MILLIS = 50;

    /** Where there has been no room for long, so that those who are served are not served late. */
    private static final int SHORT_PATIENCE_MILLIS = 5;

    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int MAX_WAITING = 500;

    private record Guest(Runnable work, Runnable refusal) {}

    private final Executor threads;
    private final Scheduler timer;
    private final Deque<Guest> waiting = new ArrayDeque<>();
    private int free;
    private long fullSince;

    Room(int places, Executor threads, Scheduler timer) {
        this.free = places;
        this.threads = threads;
        this.timer = timer;
    }

    /**
     * Returns at once.
     *
     * @param work is done on a thread that may wait; throws nothing
     * @param refusal is done instead where there is no room in time; does not wait
     */
    void enter(Runnable work, Runnable refusal) {
        if (hasPlace()) {
            threads.execute(() -> serve(work));
        } else if (!waits(new Guest(work, refusal))) {
            refusal.run();
        }
    }

    private synchronized boolean hasPlace() {
        if (free == 0) {
            return false;
        }
        free--;
        fullSince = System.nanoTime();
        return true;
    }

    private synchronized boolean waits(Guest guest) {
        if (waiting.size() == MAX_WAITING) {
            return false;
        }
        waiting.push(guest);
        boolean isLong = System.nanoTime() - fullSince > LONG_NANOS;
        timer.schedule(() -> tired(guest), isLong ? SHORT_PATIENCE_MILLIS : PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
        Guest latest = waiting.poll();
        if (latest == null) {
            free++;
            return null;
        }
        return latest.work;
    }
}

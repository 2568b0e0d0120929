package tidings.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Rung by who writes, for one thread that waits. It is not lost while nobody waits, and however often it rings it is heard once. */
final class Bell {
    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    void ring() {
        boolean unused = rung.offer(true);
    }

    /** Whether it has rung since the last time this returned true. */
    boolean await(Duration patience) throws InterruptedException {
        return rung.poll(patience.toMillis(), MILLISECONDS) != null;
    }
}

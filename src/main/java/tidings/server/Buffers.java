package tidings.server;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers that are lent out and come back. The system reads a document into one of them and sends it from there; by way of an array it
 * is copied three times more, and the array is filled with zeros before.
 */
final class Buffers {
    /** Nearly all documents that are packed fit in. */
    private static final int BYTES = 256 << 10;

    private static final int MOST = 64;

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    /** An empty one, to be given back; null if all are lent. */
    @Nullable
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        if (buffer != null) {
            return buffer.clear();
        }
        return made.getAndUpdate(n -> Math.min(n + 1, MOST)) < MOST ? ByteBuffer.allocateDirect(BYTES) : null;
    }

    /** It is not used any more. */
    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }
}

package tidings.server;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final Deque<ByteBuffer> free = new ConcurrentLinkedDeque<>();
    private final AtomicInteger made = new AtomicInteger();

    /** An empty one, to be given back; null if all are lent. */
    @Nullable
    Loan take() {
        ByteBuffer buffer = free.poll();
        if (buffer != null) {
            return new Loan(buffer.clear());
        }
        return made.getAndUpdate(n -> Math.min(n + 1, MOST)) < MOST ? new Loan(ByteBuffer.allocateDirect(BYTES)) : null;
    }

    /** A buffer that is somebody's until it is given back. */
    final class Loan {
        private final ByteBuffer buffer;
        private final AtomicBoolean isBack = new AtomicBoolean();

        private Loan(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        ByteBuffer buffer() {
            return buffer;
        }

        /** It is not used any more. Said twice, it must not be lent to two: one would be sent what the other asked for. */
        void giveBack() {
            if (isBack.compareAndSet(false, true)) {
                free.push(buffer);
            }
        }
    }
}

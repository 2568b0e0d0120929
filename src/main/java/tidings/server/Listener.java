package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * One who listens to a feed's events. What it is told is written when its connection can take it, so that no thread waits for it; one who
 * falls too far behind is let go, and comes back by itself (WHATWG HTML, 9.2).
 */
final class Listener implements WriteListener {
    private static final int MAX_WAITING = 32;

    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    Listener(ServletOutputStream out) {
        this.out = out;
    }

    /** Ends when the listener is gone. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** From now on it can be told. */
    void open() {
        out.setWriteListener(this);
    }

    void close() {
        end.complete(null);
    }

    void tell(String event) {
        synchronized (this) {
            if (waiting.size() >= MAX_WAITING) {
                end.complete(null);
                return;
            }
            waiting.add(event.getBytes(UTF_8));
        }
        try {
            onWritePossible();
        } catch (IOException e) {
            onError(e);
        }
    }

    /** A flush is an operation of its own: after it, it may have to wait again. */
    @Override
    public synchronized void onWritePossible() throws IOException {
        while (!end.isDone() && !waiting.isEmpty() && out.isReady()) {
            out.write(waiting.remove());
            if (waiting.isEmpty() && out.isReady()) {
                out.flush();
            }
        }
    }

    @Override
    public void onError(Throwable fault) {
        end.complete(null);
    }
}

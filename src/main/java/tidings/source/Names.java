package tidings.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Asks for the addresses of hosts, and waits no longer than it should: the system's resolver can be neither stopped nor given a time. */
final class Names implements Dns {
    private static final int THREADS = 16;
    private static final int IDLE_SECONDS = 10;
    /** A host with more is not tried at all of them. */
    private static final int ADDRESSES = 16;

    private final Dns resolver;
    private final Duration patience;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                var thread = new Thread(task, "names");
                thread.setDaemon(true);
                return thread;
            });

    Names(Dns resolver, Duration patience) {
        this.resolver = resolver;
        this.patience = patience;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Future<List<InetAddress>> answer = threads.submit(() -> resolver.lookup(host));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .limit(ADDRESSES)
                    .toList();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnknownHostException(host + ": no answer in time");
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": stopped");
        }
    }
}

package tidings.source;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp as all of ours goes to the web: through guarded sockets, without a proxy, and following nothing by itself. It is made for the first
 * call: what it needs for TLS takes a tenth of a second, and a server should answer polls by then.
 */
final class GuardedClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 16;
    private static final int IDLE_SECONDS = 30;

    private final FetcherBuilder told;
    private final UnaryOperator<OkHttpClient.Builder> further;
    private @Nullable OkHttpClient made;

    /** @param further what else is to be set */
    GuardedClient(FetcherBuilder told, UnaryOperator<OkHttpClient.Builder> further) {
        this.told = told;
        this.further = further;
    }

    Call newCall(Request request) {
        return client().newCall(request);
    }

    private synchronized OkHttpClient client() {
        OkHttpClient client = made == null ? further.apply(guarded()).build() : made;
        made = client;
        return client;
    }

    private OkHttpClient.Builder guarded() {
        Duration connect = told.deadline.compareTo(CONNECT) < 0 ? told.deadline : CONNECT;
        return new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(told.guard))
                .proxy(Proxy.NO_PROXY)
                .dns(new Names(told.dns, connect))
                .connectTimeout(connect)
                .readTimeout(told.deadline)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
    }

    /** Ends what is under way. */
    @Override
    public synchronized void close() {
        if (made != null) {
            made.dispatcher().cancelAll();
            made.dispatcher().executorService().shutdown();
            made.connectionPool().evictAll();
        }
    }
}

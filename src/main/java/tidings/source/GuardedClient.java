package tidings.source;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** OkHttp as all of ours goes to the web: through guarded sockets, without a proxy, and following nothing by itself. */
final class GuardedClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 16;
    private static final int IDLE_SECONDS = 30;

    private GuardedClient() {}

    static OkHttpClient of(FetcherBuilder told) {
        Duration connect = told.deadline.compareTo(CONNECT) < 0 ? told.deadline : CONNECT;
        return new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(told.guard))
                .proxy(Proxy.NO_PROXY)
                .dns(new Names(told.dns, connect))
                .connectTimeout(connect)
                .readTimeout(told.deadline)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }
}

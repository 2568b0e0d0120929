package tidings.source;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tidings.story.Callbacks;

/**
 * Callbacks by OkHttp, through guarded sockets. It has a thread for each call that is under way, up to a number; what is more waits in a
 * queue. Whoever sends many decides how many go to one host.
 */
final class CallbackCalls implements Callbacks, AutoCloseable {
    /** As many as are under way at most. */
    private static final int CALLS = 320;

    private static final int IDLE_SECONDS = 10;
    private static final Body.Cap READ = new Body.Cap(4096, true);

    private final GuardedClient client;
    private final FetcherBuilder told;

    CallbackCalls(FetcherBuilder told) {
        this.told = told;
        var dispatcher = new Dispatcher(threads());
        dispatcher.setMaxRequests(CALLS);
        dispatcher.setMaxRequestsPerHost(CALLS);
        client = new GuardedClient(told, as -> as.dispatcher(dispatcher).callTimeout(told.deadline));
    }

    private static ExecutorService threads() {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(0, CALLS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "callback-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Target target(String url) {
        try {
            HttpUrl parsed = WebUrl.parse(url);
            return new Target(parsed.toString(), parsed.host());
        } catch (FetchFault e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public CompletableFuture<Reply> get(String url) {
        return call(url, new Request.Builder());
    }

    @Override
    public CompletableFuture<Reply> post(String url, Map<String, String> headers, byte[] body) {
        return call(url, new Request.Builder().headers(Headers.of(headers)).post(RequestBody.create(body, null)));
    }

    private CompletableFuture<Reply> call(String url, Request.Builder request) {
        var reply = new CompletableFuture<Reply>();
        try {
            HttpUrl at = WebUrl.parse(url);
            request.url(at).header("User-Agent", told.userAgent).header("Accept", "*/*");
            client.newCall(request.header("Accept-Encoding", Body.CODINGS).build())
                    .enqueue(new Ending(at, reply));
        } catch (IOException | RuntimeException e) {
            reply.complete(new Reply(0, new byte[0], "cannot be called: " + e.getMessage()));
        }
        return reply;
    }

    private final class Ending implements Callback {
        private final HttpUrl at;
        private final CompletableFuture<Reply> reply;

        Ending(HttpUrl at, CompletableFuture<Reply> reply) {
            this.at = at;
            this.reply = reply;
        }

        @Override
        public void onFailure(Call call, IOException e) {
            reply.complete(new Reply(0, new byte[0], Faults.inWords(e, at, new Budget(told.deadline))));
        }

        /** Of who is sent something only the status counts; what is still to come of a long answer is not waited for. */
        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                boolean isRead =
                        response.isSuccessful() && call.request().method().equals("GET");
                byte[] body = isRead ? Body.read(response, READ) : new byte[0];
                if (body.length == READ.bytes()) {
                    call.cancel();
                }
                reply.complete(new Reply(response.code(), body, null));
            } catch (IOException e) {
                onFailure(call, e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

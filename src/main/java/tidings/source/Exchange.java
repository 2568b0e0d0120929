package tidings.source;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** One request and its answer, when it is our turn, through guarded sockets. */
final class Exchange implements AutoCloseable {
    private final GuardedClient client;
    private final Hosts hosts;
    private final Clock clock;

    Exchange(FetcherBuilder told, Hosts hosts) {
        this.hosts = hosts;
        this.clock = told.clock;
        client = new GuardedClient(told, as -> as);
    }

    /**
     * Redirects are not followed.
     *
     * @throws NotNowException if the host is not to be asked now
     */
    Answer ask(HttpUrl url, Headers headers, Duration pace, Budget budget, Body.Cap cap) throws IOException {
        hosts.enter(url.host(), pace);
        try {
            var request = new Request.Builder().url(url).headers(headers).build();
            Answer answer = budget.spend(left -> answer(client.newCall(request), left, cap));
            Instant again = answer.isBusy() ? answer.retryAfter(clock) : null;
            if (again != null) {
                hosts.notBefore(url.host(), again);
            }
            return answer;
        } finally {
            hosts.leave(url.host());
        }
    }

    private static Answer answer(Call call, Duration left, Body.Cap cap) throws IOException {
        call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            byte[] body = Answer.isPage(response.code()) ? Body.read(response, cap) : new byte[0];
            return new Answer(call.request().url(), response.code(), response.headers(), body);
        } catch (FetchFault e) {
            call.cancel(); // whatever is still to come is not waited for
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

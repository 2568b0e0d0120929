package tidings.story;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Requests to addresses that strangers have named, sent side by side: nobody waits for them, and none waits for another. Only to public
 * addresses, unless the owner says otherwise; redirects are not followed; there is an end to the time and to what is read of an answer.
 */
public interface Callbacks {

    /**
     * An address that could be called.
     *
     * @param url in one spelling, without its fragment
     */
    record Target(String url, String host) {}

    /**
     * How a call ended.
     *
     * @param status 0 where there was no answer
     * @param body the beginning of the answer
     * @param fault why there was none, or null
     */
    record Reply(int status, byte[] body, @Nullable String fault) {
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** A clause, for logs. */
        public String told() {
            return fault == null ? "answers " + status : fault;
        }
    }

    /** @throws IllegalArgumentException if it is no address of the web, saying why */
    Target target(String url);

    /** The future ends with a reply, whatever happens. */
    CompletableFuture<Reply> get(String url);

    /**
     * The future ends with a reply, whatever happens.
     *
     * @param headers with {@code Content-Type}
     */
    CompletableFuture<Reply> post(String url, Map<String, String> headers, byte[] body);
}

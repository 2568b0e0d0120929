package tidings.server;

import static java.util.stream.Collectors.toMap;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import tidings.feed.Addresses;
import tidings.hub.Answer;
import tidings.hub.Hub;
import tidings.story.Document;
import tidings.story.LedgerException;

/** Where subscribers ask for push (WebSub, 5.1): a form comes, and 202 or a reason goes. */
final class HubApi {
    private static final int MAX_BYTES = 16 << 10;
    private static final String RETRY_SECONDS = "30";

    /** So many at once: the threads that answer are there for polls. */
    private static final int AT_ONCE = 50;

    private final Hub hub;
    private final Addresses addresses;
    private final Predicate<Document.Name> published;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @param published whether there is such a document */
    HubApi(Hub hub, Addresses addresses, Predicate<Document.Name> published) {
        this.hub = hub;
        this.addresses = addresses;
        this.published = published;
    }

    Map<HandlerType, Handler> answers() {
        return Map.of(HandlerType.POST, this::ask);
    }

    private void ask(Context http) {
        if (!free.tryAcquire()) {
            refuse(http, 503, "Too many ask at once; come again later.");
            return;
        }
        try {
            answer(http);
        } catch (LedgerException e) {
            refuse(http, 503, "The ledger cannot answer now; come again later.");
        } finally {
            free.release();
        }
    }

    private void answer(Context http) {
        String type = http.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            refuse(http, 415, "Right would be a form (application/x-www-form-urlencoded).");
        } else if (http.contentLength() > MAX_BYTES) {
            refuse(http, 413, "That is more than a hub needs to know.");
        } else {
            answer(http, form(http));
        }
    }

    private void answer(Context http, Optional<Map<String, String>> form) {
        if (form.isEmpty()) {
            refuse(http, 400, "That form cannot be read.");
            return;
        }
        Optional<Document.Name> topic =
                addresses.document(form.get().getOrDefault("hub.topic", "")).filter(published);
        Answer answer = hub.ask(form.get(), topic);
        if (answer instanceof Answer.Refused refused) {
            refuse(http, refused.status(), refused.reason());
        } else {
            http.status(202).contentType("text/plain; charset=utf-8").result("Your callback will be asked.\n");
        }
    }

    /** Of each parameter the first; empty if it is no form. */
    private static Optional<Map<String, String>> form(Context http) {
        try {
            return Optional.of(http.formParamMap().entrySet().stream()
                    .filter(e -> !e.getValue().isEmpty())
                    .collect(toMap(Map.Entry::getKey, e -> e.getValue().get(0))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void refuse(Context http, int status, String reason) {
        if (status == 429 || status == 503) {
            http.header("Retry-After", RETRY_SECONDS);
        }
        http.status(status).contentType("text/plain; charset=utf-8").result(reason + "\n");
    }
}

package tidings.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tidings.Publisher;
import tidings.Taken;
import tidings.TakenJson;
import tidings.feed.Addresses;
import tidings.story.Catalogue;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Kept.Outcome;
import tidings.story.Ledger;
import tidings.story.LedgerException;
import tidings.story.Retracted;

/** Pages that a content system pushes, takes back and asks for. Whatever is answered with success is in the ledger for good. */
final class PagesApi {
    /** Where it is; {@code {feed}} is the feed's name. */
    static final String PATH = "/api/feeds/{feed}/pages";

    private static final String NO_LEDGER = "pages are pushed, and the ledger does not answer";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LISTED = 500;
    private static final String RETRY_SECONDS = "5";

    /** Half of the threads that answer: however slow pages come in or the ledger is, the other half is there for polls. */
    private static final int AT_ONCE = 100;

    /** An answer to who has a token for the feed. */
    private interface Answer {
        void to(Context http, FeedDefinition feed) throws Denied;
    }

    private final Supplier<Catalogue> feeds;
    private final Ledger ledger;
    private final Publisher publisher;
    private final Addresses addresses;
    private final Tokens tokens;
    private final Faults faults = new Faults(LoggerFactory.getLogger(PagesApi.class));
    private final Semaphore free = new Semaphore(AT_ONCE);

    PagesApi(Supplier<Catalogue> feeds, Ledger ledger, Publisher publisher, Addresses addresses, Tokens tokens) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.publisher = publisher;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    Map<HandlerType, Handler> answers() {
        return Map.of(
                HandlerType.GET, guarded(this::list),
                HandlerType.POST, guarded(this::push),
                HandlerType.DELETE, guarded(this::retract));
    }

    private Handler guarded(Answer answer) {
        return http -> {
            try {
                answered(answer, http, permitted(http));
            } catch (Denied e) {
                refuse(http, e.status(), "" + e.getMessage());
            } catch (LedgerException e) {
                faults.begun(NO_LEDGER, e);
                refuse(http, 503, "The ledger cannot answer now, ask again: " + e.getMessage() + ".");
            }
        };
    }

    private void answered(Answer answer, Context http, FeedDefinition feed) throws Denied {
        if (!free.tryAcquire()) {
            throw new Denied(503, "Too many pages come at once; push this one again.");
        }
        try {
            answer.to(http, feed);
        } finally {
            free.release();
        }
    }

    /** The feed, if the request's token is good for it; who has none is not told which feeds there are. */
    private FeedDefinition permitted(Context http) throws Denied {
        Tokens.Token token = tokens.permit(http.header("Authorization"));
        String name = http.pathParam("feed");
        FeedDefinition feed =
                feeds.get().feed(name).orElseThrow(() -> new Denied(404, "No feed is called " + name + "."));
        if (!token.isFor(name)) {
            throw new Denied(403, "The token is not for the feed " + name + ".");
        }
        return feed;
    }

    private void push(Context http, FeedDefinition feed) throws Denied {
        Taken taken = publisher.take(feed, PushedPage.of(http));
        if (taken instanceof Taken.Refused refused) {
            throw new Denied(422, "The page " + refused.reason() + ".");
        }
        faults.over(NO_LEDGER);
        boolean isNew = ((Taken.Read) taken).kept().outcome() == Outcome.NEW;
        json(http, isNew ? 201 : 200, TakenJson.line(taken));
    }

    private void retract(Context http, FeedDefinition feed) throws Denied {
        String url = PushedPage.url(http);
        Retracted retracted = ledger.retract(feed, url)
                .orElseThrow(() -> new Denied(404, "The feed " + feed.name() + " shows no article of " + url + "."));
        ObjectNode answer = JSON.createObjectNode()
                .put("page", url)
                .put("outcome", "retracted")
                .put("id", urn(retracted.id()));
        var stillIn = answer.putArray("still_in");
        retracted.stillIn().forEach(stillIn::add);
        json(http, 200, answer.toString());
    }

    /** All articles of the feed, however old, in the shape of a JSON Feed. */
    private void list(Context http, FeedDefinition feed) throws Denied {
        List<Entry.Reference> found = ledger.articles(feed.name(), after(http), LISTED);
        ObjectNode answer = JSON.createObjectNode();
        var items = answer.putArray("items");
        for (Entry.Reference article : found) {
            String url = Optional.ofNullable(article.url()).orElse(addresses.article(feed.path(), article.id()));
            items.addObject().put("id", urn(article.id())).put("url", url).put("title", article.title());
        }
        if (found.size() == LISTED) {
            answer.put(
                    "next_url",
                    addresses.pages(feed.name()) + "?after="
                            + found.get(LISTED - 1).id());
        }
        json(http, 200, answer.toString());
    }

    private static @Nullable UUID after(Context http) throws Denied {
        String after = http.queryParam("after");
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new Denied(422, "after is " + after + ", which is no id; follow next_url.");
        }
    }

    private static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    /** An answer with what is wrong, and with what its status asks for. */
    static void refuse(Context http, int status, String error) {
        if (status == 401) {
            http.header("WWW-Authenticate", "Bearer");
        } else if (status == 503) {
            http.header("Retry-After", RETRY_SECONDS);
        }
        json(http, status, JSON.createObjectNode().put("error", error).toString());
    }

    private static void json(Context http, int status, String json) {
        http.status(status)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json + "\n");
    }
}

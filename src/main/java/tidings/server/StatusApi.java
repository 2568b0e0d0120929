package tidings.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import tidings.Status;
import tidings.StatusJson;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.story.Catalogue;
import tidings.story.Digest;
import tidings.story.FeedDefinition;
import tidings.story.Health.State;
import tidings.story.Ledger;
import tidings.story.LedgerException;

/** How sources do, for owners: who may push to a feed may see how it does. */
final class StatusApi {
    /** The file of a feed's status feed, beside its documents. */
    static final String FEED_FILE = "status.atom";

    /** The journal is read for each answer, and there are not many owners. */
    private static final int AT_ONCE = 4;

    /** Prometheus asks often, and sources do not change so fast. */
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    private interface Answer {
        void to(Context http) throws Denied;
    }

    private final Supplier<Catalogue> feeds;
    private final Ledger ledger;
    private final Documents documents;
    private final Addresses addresses;
    private final Owners owners;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private Instant counted = Instant.MIN;

    StatusApi(Supplier<Catalogue> feeds, Ledger ledger, Documents documents, Addresses addresses, Owners owners) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.documents = documents;
        this.addresses = addresses;
        this.owners = owners;
    }

    /** {@code /status.json}: the feeds that the token is for. */
    Handler json() {
        return guarded(http -> {
            Tokens.Token token = token(http);
            List<FeedDefinition> seen = feeds.get().feeds().stream()
                    .filter(f -> token.isFor(f.name()))
                    .toList();
            List<Status.OfFeed> told = read(() -> owners.status().of(seen));
            String json = StatusJson.write(told, feed -> addresses.status(feed) + "?key=" + StatusKey.of(token, feed));
            answer(http, "application/json", json + "\n");
        });
    }

    /** {@code /metrics}: they are of all feeds, so the token must be. */
    Handler metrics() {
        return guarded(http -> {
            Tokens.Token token = token(http);
            if (!token.feeds().isEmpty()) {
                throw new Denied(403, "The token is for some feeds only, and metrics are of all.");
            }
            read(this::count);
            answer(http, Metrics.type(), owners.metrics().text());
        });
    }

    /** When the sources were last counted. */
    private synchronized Instant count() {
        Instant now = owners.clock().instant();
        if (counted.isBefore(now.minus(COUNTED_EVERY))) {
            var counts = new EnumMap<State, Integer>(State.class);
            owners.status().of(feeds.get().feeds()).stream()
                    .flatMap(f -> f.sources().stream())
                    .forEach(s -> counts.merge(s.health().state(), 1, Integer::sum));
            owners.metrics().sources(counts);
            counted = now;
        }
        return counted;
    }

    /** A feed's status feed, for who has a token, or the key that is made of one: feed readers send no tokens. */
    Handler feed() {
        return guarded(http -> {
            String name = http.pathParam("feed");
            String key = http.queryParam("key");
            if (key != null) {
                StatusKey.permit(key, name, owners.tokens());
            } else if (!token(http).isFor(name)) {
                throw new Denied(403, "The token is not for the feed " + name + ".");
            }
            String self = addresses.status(name) + (key == null ? "" : "?key=" + key);
            FeedDefinition feed =
                    feeds.get().feed(name).orElseThrow(() -> new Denied(404, "No feed is called " + name + "."));
            atom(http, feed, self);
        });
    }

    private void atom(Context http, FeedDefinition feed, String self) throws Denied {
        byte[] atom = read(
                () -> documents.status(feed, ledger.feed(feed), owners.status().changes(feed), self));
        String tag = Coding.IDENTITY.tag(Digest.hex(atom));
        http.header("ETag", tag);
        var asked = new Preconditions(null, null, http.header("If-None-Match"), null);
        if (asked.on(tag, () -> List.of(tag), null) == Preconditions.Outcome.NOT_MODIFIED) {
            headers(http).status(304);
        } else {
            headers(http).contentType("application/atom+xml; charset=utf-8").result(atom);
        }
    }

    /** What is told here is not for caches that others share, nor for search engines; nor does the key travel on to who is linked to. */
    private static Context headers(Context http) {
        return http.header("Cache-Control", "private, no-cache")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static void answer(Context http, String type, String text) {
        headers(http).header("Cache-Control", "no-store").contentType(type).result(text);
    }

    private Tokens.Token token(Context http) throws Denied {
        return owners.tokens().permit(http.header("Authorization"));
    }

    private static Handler guarded(Answer answer) {
        return http -> {
            try {
                answer.to(http);
            } catch (Denied e) {
                PagesApi.refuse(http, e.status(), "" + e.getMessage());
            } catch (LedgerException e) {
                PagesApi.refuse(http, 503, "The ledger cannot answer now, ask again: " + e.getMessage() + ".");
            }
        };
    }

    /** Only for who is known: others shall not keep owners from their answers. */
    private <T> T read(Supplier<T> journal) throws Denied {
        if (!free.tryAcquire()) {
            throw new Denied(503, "Too many ask at once; ask again.");
        }
        try {
            return journal.get();
        } finally {
            free.release();
        }
    }
}

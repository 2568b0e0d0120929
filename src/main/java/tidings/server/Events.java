package tidings.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import tidings.feed.Addresses;
import tidings.story.Catalogue;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.LedgerException;

/**
 * Tells who listens ({@code text/event-stream}; WHATWG HTML, 9.2) that a feed has a new version, and which entries are new in it. One thread
 * serves them all.
 */
final class Events implements AutoCloseable {
    /** Where it is; {@code {feed}} is the feed's name. */
    static final String PATH = "/feeds/{feed}/events";

    private static final int MAX_LISTENERS = 2000;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int ID_LENGTH = 32;
    private static final String NO_LEDGER = "who listens is not told what is new, because the ledger does not answer";
    private static final JsonMapper JSON = new JsonMapper();

    private final Supplier<Catalogue> feeds;
    private final Function<String, Optional<String>> published;
    private final Ledger ledger;
    private final Addresses addresses;
    private final Faults faults = new Faults(LoggerFactory.getLogger(Events.class));
    private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "events");
        thread.setDaemon(true);
        return thread;
    });

    /** What a feed's listeners know. */
    private record Told(String id, Set<UUID> entries) {}

    /** @param published the digest of the version of a feed that stands for it */
    Events(
            Supplier<Catalogue> feeds,
            Function<String, Optional<String>> published,
            Ledger ledger,
            Addresses addresses) {
        this.feeds = feeds;
        this.published = published;
        this.ledger = ledger;
        this.addresses = addresses;
        thread.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Lets somebody listen, for as long as they like. */
    void listen(Context http) {
        String feed = http.pathParam("feed");
        if (published.apply(feed).isEmpty()) {
            http.status(404);
        } else if (number.incrementAndGet() > MAX_LISTENERS) {
            number.decrementAndGet();
            HubApi.refuse(http, 503, "Too many listen already; come again later, or poll.");
        } else {
            http.header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no") // proxies such as nginx pass on what they get
                    .header("Access-Control-Allow-Origin", "*")
                    .header("X-Content-Type-Options", "nosniff")
                    .contentType("text/event-stream");
            String last = http.header("Last-Event-ID");
            http.future(() -> begun(http, feed, last == null ? "" : last));
        }
    }

    private CompletableFuture<Void> begun(Context http, String feed, String last) {
        var listener = new Listener(out(http));
        listener.end().whenComplete((end, fault) -> {
            number.decrementAndGet();
            leave(feed, listener);
        });
        listener.open();
        thread.execute(() -> join(feed, listener, last));
        return listener.end();
    }

    private void leave(String feed, Listener listener) {
        listeners.computeIfPresent(feed, (f, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private static ServletOutputStream out(Context http) {
        try {
            return http.res().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who comes back and has missed something is told that, but not what. */
    private void join(String feed, Listener listener, String last) {
        if (!told.containsKey(feed) || !listeners.containsKey(feed)) {
            now(feed).ifPresent(t -> told.put(feed, t));
        }
        listeners.computeIfAbsent(feed, f -> ConcurrentHashMap.newKeySet()).add(listener);
        if (listener.end().isDone()) {
            leave(feed, listener);
        }
        Told known = told.get(feed);
        listener.tell(
                known == null || last.isEmpty() || last.equals(known.id)
                        ? ": listening\n\n"
                        : event(feed, known.id, List.of()));
    }

    /** There may be new versions. Returns at once. */
    void published() {
        if (!listeners.isEmpty()) {
            thread.execute(() -> listeners.keySet().forEach(this::look));
        }
    }

    private void look(String feed) {
        Told before = told.get(feed);
        if (published
                .apply(feed)
                .map(Events::id)
                .filter(id -> before == null || !id.equals(before.id))
                .isEmpty()) {
            return;
        }
        now(feed).ifPresent(now -> {
            told.put(feed, now);
            List<Entry> fresh = before == null ? List.of() : fresh(feed, before);
            send(feed, event(feed, now.id, fresh));
        });
    }

    private void send(String feed, String event) {
        listeners.getOrDefault(feed, Set.of()).forEach(l -> l.tell(event));
    }

    /** Empty if nobody can say. */
    private Optional<Told> now(String feed) {
        Optional<String> id = published.apply(feed).map(Events::id);
        var entries = new HashSet<UUID>();
        newest(feed).forEach(e -> entries.add(e.id()));
        return id.map(i -> new Told(i, entries));
    }

    private List<Entry> fresh(String feed, Told before) {
        return newest(feed).stream()
                .filter(e -> !before.entries.contains(e.id()))
                .toList();
    }

    private List<Entry> newest(String feed) {
        Optional<FeedDefinition> definition = feeds.get().feed(feed);
        try {
            List<Entry> newest = definition.map(ledger::newest).orElse(List.of());
            faults.over(NO_LEDGER);
            return newest;
        } catch (LedgerException e) {
            faults.begun(NO_LEDGER, e);
            return List.of();
        }
    }

    private static String id(String digest) {
        return digest.substring(0, ID_LENGTH);
    }

    private String event(String feed, String id, List<Entry> fresh) {
        ObjectNode data = JSON.createObjectNode();
        var entries = data.putArray("entries");
        for (Entry entry : fresh) {
            String url = entry.article().url();
            entries.addObject()
                    .put("id", "urn:uuid:" + entry.id())
                    .put("title", entry.article().title())
                    .put("url", url == null ? addresses.article(feed, entry.id()) : url);
        }
        return "id: " + id + "\ndata: " + data + "\n\n";
    }

    private void beat() {
        listeners.keySet().forEach(feed -> send(feed, ": still here\n\n"));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        listeners.values().forEach(all -> all.forEach(Listener::close));
    }
}

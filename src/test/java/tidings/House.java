package tidings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.hub.Hub;
import tidings.ingest.PageReader;
import tidings.server.FeedServer;
import tidings.server.Metrics;
import tidings.server.Owners;
import tidings.server.PollLimits;
import tidings.server.Tokens;
import tidings.source.PageFiles;
import tidings.store.SqlLedger;
import tidings.story.Catalogue;
import tidings.story.Digest;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.WebSource;

/** The whole program in one folder, served on a free port, with a clock that the test sets. */
public final class House implements AutoCloseable {
    /** Good for every feed. */
    public static final String TOKEN = "a token for tests";

    /** Good for a feed that is not there. */
    public static final String OTHER_TOKEN = "a token for another feed";

    public static final Tokens TOKENS = new Tokens(List.of(
            new Tokens.Token("all", Digest.hex(TOKEN), Set.of()),
            new Tokens.Token("other", Digest.hex(OTHER_TOKEN), Set.of("other"))));

    public final TestClock clock = new TestClock("2026-11-23T20:00:00Z");
    public final List<Taken> taken = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final String url;
    private final int port;
    private final String store;
    private FeedDefinition feed;
    private Ledger ledger;
    private Publisher publisher;
    private Tokens tokens = TOKENS;
    private PollLimits limits = PollLimits.NONE;
    private Function<Ledger, Supplier<Catalogue>> definitions = ledger -> () -> Catalogue.of(feed);
    private Function<FeedDefinition, List<WebSource>> sources = feed -> List.of();
    private Function<Ledger, @Nullable Hub> hubs = ledger -> null;
    private @Nullable Hub hub;
    private FeedServer server;

    /** @param url our address, as the world knows it */
    public House(Path folder, String url) {
        this(folder, url, 0);
    }

    public House(Path folder, String url, int port) {
        this(folder, url, port, folder.resolve("data/tidings.db").toString());
    }

    /** @param store a file, or the address of a PostgreSQL database */
    public House(Path folder, String url, int port, String store) {
        this.folder = folder;
        this.url = url;
        this.port = port;
        this.store = store;
        this.feed = Feeds.feed(folder.resolve("feeds/town"));
        open();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks again and again until it holds; fails after ten seconds. */
    public static void await(BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("holds within ten seconds").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** A definition for the next start. */
    public void define(FeedDefinition feed) {
        this.feed = feed;
    }

    /** Where definitions come from after the next start. */
    public void define(Function<Ledger, Supplier<Catalogue>> definitions) {
        this.definitions = definitions;
    }

    /** What feeds visit on the web after the next start. */
    public void visit(WebSource... visited) {
        sources = feed -> List.of(visited);
    }

    /** How often one may poll after the next start. */
    public void limit(PollLimits limits) {
        this.limits = limits;
    }

    /** Who sends what is new after the next start. */
    public void push(Function<Ledger, @Nullable Hub> hubs) {
        this.hubs = hubs;
    }

    /** Who may push after the next start. */
    public void allow(Tokens tokens) {
        this.tokens = tokens;
    }

    public Path save(String name, String page) {
        try {
            Path file = folder.resolve("feeds/town/pages").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops and starts again, as a program would. */
    public void restart() {
        close();
        open();
    }

    /** Another program on the same ledger reads what is new. */
    public void refreshFromOutside() {
        try (Ledger other = ledger()) {
            publisher(other, documents()).refresh(feed, taken::add);
        }
    }

    private void open() {
        var metrics = new Metrics();
        ledger = metrics.watch(ledger());
        publisher = publisher(ledger, documents());
        publisher.refresh(feed, taken::add);
        hub = hubs.apply(ledger);
        server = new FeedServer(
                        definitions.apply(ledger),
                        ledger,
                        publisher,
                        documents(),
                        shelf(),
                        new Addresses(url),
                        new Owners(tokens, new Status(ledger, sources, clock), metrics, clock),
                        hub,
                        "127.0.0.1",
                        port,
                        limits)
                .start();
        if (hub != null) {
            hub.start();
        }
    }

    /** What comes before the end, where nobody needs to be waited for. */
    public void drain() {
        try {
            server.drain(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server stops, and nothing else. */
    public void stop() {
        server.close();
    }

    /** The same ledger, as another program has it. */
    public Ledger ledger() {
        return SqlLedger.open(store, null, clock);
    }

    private Publisher publisher(Ledger ledger, Documents documents) {
        return new Publisher(new PageFiles(), new PageReader(), ledger, documents, shelf(), clock);
    }

    private Documents documents() {
        return new Documents(new Addresses(url));
    }

    public Shelf shelf() {
        return new Shelf(folder.resolve("data/documents"));
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<byte[]> send(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address(path))).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        if (hub != null) {
            hub.close();
        }
        ledger.close();
    }
}

package tidings.server;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.OPTIONS;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** The front door: feeds over HTTP. Routes answer at the root and, where our address has a path, below that path too. */
public final class FeedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedServer.class);
    private static final int FOLLOW_MILLIS = 500;
    private static final String POLICY =
            "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final List<FeedDefinition> feeds;
    private final Ledger ledger;
    private final Documents documents;
    private final Addresses addresses;
    private final Polls polls;
    private final Javalin javalin;
    private final ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "follow-ledger");
        thread.setDaemon(true);
        return thread;
    });

    /** @param port 0 takes any free one */
    public FeedServer(
            List<FeedDefinition> feeds,
            Ledger ledger,
            Documents documents,
            Shelf shelf,
            Addresses addresses,
            String host,
            int port) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.documents = documents;
        this.addresses = addresses;
        this.polls = new Polls(ledger, shelf, addresses);
        this.javalin = Javalin.create(config -> configure(config, host, port));
    }

    /** Answers from now on. */
    public FeedServer start() {
        javalin.start();
        follower.scheduleWithFixedDelay(this::follow, FOLLOW_MILLIS, FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        follower.shutdownNow();
        javalin.stop();
    }

    private void follow() {
        try {
            polls.follow();
        } catch (RuntimeException e) {
            LOG.warn("cannot look for new documents, the last ones stay: {}", e.getMessage());
        }
    }

    private void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        String prefix =
                Optional.ofNullable(URI.create(addresses.base()).getPath()).orElse("");
        for (String root : prefix.isEmpty() ? List.of("") : List.of("", prefix)) {
            route(config, root + "/", this::front);
            route(
                    config,
                    root + "/health",
                    http -> http.json("{\"status\":\"ok\"}").contentType("application/json"));
            route(config, root + "/feeds/{feed}/{file}", this::document);
            route(config, root + "/feeds/{feed}/articles/{file}", this::article);
        }
        config.routes.error(
                404, http -> text(http, "Nothing is here. The feeds are listed at " + addresses.home() + "\n"));
    }

    /** GET with its HEAD, and for all other methods the answer that they are none (RFC 9110, 15.5.6). */
    private static void route(JavalinConfig config, String path, Handler handler) {
        for (HandlerType method : List.of(GET, HEAD)) {
            config.routes.addHttpHandler(method, path, handler);
        }
        for (HandlerType method : List.of(POST, PUT, PATCH, DELETE, OPTIONS)) {
            config.routes.addHttpHandler(method, path, http -> {
                http.header("Allow", "GET, HEAD").status(HttpStatus.METHOD_NOT_ALLOWED);
                text(http, "Only GET and HEAD are answered here.\n");
            });
        }
    }

    private void front(Context http) {
        page(http, FrontPage.write(feeds, addresses));
    }

    private void document(Context http) {
        if (!polls.answer(http, http.pathParam("feed"), http.pathParam("file"))) {
            http.status(HttpStatus.NOT_FOUND);
        }
    }

    private void article(Context http) {
        Optional<String> page = feeds.stream()
                .filter(f -> f.name().equals(http.pathParam("feed")))
                .findFirst()
                .flatMap(f -> id(http.pathParam("file"))
                        .flatMap(id -> ledger.entry(f.name(), id))
                        .map(e -> documents.articlePage(f, e)));
        page.ifPresentOrElse(p -> page(http, p), () -> http.status(HttpStatus.NOT_FOUND));
    }

    private static Optional<UUID> id(String file) {
        try {
            return file.endsWith(".html")
                    ? Optional.of(UUID.fromString(file.substring(0, file.length() - ".html".length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void page(Context http, String html) {
        http.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .html(html);
    }

    private static void text(Context http, String text) {
        http.contentType("text/plain; charset=utf-8").result(text);
    }
}

package tidings.server;

import static java.util.Objects.requireNonNullElse;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.Publisher;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.hub.Hub;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.Format;
import tidings.story.Ledger;

/** The front door: feeds over HTTP. Routes answer at the root and, where our address has a path, below that path too. */
public final class FeedServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /** A client that sends slower is cut off: it would hold a thread. */
    private static final int SLOWEST_BYTES_A_SECOND = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FeedServer.class);

    private final Ledger ledger;
    private final Documents documents;
    private final Addresses addresses;
    private final Polls polls;
    private final Follower follower;
    private final String host;
    private final int port;
    private final PagesApi pages;
    private final StatusApi status;
    private final Metrics metrics;
    private final Events events;
    private final @Nullable Hub hub;
    private final Javalin javalin;

    /**
     * @param feeds as they are defined now; asked again and again
     * @param owners who may push pages and see how sources do
     * @param hub is told when there are new versions; null if nobody wants to know
     * @param port 0 takes any free one
     */
    public FeedServer(
            Supplier<Catalogue> feeds,
            Ledger ledger,
            Publisher publisher,
            Documents documents,
            Shelf shelf,
            Addresses addresses,
            Owners owners,
            @Nullable Hub hub,
            String host,
            int port) {
        this.ledger = ledger;
        this.documents = documents;
        this.addresses = addresses;
        this.polls = new Polls(ledger, shelf, addresses, name -> feeds().has(name), this::restore);
        this.follower = new Follower(feeds, ledger, publisher, this::published);
        this.pages = new PagesApi(follower::feeds, ledger, publisher, addresses, owners.tokens());
        this.status = new StatusApi(follower::feeds, ledger, documents, addresses, owners);
        this.metrics = owners.metrics();
        this.events = new Events(follower::feeds, feed -> polls.version(feed, Format.ATOM.file()), ledger, addresses);
        this.hub = hub;
        this.host = host;
        this.port = port;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Publishes what the ledger has, and answers from now on.
     *
     * @throws CannotListenException if another program has the address, or there is no such
     */
    public FeedServer start() {
        follower.start();
        try {
            javalin.start();
        } catch (JavalinException e) {
            follower.close();
            throw new CannotListenException(host, port, e);
        }
        return this;
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        events.close();
        javalin.stop();
        follower.close();
    }

    private Catalogue feeds() {
        return follower.feeds();
    }

    /** Where a version may be new: who polls is answered with it, and who listens is told. */
    private void published() {
        polls.reload();
        events.published();
        if (hub != null) {
            hub.published();
        }
    }

    private boolean isPublished(Document.Name document) {
        return polls.version(document.feed(), document.format().file()).isPresent();
    }

    private void restore(String feed) {
        follower.restore(feed);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setMinRequestDataRate(SLOWEST_BYTES_A_SECOND);
        });
        var routes = new Routes(config);
        String prefix = requireNonNullElse(URI.create(addresses.base()).getPath(), "");
        for (String root : prefix.isEmpty() ? List.of("") : List.of("", prefix)) {
            route(routes, root + "/", this::front);
            route(
                    routes,
                    root + "/health",
                    http -> http.json("{\"status\":\"ok\"}").contentType("application/json"));
            route(routes, root + Events.PATH, events::listen);
            route(routes, root + "/feeds/{feed}/{file}", this::document);
            if (hub != null && hub.isOurs()) {
                var asked = new HubApi(hub, addresses, this::isPublished);
                routes.add(root + Addresses.HUB, asked.answers(), (http, told) -> text(http, told + "\n"));
            }
            route(routes, root + "/feeds/{feed}/articles/{file}", this::article);
            routes.add(
                    root + "/status.json",
                    Map.of(HandlerType.GET, status.json()),
                    (http, told) -> PagesApi.refuse(http, 405, told));
            routes.add(
                    root + "/metrics",
                    Map.of(HandlerType.GET, status.metrics()),
                    (http, told) -> PagesApi.refuse(http, 405, told));
            routes.add(root + PagesApi.PATH, pages.answers(), (http, told) -> PagesApi.refuse(http, 405, told));
        }
        faults(config);
    }

    private static void route(Routes routes, String path, Handler handler) {
        routes.add(path, Map.of(HandlerType.GET, handler), (http, told) -> text(http, told + "\n"));
    }

    private void faults(JavalinConfig config) {
        config.routes.exception(IllegalArgumentException.class, (e, http) -> {
            http.status(HttpStatus.BAD_REQUEST);
            text(http, "That is no address.\n");
        });
        config.routes.exception(Exception.class, (e, http) -> {
            LOG.error("{} {}", http.method(), http.path(), e);
            http.status(HttpStatus.INTERNAL_SERVER_ERROR);
            text(http, "That is our fault, and it is in the log.\n");
        });
        config.routes.error(404, http -> {
            if (http.resultInputStream() == null) {
                text(http, "Nothing is here. The feeds are listed at " + addresses.home() + "\n");
            }
        });
    }

    private void front(Context http) {
        page(http, FrontPage.write(feeds().feeds(), addresses));
    }

    private void document(Context http) throws Exception {
        String file = http.pathParam("file");
        if (polls.answer(http, http.pathParam("feed"), file)) {
            metrics.polled(file, http.statusCode());
        } else if (file.equals(StatusApi.FEED_FILE)) {
            status.feed().handle(http);
        } else {
            http.status(HttpStatus.NOT_FOUND);
        }
    }

    private void article(Context http) {
        Optional<String> page = feeds().feed(http.pathParam("feed"))
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
                .contentType("text/html; charset=utf-8")
                .result(html);
    }

    private static void text(Context http, String text) {
        http.contentType("text/plain; charset=utf-8").result(text);
    }
}

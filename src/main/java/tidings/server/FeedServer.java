package tidings.server;

import static java.util.Objects.requireNonNullElse;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import tidings.Publisher;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.hub.Hub;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Ledger;

/** The front door: feeds over HTTP. Routes answer at the root and, where our address has a path, below that path too. */
public final class FeedServer implements AutoCloseable {
    /** A client that sends slower is cut off: it would hold a thread. */
    private static final int SLOWEST_BYTES_A_SECOND = 1024;

    /** Longer than proxies keep a connection (nginx: a minute), so that it is they who close it, and never while they send a request. */
    private static final int IDLE_MILLIS = 75_000;

    /** What the system takes of an answer before it is taken from it: who reads slowly is seen to do so. */
    private static final int SEND_BUFFER_BYTES = 128 << 10;

    /** Who comes with many others waits for a moment, and not for the second after which its system tries again; Java's own would be 50. */
    private static final int ARRIVALS = 4096;

    private static final int LAST_REQUESTS_SECONDS = 10;
    private static final int PAUSE_MILLIS = 10;

    private final Addresses addresses;
    private final Site site;
    private final Follower follower;
    private final String host;
    private final int port;
    private final PagesApi pages;
    private final StatusApi status;
    private final Polls polls;
    private final PollLimits limits;
    private final Clock clock;
    private final String prefix;
    private final Probes probes;
    private final FrontDoor door;
    private final Events events;
    private final @Nullable Hub hub;
    private final Javalin javalin;
    private @Nullable ServerConnector connector;
    private @Nullable Connections connections;

    /**
     * @param feeds as they are defined now; asked again and again
     * @param owners who may push pages and see how sources do
     * @param hub is told when there are new versions; null if nobody wants to know
     * @param port 0 takes any free one
     * @param limits how often one may poll
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
            int port,
            PollLimits limits) {
        this.addresses = addresses;
        this.polls = new Polls(ledger, shelf, addresses, this::page);
        var lists = new FeedLists(ledger, documents);
        this.site = new Site(polls, new Pages(ledger, documents, addresses), lists, addresses);
        this.follower =
                new Follower(feeds, ledger, publisher::announce, publisher::restore, site::define, this::published);
        this.limits = limits;
        this.clock = owners.clock();
        this.prefix = requireNonNullElse(URI.create(addresses.base()).getPath(), "");
        this.probes = new Probes(prefix, follower::isThrough);
        this.door = new FrontDoor(site::at, new Answers(limits, owners.metrics(), follower::restore), probes);
        this.pages = new PagesApi(follower::feeds, ledger, publisher, addresses, owners.tokens());
        this.status = new StatusApi(follower::feeds, ledger, documents, addresses, owners);
        this.events = new Events(
                follower::feeds, feed -> polls.digest(new Document.Name(feed, Format.ATOM)), ledger, addresses);
        this.hub = hub;
        this.host = host;
        this.port = port;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Answers from now on: at first that the feeds are not there yet, then with what was published before, and when this returns with all
     * that the ledger has.
     *
     * @throws CannotListenException if another program has the address, or there is no such
     */
    public FeedServer start() {
        try {
            javalin.start();
        } catch (JavalinException e) {
            follower.close();
            throw new CannotListenException(host, port, e);
        }
        follower.look();
        follower.start();
        return this;
    }

    public int port() {
        return javalin.port();
    }

    /**
     * Goes on for a while before the end: says that it is not ready any more, and closes each connection with its next answer, so that whoever
     * shares readers out has time to see it. {@link #close} comes after this.
     *
     * @throws InterruptedException if the thread shall not wait
     */
    public void drain(Duration wait) throws InterruptedException {
        probes.drain();
        if (connector != null) {
            http(connector).setPersistentConnectionsEnabled(false);
        }
        Thread.sleep(wait.toMillis());
    }

    /** Takes no more connections; requests that are under way come to their end, for some seconds. */
    @Override
    public void close() {
        probes.drain();
        events.close();
        if (connector != null && connections != null) {
            connector.shutdown();
            finish(connections);
            connections.close();
        }
        javalin.stop();
        follower.close();
    }

    private static void finish(Connections last) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_REQUESTS_SECONDS);
        try {
            while (last.closeIdle() && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpConfiguration http(ServerConnector connector) {
        return connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    }

    private Found.Sought page(String feed) {
        return site.page(feed);
    }

    /** Where a version may be new: who polls is answered with it, and who listens is told. */
    private void published(FeedDefinition feed) {
        polls.reload(feed);
        events.published();
        if (hub != null) {
            hub.published();
        }
    }

    private boolean isPublished(Document.Name document) {
        return polls.digest(document).isPresent();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setHeaderCacheSize(0); // 45 kB of heap for each connection that asks twice
            http.setMinRequestDataRate(SLOWEST_BYTES_A_SECOND);
        });
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setHandler(door));
        var routes = new Routes(config);
        for (String root : prefix.isEmpty() ? List.of("") : List.of("", prefix)) {
            route(routes, root + Events.PATH, events::listen);
            if (hub != null && hub.isOurs()) {
                var asked = new HubApi(hub, addresses, this::isPublished);
                routes.add(root + Addresses.HUB, asked.answers(), (http, told) -> text(http, told + "\n"));
            }
            route(routes, root + "/feeds/{feed}/" + StatusApi.FEED_FILE, status.feed());
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
        Mishaps.tell(config, addresses);
    }

    /**
     * The threads that read requests answer most of them, too. With one for each second processor they find more to do each time that they wake,
     * and answer a fifth more polls on two processors than with one for each; the others are for reading pages and for what takes a while.
     */
    private ServerConnector connector(Server server, HttpConfiguration http) {
        int selectors = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var made = new ServerConnector(server, 1, selectors, new HttpConnectionFactory(http));
        made.setHost(host);
        made.setPort(port);
        made.setAcceptQueueSize(ARRIVALS);
        made.setIdleTimeout(IDLE_MILLIS);
        made.setShutdownIdleTimeout(IDLE_MILLIS);
        made.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        connector = made;
        connections = new Connections(made, limits::isProxy, clock);
        return made;
    }

    private static void route(Routes routes, String path, Handler handler) {
        routes.add(path, Map.of(HandlerType.GET, handler), (http, told) -> text(http, told + "\n"));
    }

    static void text(Context http, String text) {
        http.contentType("text/plain; charset=utf-8").result(text);
    }
}

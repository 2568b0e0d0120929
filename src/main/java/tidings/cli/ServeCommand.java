package tidings.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.Publisher;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.hub.Hub;
import tidings.server.FeedServer;
import tidings.server.Metrics;
import tidings.server.OwnTopics;
import tidings.server.Owners;
import tidings.server.Tokens;
import tidings.source.Fetcher;
import tidings.story.Ledger;

/** {@code tidings serve}. */
@Command(
        name = "serve",
        description =
                "Reads what is new in the feeds' folders, then serves the feeds until it is stopped, and visits their"
                        + " sources on the web when these are due.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings serve",
            "  tidings serve --port 9000 --feeds /srv/feeds --store /var/lib/tidings/tidings.db",
            "  tidings serve --store postgresql://tidings:secret@db.example/tidings --data /var/lib/tidings",
            "  tidings serve --store postgresql://db.example/tidings --definitions ledger",
            "  tidings serve --url https://example.org/feeds     behind a proxy",
            "  tidings serve --hub https://hub.example/          push by a hub of somebody else"
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private static final int MAX_PORT = 65535;
    private static final int MAX_DRAIN_WAIT = 600;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + Workplace.DEFAULT_PORT,
            description = "Where to listen; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TokensOption tokens;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FetchOptions fetching;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PollOptions polling;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HubOption hubs;

    @Option(
            names = "--drain-wait",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description =
                    "When it is told to stop: how long to go on answering while /health/ready says 503, before connections"
                            + " are refused; as long as the proxy in front needs to see it (default: ${DEFAULT-VALUE}).")
    private int drainWait;

    @Override
    public Integer call() {
        if (this.port < 0 || this.port > MAX_PORT) {
            throw new BadInputException(
                    "--port " + this.port + ": no port; right would be a number from 0 to " + MAX_PORT);
        }
        if (drainWait < 0 || drainWait > MAX_DRAIN_WAIT) {
            throw new BadInputException(
                    "--drain-wait " + drainWait + ": right would be a number from 0 to " + MAX_DRAIN_WAIT);
        }
        workplace.check();
        Tokens allowed = tokens.tokens(System.getenv(TokensOption.VARIABLE));
        int port = this.port == 0 ? freePort() : this.port;
        Addresses addresses = hubs.in(workplace.addresses(port));
        Documents documents = workplace.documents(addresses);
        var metrics = new Metrics();
        Ledger ledger = metrics.watch(workplace.ledger());
        Publisher publisher = workplace.publisher(ledger, documents);
        var sources = new Sources(workplace, fetching, ledger, publisher);
        Hub hub = hubs.isOff() ? null : hub(ledger, sources.fetcher(), addresses);
        var owners = new Owners(allowed, workplace.status(ledger), metrics, Clock.systemUTC());
        FeedServer server = new FeedServer(
                        sources,
                        ledger,
                        publisher,
                        documents,
                        workplace.shelf(),
                        addresses,
                        owners,
                        hub,
                        host,
                        port,
                        polling.limits(Clock.systemUTC()))
                .start();
        sources.start();
        if (hub != null) {
            hub.start();
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            drain(server);
                            server.close();
                            if (hub != null) {
                                hub.close();
                            }
                            sources.close();
                            ledger.close();
                        },
                        "shutdown"));
        tell(sources.get().feeds().size(), addresses);
        return TidingsCommand.GOES_ON;
    }

    private void drain(FeedServer server) {
        try {
            server.drain(Duration.ofSeconds(drainWait));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Hub hub(Ledger ledger, Fetcher fetcher, Addresses addresses) {
        return new Hub(
                ledger.subscriptions(),
                ledger.deliveries(),
                fetcher.callbacks(),
                new OwnTopics(addresses, workplace.shelf(), ledger),
                hubs.outside(),
                Clock.systemUTC());
    }

    private static void tell(int feeds, Addresses addresses) {
        if (feeds == 0) {
            LOG.warn("no feed is defined in the ledger that can be read; `tidings apply` puts definitions there");
        }
        LOG.info("serving {} at {}", feeds == 1 ? "1 feed" : feeds + " feeds", addresses.home());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

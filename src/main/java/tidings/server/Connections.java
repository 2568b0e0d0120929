package tidings.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.time.Clock;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.server.Conduct.Phase;

/**
 * Looks after the connections: whoever is too slow loses theirs, and nobody has too many. Jetty's idle timeouts begin again with each byte, so
 * one byte now and then would keep a connection for ever. Connections are looked at from outside, twice a second, so that no request pays
 * for it.
 */
final class Connections implements AutoCloseable {
    /** Of one address, unless it is a proxy's or this machine's. */
    static final int MOST_OF_ONE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int MOST = 20_000;
    private static final int BYTES_OF_HEAP = 12 << 10;
    private static final int OTHER_FILES = 500;

    /** Together with the time between looks and a slow machine, less than 15 seconds. */
    private static final long PATIENCE_MILLIS = 8_000;

    private static final int LEAST_BYTES_A_MILLI = 64;
    private static final int PAUSE_MILLIS = 500;

    /** The system writes down all its connections to tell of ours. */
    private static final int ASKING_MILLIS = 1_500;

    private final ServerConnector connector;
    private final Predicate<InetAddress> asksForOthers;
    private final Clock clock;
    private final int most = most();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "watch-connections");
        thread.setDaemon(true);
        return thread;
    });
    private final SendQueues queues = SendQueues.ofTheSystem();
    private Map<EndPoint, Conduct> conducts = new IdentityHashMap<>();
    private long asked;

    /** @param asksForOthers whether that is the address of a proxy */
    Connections(ServerConnector connector, Predicate<InetAddress> asksForOthers, Clock clock) {
        this.connector = connector;
        this.asksForOthers = asksForOthers;
        this.clock = clock;
        connector.addBean(new NetworkConnectionLimit(most, connector));
        thread.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** As many as there is memory for, and as the system lets us open. */
    private static int most() {
        long heap = Runtime.getRuntime().maxMemory() / BYTES_OF_HEAP;
        long files = ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() - OTHER_FILES
                : MOST;
        return (int) Math.max(OTHER_FILES, Math.min(MOST, Math.min(heap, files)));
    }

    private void look() {
        try {
            List<EndPoint> all = List.copyOf(connector.getConnectedEndPoints());
            var seen = new IdentityHashMap<EndPoint, Conduct>();
            long now = clock.millis();
            for (EndPoint end : all) {
                if (end.getConnection() != null) {
                    Conduct conduct = conducts.getOrDefault(end, new Conduct());
                    conduct.look(end, now);
                    seen.put(end, conduct);
                    judge(end, conduct, now);
                }
            }
            conducts = seen;
            askTheSystem(now);
            all.stream().filter(notTooMany().negate()).forEach(EndPoint::close);
            makeRoom(all);
        } catch (RuntimeException e) {
            LOG.warn("connections cannot be looked after", e);
        }
    }

    /** Of those to whom an answer is sent, as far as we can see. */
    private void askTheSystem(long now) {
        if (now - asked < ASKING_MILLIS) {
            return;
        }
        Map<EndPoint, Conduct> unsure = new IdentityHashMap<>(conducts);
        unsure.entrySet().removeIf(e -> !e.getValue().isUnsure(e.getKey(), now));
        if (!unsure.isEmpty()) {
            asked = now;
            Map<SocketAddress, Long> held = queues.to(connector.getLocalPort());
            unsure.forEach((end, conduct) -> conduct.holds(held.getOrDefault(end.getRemoteSocketAddress(), 0L), now));
        }
    }

    private static void judge(EndPoint end, Conduct conduct, long now) {
        long waited = now - conduct.since();
        if (conduct.phase() == Phase.CALM || waited < PATIENCE_MILLIS) {
            return;
        }
        switch (conduct.phase()) {
            case HEAD -> end.close();
            case BODY -> stopWaiting(end);
            default -> {
                if (waited > PATIENCE_MILLIS + conduct.sending() / LEAST_BYTES_A_MILLI) {
                    drop(end);
                }
            }
        }
    }

    /** Without waiting for what was sent to be taken: the system would keep it for minutes. */
    private static void drop(EndPoint end) {
        try {
            if (end instanceof SocketChannelEndPoint socket) {
                socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            LOG.debug("{} is closed already", end, e);
        }
        end.close();
    }

    /** As if Jetty had waited long enough: so whoever reads the body is told, and can answer. */
    private static void stopWaiting(EndPoint end) {
        if (end.getConnection().onIdleExpired(new TimeoutException("The body does not come to its end."))) {
            end.close();
        }
    }

    /** Holds as long as an address has not had its share; to be asked once for each connection. */
    private Predicate<EndPoint> notTooMany() {
        var counts = new HashMap<String, Integer>();
        return end -> {
            InetAddress from = from(end);
            return from.isLoopbackAddress()
                    || counts.merge(PollLimits.network(from), 1, Integer::sum) <= MOST_OF_ONE
                    || asksForOthers.test(from);
        };
    }

    private static InetAddress from(EndPoint end) {
        return end.getRemoteSocketAddress() instanceof InetSocketAddress socket && socket.getAddress() != null
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** Where nearly all places are taken, those who are between requests yield theirs, so that there is never none for a new one. */
    private void makeRoom(List<EndPoint> all) {
        int over = all.size() - most * 9 / 10;
        if (over > 0) {
            all.stream().filter(Connections::isIdle).limit(over).forEach(EndPoint::close);
        }
    }

    private static boolean isIdle(EndPoint end) {
        return end.getConnection() == null || Conduct.isBetweenRequests(end.getConnection());
    }

    /**
     * Closes those that are between requests.
     *
     * @return whether others are left
     */
    boolean closeIdle() {
        connector.getConnectedEndPoints().stream().filter(Connections::isIdle).forEach(EndPoint::close);
        return !connector.getConnectedEndPoints().isEmpty();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

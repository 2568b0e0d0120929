package tidings.server;

import static java.util.Objects.requireNonNullElse;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often one address may poll one feed. Each pair has an hour's polls in hand and gets them back over an hour (the generic cell rate
 * algorithm: one number for each pair); a poll that needs no body costs a tenth of one that does.
 */
public final class PollLimits {
    private static final Logger LOG = LoggerFactory.getLogger(PollLimits.class);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int PAIRS = 50_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** Everybody polls as they like. */
    public static final PollLimits NONE = new PollLimits(0, Proxies.NONE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private record Pair(String caller, String feed) {}

    private final int hourly;
    private final Proxies proxies;
    private final Clock clock;
    private final Lru<Pair, Long> debts = new Lru<>(PAIRS, debt -> 1);
    private boolean isWarned;

    /**
     * @param hourly how many full answers an address may have of one feed in an hour; 0: as many as it likes
     * @param proxies who asks for others
     */
    public PollLimits(int hourly, Proxies proxies, Clock clock) {
        this.hourly = hourly;
        this.proxies = proxies;
        this.clock = clock;
    }

    /** Whether that is the address of a proxy that asks for others. */
    boolean isProxy(InetAddress address) {
        return proxies.isTrusted(address);
    }

    /** How many seconds the caller must wait, or empty if it is to be answered now, which is then written down. */
    OptionalLong wait(@Nullable String feed, boolean isCheap, Exchange from) {
        if (hourly == 0 || feed == null) {
            return OptionalLong.empty();
        }
        InetAddress caller =
                proxies.caller(from.remote(), from.list(HttpHeader.FORWARDED), from.list(HttpHeader.X_FORWARDED_FOR));
        if (caller == null) {
            warn();
            return OptionalLong.empty();
        }
        long full = HOUR_MILLIS / hourly;
        return wait(new Pair(network(caller), feed), isCheap ? full / 10 : full);
    }

    private synchronized OptionalLong wait(Pair pair, long cost) {
        long now = clock.millis();
        long paid = Math.max(now, requireNonNullElse(debts.get(pair), 0L)) + cost;
        long over = paid - now - HOUR_MILLIS;
        if (over > 0) {
            return OptionalLong.of(Math.max(1, (over + 999) / 1000));
        }
        debts.put(pair, paid);
        return OptionalLong.empty();
    }

    /** Who has one address of IPv6 has its whole network. */
    static String network(InetAddress caller) {
        byte[] bytes = caller.getAddress();
        return Arrays.toString(caller instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }

    private synchronized void warn() {
        if (!isWarned) {
            isWarned = true;
            LOG.warn(
                    "polls come through a proxy that does not say for whom, or is not trusted to: they are not limited;"
                            + " see --trust-proxy");
        }
    }
}

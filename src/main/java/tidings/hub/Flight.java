package tidings.hub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tidings.story.Subscription;
import tidings.story.Subscriptions.Owed;

/**
 * Deliveries that are under way, and whether there is room for one more. A host is called so often at once, but who takes longer than
 * a second is not counted as its host's any more, and who took longer the last time never is: of the slow there may be so many in
 * all. So neither a host with many subscribers nor slow ones among them make others wait, wherever they are.
 */
final class Flight {
    private static final int ALL = 256;
    private static final int SLOW = 128;
    private static final int HOST = 64;
    private static final Duration QUICK = Duration.ofSeconds(1);

    private record Underway(String host, boolean slow, long since) {}

    private final Map<String, Underway> calls = new HashMap<>();

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Takes it in, if there is room and it is not under way already. */
    boolean takes(Owed owed) {
        Subscription to = owed.subscription();
        boolean slow = to.took().compareTo(QUICK) > 0;
        long now = System.nanoTime();
        boolean fits = calls.size() < ALL
                && !calls.containsKey(to.id())
                && (slow ? slow(now) < SLOW : quick(to.host(), now) < HOST);
        if (fits) {
            calls.put(to.id(), new Underway(to.host(), slow, now));
        }
        return fits;
    }

    private long slow(long now) {
        return calls.values().stream().filter(c -> isSlow(c, now)).count();
    }

    private long quick(String host, long now) {
        return calls.values().stream()
                .filter(c -> c.host.equals(host) && !isSlow(c, now))
                .count();
    }

    private static boolean isSlow(Underway call, long now) {
        return call.slow || now - call.since > TimeUnit.SECONDS.toNanos(QUICK.toSeconds());
    }

    /** How long it has been under way. */
    Duration age(Owed owed) {
        Underway call = calls.get(owed.subscription().id());
        return call == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - call.since);
    }

    void ended(Owed owed) {
        calls.remove(owed.subscription().id());
    }
}

package tidings.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who may ask a host, and when: a few at once, one after the other, and nobody while it wants to be left alone. */
final class Hosts {
    private static final int MANY = 1000;
    private static final Duration LONGEST_REST = Duration.ofDays(7);
    /** After this, no pace makes anybody wait. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Clock clock;
    private final Pause pause;
    private final int parallel;
    private final Duration patience;
    private final Map<String, Host> hosts = new HashMap<>();

    private static final class Host {
        private int inside;
        private Instant lastStart = Instant.MIN;
        private Instant rests = Instant.MIN;

        private Instant next(Duration pace) {
            Instant paced = lastStart.equals(Instant.MIN) ? lastStart : lastStart.plus(pace);
            return paced.isAfter(rests) ? paced : rests;
        }
    }

    Hosts(Clock clock, Pause pause, int parallel, Duration patience) {
        this.clock = clock;
        this.pause = pause;
        this.parallel = parallel;
        this.patience = patience;
    }

    /** Waits for one's turn; whoever has entered must {@link #leave}. */
    void enter(String name, Duration pace) throws NotNowException {
        Instant start = reserve(name, pace);
        try {
            pause.until(start);
            rest(name);
            begin(name);
        } catch (InterruptedException e) {
            leave(name);
            throw NotNowException.stopped();
        } catch (NotNowException e) {
            leave(name);
            throw e;
        }
    }

    private synchronized Instant reserve(String name, Duration pace) throws NotNowException {
        forget();
        Host host = hosts.computeIfAbsent(name, n -> new Host());
        try {
            while (host.inside >= parallel) {
                wait();
            }
        } catch (InterruptedException e) {
            throw NotNowException.stopped();
        }
        rest(name);
        Instant now = clock.instant();
        Instant start = host.next(pace).isAfter(now) ? host.next(pace) : now;
        if (start.isAfter(now.plus(patience))) {
            throw new NotNowException(start, "waits for its turn, because " + name + " is asked only now and then");
        }
        host.inside++;
        host.lastStart = start;
        hosts.put(name, host);
        return start;
    }

    /** @throws NotNowException if the host wants to be left alone */
    private synchronized void rest(String name) throws NotNowException {
        Host host = hosts.get(name);
        if (host != null && host.rests.isAfter(clock.instant())) {
            throw new NotNowException(
                    host.rests, "was not asked for, because " + name + " wants to be left alone until " + host.rests);
        }
    }

    /** Who wakes late is followed late: the pace holds between requests as they are made. */
    private synchronized void begin(String name) {
        Host host = hosts.get(name);
        Instant now = clock.instant();
        if (host != null && now.isAfter(host.lastStart)) {
            host.lastStart = now;
        }
    }

    synchronized void leave(String name) {
        Host host = hosts.get(name);
        if (host != null) {
            host.inside--;
        }
        notifyAll();
    }

    /** The host said when it may be asked again. */
    synchronized void notBefore(String name, Instant until) {
        Instant latest = clock.instant().plus(LONGEST_REST);
        hosts.computeIfAbsent(name, n -> new Host()).rests = until.isAfter(latest) ? latest : until;
    }

    synchronized Instant earliest(String name, Duration pace) {
        Host host = hosts.get(name);
        Instant now = clock.instant();
        return host != null && host.next(pace).isAfter(now) ? host.next(pace) : now;
    }

    private void forget() {
        if (hosts.size() > MANY) {
            Instant past = clock.instant().minus(FORGOTTEN);
            hosts.values().removeIf(h -> h.inside == 0 && h.lastStart.isBefore(past) && h.rests.isBefore(past));
        }
    }
}

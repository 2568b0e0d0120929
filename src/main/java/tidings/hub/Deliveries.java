package tidings.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Callbacks;
import tidings.story.Callbacks.Reply;
import tidings.story.Document;
import tidings.story.Format;
import tidings.story.Subscription;
import tidings.story.Subscription.Kind;
import tidings.story.Subscriptions;
import tidings.story.Subscriptions.Outcome;
import tidings.story.Subscriptions.Owed;

/**
 * Sends what is owed, until nothing is that may be sent now. Calls go side by side and nobody waits for them; one thread looks what is
 * owed, and writes down what came of the calls, many at a time. What is not written down when the program dies is owed still.
 */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** How many are looked through: those under way are among them, and those whose host has no room. */
    private static final int LOOKED_THROUGH = 2000;

    /** While calls are under way, one looks so often for what is newly owed. */
    private static final int LOOK_MILLIS = 250;

    /** After a call has ended others soon do; they are written down together. */
    private static final int GATHER_MILLIS = 20;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** That often a version is tried, for about seven hours. */
    private static final int TRIES = 16;

    private static final double JITTER = 0.25;

    /** When another node has published, and our shelf is to follow. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration IDLE = Duration.ofHours(1);
    private static final int GONE = 410;

    private final Subscriptions subscriptions;
    private final Callbacks callbacks;
    private final Topics topics;
    private final Clock clock;
    private volatile boolean closing;

    private record Ended(Owed owed, Reply reply) {}

    Deliveries(Subscriptions subscriptions, Callbacks callbacks, Topics topics, Clock clock) {
        this.subscriptions = subscriptions;
        this.callbacks = callbacks;
        this.topics = topics;
        this.clock = clock;
    }

    /** One thread at a time, of all nodes; returns when there may be something to do again. */
    Instant run() {
        subscriptions.lapse(clock.instant());
        var flight = new Flight();
        var ended = new LinkedBlockingQueue<Ended>();
        while (!closing && (send(flight, ended) || !flight.isEmpty())) {
            settle(taken(ended), flight);
        }
        Instant now = clock.instant();
        Instant next = subscriptions.nextOwed();
        return next == null ? now.plus(IDLE) : next;
    }

    /** Who waits for an answer of minutes need not: it is owed still. */
    void close() {
        closing = true;
    }

    /** Whether anything was sent. */
    private boolean send(Flight flight, BlockingQueue<Ended> ended) {
        var bodies = new HashMap<String, Optional<byte[]>>();
        var lacking = new ArrayList<Outcome>();
        boolean sent = false;
        for (Owed owed : subscriptions.owed(clock.instant(), LOOKED_THROUGH)) {
            Optional<byte[]> body = owed.subscription().kind() == Kind.PING
                    ? Optional.of(ping(owed.subscription().topic()))
                    : bodies.computeIfAbsent(
                            owed.digest(), d -> topics.bytes(owed.subscription().topic(), d));
            if (body.isEmpty()) {
                lacking.add(later(owed));
            } else if (flight.takes(owed)) {
                callbacks
                        .post(owed.subscription().callback(), headers(owed.subscription(), body.get()), body.get())
                        .thenAccept(reply -> ended.add(new Ended(owed, reply)));
                sent = true;
            }
        }
        if (!lacking.isEmpty()) {
            subscriptions.settle(lacking);
        }
        return sent;
    }

    private Outcome later(Owed owed) {
        Subscription to = owed.subscription();
        return new Outcome(owed, false, to.failures(), clock.instant().plus(SOON), to.took(), false);
    }

    /** The form that hubs agree on: the protocol leaves it to them (WebSub, 6). A feed's documents are published together, and told so. */
    private byte[] ping(Document.Name topic) {
        var form = new StringBuilder("hub.mode=publish");
        for (Format format : Format.values()) {
            String address = URLEncoder.encode(topics.address(new Document.Name(topic.feed(), format)), UTF_8);
            form.append("&hub.url=").append(address).append("&hub.topic=").append(address);
        }
        return form.toString().getBytes(UTF_8);
    }

    private Map<String, String> headers(Subscription to, byte[] body) {
        if (to.kind() == Kind.PING) {
            return Map.of("Content-Type", "application/x-www-form-urlencoded");
        }
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", to.topic().format().contentType());
        headers.put("Link", topics.links(to.topic()));
        if (to.secret() != null) {
            headers.put("X-Hub-Signature", Signature.of(body, to.secret()));
        }
        return headers;
    }

    private static List<Ended> taken(BlockingQueue<Ended> ended) {
        var taken = new ArrayList<Ended>();
        try {
            Ended first = ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                taken.add(first);
                TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                ended.drainTo(taken);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; what was under way is owed still", e);
        }
    }

    private void settle(List<Ended> ended, Flight flight) {
        if (!ended.isEmpty()) {
            subscriptions.settle(ended.stream()
                    .map(e -> outcome(e.owed, e.reply, flight.age(e.owed)))
                    .toList());
            ended.forEach(e -> flight.ended(e.owed));
        }
    }

    private Outcome outcome(Owed owed, Reply reply, Duration took) {
        Subscription to = owed.subscription();
        Instant now = clock.instant();
        if (reply.isSuccess()) {
            return new Outcome(owed, true, 0, now, took, false);
        }
        if (reply.status() == GONE && to.kind() == Kind.CONTENT) {
            return new Outcome(owed, true, 0, now, took, true);
        }
        int failures = to.failures() + 1;
        boolean givenUp = failures >= TRIES;
        LOG.info(
                "{}: was not delivered to {}, which {}{}",
                topics.address(to.topic()),
                to.callback(),
                reply.told(),
                givenUp ? "; this version is given up" : "");
        return new Outcome(owed, givenUp, failures, givenUp ? now : now.plus(pause(failures)), took, false);
    }

    /** Doubled with each failure, and never quite the same, so that what failed together is not tried together. */
    private static Duration pause(int failures) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, TRIES);
        double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofMillis((long) (jitter * Math.min(doubled, LONGEST_PAUSE.toMillis())));
    }
}

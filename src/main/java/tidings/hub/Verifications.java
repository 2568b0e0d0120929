package tidings.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Callbacks;
import tidings.story.Subscriptions;

/** Asks a callback whether it wants what was asked for in its name (WebSub, 5.3), and writes down what it wants. */
final class Verifications {
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    /** So many at once: callbacks that do not answer leave deliveries their place. */
    private static final int AT_ONCE = 48;

    private static final int WAITING = 2000;
    private static final int CHALLENGE_BYTES = 20;

    private final Subscriptions subscriptions;
    private final Subscriptions.Room room;
    private final Callbacks callbacks;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Queue<Intent> waiting = new ArrayDeque<>();
    private int underWay;

    Verifications(Subscriptions subscriptions, Subscriptions.Room room, Callbacks callbacks, Clock clock) {
        this.subscriptions = subscriptions;
        this.room = room;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** False if too many wait already. */
    boolean begin(Intent intent) {
        synchronized (this) {
            if (underWay >= AT_ONCE) {
                return waiting.size() < WAITING && waiting.add(intent);
            }
            underWay++;
        }
        ask(intent);
        return true;
    }

    private void ask(Intent intent) {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        String challenge = HexFormat.of().formatHex(bytes);
        var query = new LinkedHashMap<String, String>();
        query.put("hub.mode", intent.mode());
        query.put("hub.topic", intent.address());
        query.put("hub.challenge", challenge);
        if (intent.subscribe()) {
            query.put("hub.lease_seconds", "" + intent.lease().toSeconds());
        }
        callbacks.get(with(intent.callback().url(), query)).whenComplete((reply, fault) -> {
            try {
                answered(intent, challenge, reply);
            } catch (RuntimeException e) {
                LOG.warn(
                        "{}: cannot be written down as a subscriber",
                        intent.callback().url(),
                        e);
            } finally {
                next();
            }
        });
    }

    private void next() {
        Intent intent;
        synchronized (this) {
            intent = waiting.poll();
            if (intent == null) {
                underWay--;
                return;
            }
        }
        ask(intent);
    }

    private void answered(Intent intent, String challenge, Callbacks.Reply reply) {
        if (!reply.isSuccess() || !Arrays.equals(reply.body(), challenge.getBytes(UTF_8))) {
            LOG.info(
                    "{}: does not want to {}: {}",
                    intent.callback().url(),
                    intent.mode(),
                    reply.isSuccess() ? "does not repeat the challenge" : reply.told());
        } else if (!intent.subscribe()) {
            subscriptions.remove(intent.topic(), intent.callback().url());
        } else if (!subscriptions.save(intent.subscription(clock.instant()), room, clock.instant())) {
            deny(intent);
        }
    }

    /** Who was told that it would be looked into is told how that came out (WebSub, 5.2). Nobody waits for the answer. */
    private void deny(Intent intent) {
        var query = new LinkedHashMap<String, String>();
        query.put("hub.mode", "denied");
        query.put("hub.topic", intent.address());
        query.put("hub.reason", "there are too many subscriptions");
        var unused = callbacks.get(with(intent.callback().url(), query));
    }

    /** The callback's own query stays (WebSub, 5.3). */
    private static String with(String url, Map<String, String> query) {
        return url
                + (url.contains("?") ? "&" : "?")
                + query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
    }
}

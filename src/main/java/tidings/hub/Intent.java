package tidings.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Callbacks;
import tidings.story.Document;
import tidings.story.Subscription;

/**
 * What somebody asks of the hub (WebSub, 5.1).
 *
 * @param subscribe or unsubscribe
 * @param address the topic's, as it was given
 */
record Intent(
        boolean subscribe,
        Callbacks.Target callback,
        Document.Name topic,
        String address,
        @Nullable String secret,
        Duration lease) {
    /** The protocol's: a secret is shorter. */
    private static final int SECRET_BYTES = 200;

    private static final int CALLBACK_LENGTH = 2000;
    private static final Duration USUAL_LEASE = Duration.ofDays(10);
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);
    private static final Duration LONGEST_LEASE = Duration.ofDays(30);

    /** As the protocol has it. */
    String mode() {
        return subscribe ? "subscribe" : "unsubscribe";
    }

    /** What comes of it, if it is meant. */
    Subscription subscription(Instant now) {
        return Subscription.asked(topic, callback, secret, now.plus(lease));
    }

    /**
     * Parameters that we do not know are passed over.
     *
     * @param topic the document that {@code hub.topic} is the address of, if there is one
     * @throws RefusedException if it is not as it should be
     */
    static Intent of(Map<String, String> form, Optional<Document.Name> topic, Callbacks callbacks)
            throws RefusedException {
        String mode = needed(form, "hub.mode");
        if (!mode.equals("subscribe") && !mode.equals("unsubscribe")) {
            throw new RefusedException(400, "hub.mode: " + shown(mode) + "; right would be subscribe or unsubscribe.");
        }
        String callback = needed(form, "hub.callback");
        String address = needed(form, "hub.topic");
        Document.Name name = topic.orElseThrow(
                () -> new RefusedException(
                        404,
                        "hub.topic: " + shown(address)
                                + " is none of our documents; right would be the address that one gives as its own (rel=self)."));
        return new Intent(
                mode.equals("subscribe"), target(callback, callbacks), name, address, secret(form), lease(form));
    }

    private static String needed(Map<String, String> form, String name) throws RefusedException {
        String value = form.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new RefusedException(400, name + " is missing.");
        }
        return value;
    }

    private static Callbacks.Target target(String url, Callbacks callbacks) throws RefusedException {
        if (url.length() > CALLBACK_LENGTH) {
            throw new RefusedException(400, "hub.callback: is longer than " + CALLBACK_LENGTH + " characters.");
        }
        try {
            return callbacks.target(url);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "hub.callback: " + shown(url) + " " + e.getMessage() + ".");
        }
    }

    private static @Nullable String secret(Map<String, String> form) throws RefusedException {
        String secret = form.getOrDefault("hub.secret", "");
        if (secret.getBytes(UTF_8).length >= SECRET_BYTES) {
            throw new RefusedException(400, "hub.secret: has " + SECRET_BYTES + " bytes or more.");
        }
        return secret.isEmpty() ? null : secret;
    }

    /** What is no number, or out of bounds, is made to fit: a hub may choose otherwise (WebSub, 5.1). */
    private static Duration lease(Map<String, String> form) {
        String asked = form.getOrDefault("hub.lease_seconds", "").strip();
        if (!asked.matches("\\d{1,12}")) {
            return USUAL_LEASE;
        }
        Duration lease = Duration.ofSeconds(Long.parseLong(asked));
        return lease.isZero()
                ? USUAL_LEASE
                : lease.compareTo(SHORTEST_LEASE) < 0
                        ? SHORTEST_LEASE
                        : lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
    }

    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}

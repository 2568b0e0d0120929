package tidings.story;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is sent a document whenever there is a new version of it (W3C WebSub, 5).
 *
 * @param secret with which what is sent is signed, or null
 * @param until when the lease ends
 * @param failures to deliver, one after the other
 * @param took how long the last delivery took
 * @param kind what is sent there
 */
public record Subscription(
        Document.Name topic,
        String callback,
        String host,
        @Nullable String secret,
        Instant until,
        int failures,
        Duration took,
        Kind kind) {

    /** What is sent. */
    public enum Kind {
        /** The document itself, to a subscriber. */
        CONTENT,
        /** That there is a new version, to a hub that is not ours. */
        PING
    }

    /** One that was just asked for. */
    public static Subscription asked(
            Document.Name topic, Callbacks.Target callback, @Nullable String secret, Instant until) {
        return new Subscription(topic, callback.url(), callback.host(), secret, until, 0, Duration.ZERO, Kind.CONTENT);
    }

    /** The same for ever: the topic and the callback are what a subscription is known by. */
    public String id() {
        return Digest.hex(topic.feed() + "\n" + topic.format() + "\n" + callback);
    }
}

package tidings.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.CacheControl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a server said to one request.
 *
 * @param body unpacked; empty unless the status is that of a success
 */
record Answer(HttpUrl url, int status, Headers headers, byte[] body) {
    private static final int LONGEST_VALIDATOR = 1000;

    /** Whether it is the page itself (RFC 9110, 15.3.1 and 15.3.4). */
    static boolean isPage(int status) {
        return status == 200 || status == 203;
    }

    boolean isPage() {
        return isPage(status);
    }

    /** Whether the server cannot answer just now, and may say when it can. */
    boolean isBusy() {
        return status == 429 || status == 503;
    }

    /** Where the page is instead, or null if the server does not say (RFC 9110, 15.4). */
    @Nullable
    String location() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> headers.get("Location");
            default -> null;
        };
    }

    boolean isMovedForGood() {
        return status == 301 || status == 308;
    }

    /** When to ask again, or null if the server does not say (RFC 9110, 10.2.3). */
    @Nullable
    Instant retryAfter(Clock clock) {
        String value = headers.get("Retry-After");
        if (value == null) {
            return null;
        }
        return value.strip().matches("\\d{1,9}")
                ? clock.instant().plusSeconds(Long.parseLong(value.strip()))
                : headers.getInstant("Retry-After");
    }

    /** Null if it gave none. What is too long to be worth keeping is none. */
    @Nullable
    Validators validators() {
        String etag = validator("ETag");
        String lastModified = validator("Last-Modified");
        return etag == null && lastModified == null ? null : new Validators(url.toString(), etag, lastModified);
    }

    private @Nullable String validator(String name) {
        String value = headers.get(name);
        return value == null || value.isEmpty() || value.length() > LONGEST_VALIDATOR ? null : value;
    }

    /** For how long it is fresh from now on, or null if it does not say (RFC 9111, 4.2). */
    @Nullable
    Duration fresh(Clock clock) {
        var control = CacheControl.parse(headers);
        if (control.noStore() || control.noCache()) {
            return Duration.ZERO;
        }
        if (control.maxAgeSeconds() >= 0) {
            return atLeastNothing(Duration.ofSeconds(control.maxAgeSeconds()).minusSeconds(age()));
        }
        Instant expires = headers.getInstant("Expires");
        if (expires == null) {
            return headers.get("Expires") == null ? null : Duration.ZERO; // as in "Expires: 0"
        }
        Instant sent = headers.getInstant("Date");
        return atLeastNothing(Duration.between(sent == null ? clock.instant() : sent, expires));
    }

    private long age() {
        String age = headers.get("Age");
        return age != null && age.matches("\\d{1,9}") ? Long.parseLong(age) : 0;
    }

    private static Duration atLeastNothing(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}

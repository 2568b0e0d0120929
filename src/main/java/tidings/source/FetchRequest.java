package tidings.source;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to go for, and how.
 *
 * @param url an address of the web
 * @param validators what the last visit gave, so that an unchanged page need not be sent again; or null
 * @param headers such as cookies or a login; never sent on to another host, nor from https to http
 * @param accept the media types that are wanted, as in {@code Accept}; or null for pages
 * @param userAgent who we say we are; or null for the fetcher's own
 * @param robots whether robots.txt is asked
 * @param pace the least time between the starts of two requests to the host; or null for the fetcher's own. A longer
 *     {@code Crawl-delay} overrules it where robots.txt is asked.
 */
public record FetchRequest(
        String url,
        @Nullable Validators validators,
        Map<String, String> headers,
        @Nullable String accept,
        @Nullable String userAgent,
        Robots robots,
        @Nullable Duration pace) {

    /** Whether a site's robots.txt (RFC 9309) decides. */
    public enum Robots {
        OBEY,
        /** The site is our owner's: its robots.txt is not asked. */
        OWNER
    }

    public FetchRequest {
        headers = Map.copyOf(headers);
    }

    /** A page, with nothing special about it. */
    public static FetchRequest of(String url) {
        return new FetchRequest(url, null, Map.of(), null, null, Robots.OBEY, null);
    }

    public FetchRequest ifChanged(@Nullable Validators since) {
        return new FetchRequest(url, since, headers, accept, userAgent, robots, pace);
    }

    public FetchRequest with(Map<String, String> headers) {
        return new FetchRequest(url, validators, headers, accept, userAgent, robots, pace);
    }

    public FetchRequest accept(@Nullable String types) {
        return new FetchRequest(url, validators, headers, types, userAgent, robots, pace);
    }

    public FetchRequest as(@Nullable String userAgent) {
        return new FetchRequest(url, validators, headers, accept, userAgent, robots, pace);
    }

    public FetchRequest robots(Robots robots) {
        return new FetchRequest(url, validators, headers, accept, userAgent, robots, pace);
    }

    public FetchRequest every(@Nullable Duration pace) {
        return new FetchRequest(url, validators, headers, accept, userAgent, robots, pace);
    }
}

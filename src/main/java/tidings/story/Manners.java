package tidings.story;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a source are asked for.
 *
 * @param headers such as cookies or a login
 * @param userAgent who we say we are, or null for the usual
 * @param pace the least time between the starts of two requests to one host, or null for the usual
 * @param obeysRobots whether robots.txt decides (RFC 9309); an owner need not ask his own
 */
public record Manners(
        Map<String, String> headers,
        @Nullable String userAgent,
        @Nullable Duration pace,
        boolean obeysRobots) {
    public static final Manners USUAL = new Manners(Map.of(), null, null, true);

    public Manners {
        headers = Map.copyOf(headers);
    }

    /** Without what headers hold: it may be secret. */
    @Override
    public String toString() {
        return "Manners[headers=" + headers.keySet() + ", userAgent=" + userAgent + ", pace=" + pace + ", obeysRobots="
                + obeysRobots + "]";
    }
}

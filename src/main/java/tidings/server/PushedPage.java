package tidings.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.BadMessageException;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Digest;
import tidings.story.Page;

/** The page that a request brings. */
final class PushedPage {
    /** A pushed page that is larger is none. */
    static final int MAX_BYTES = 8 << 20;

    private static final List<String> TYPES = List.of("text/html", "application/xhtml+xml", "text/plain");

    private PushedPage() {}

    /** What can be refused without the body is refused before the body is read. */
    static Page of(Context http) throws Denied {
        String url = url(http);
        String type = Optional.ofNullable(http.contentType())
                .filter(t -> !t.isBlank())
                .orElse(TYPES.get(0));
        if (!TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new Denied(
                    415, "Content-Type is " + type + "; right would be one of " + String.join(", ", TYPES) + ".");
        }
        String coding = http.header("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new Denied(415, "Content-Encoding is " + coding + "; pages are taken as they are, without one.");
        }
        byte[] body = body(http);
        return new Page(url, Digest.hex(body), body, url, type);
    }

    /** The page's address. One that was put into ours unescaped would end at its first {@code &}, and be another page's. */
    static String url(Context http) throws Denied {
        Map<String, List<String>> parameters = parameters(http);
        List<String> urls = parameters.getOrDefault("url", List.of());
        if (urls.isEmpty()) {
            throw new Denied(422, "url is missing; right would be ?url= with the page's address, percent-encoded.");
        }
        if (parameters.size() > 1 || urls.size() > 1) {
            throw new Denied(
                    422,
                    "url is followed by "
                            + parameters.keySet().stream()
                                    .filter(p -> !p.equals("url"))
                                    .findFirst()
                                    .orElse("another url")
                            + "; the page's address must be percent-encoded (& is %26).");
        }
        return absolute(urls.get(0));
    }

    private static String absolute(String url) throws Denied {
        return Address.resolve(null, url)
                .orElseThrow(() -> new Denied(
                        422, "url is " + url + ", which is no address of the web (http:// or https://, and a host)."));
    }

    private static Map<String, List<String>> parameters(Context http) throws Denied {
        try {
            return http.queryParamMap();
        } catch (IllegalArgumentException e) {
            throw new Denied(422, "url cannot be decoded; the page's address must be percent-encoded (% is %25).");
        }
    }

    private static byte[] body(Context http) throws Denied {
        if (http.req().getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        byte @Nullable [] body = null;
        try {
            body = http.req().getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException | BadMessageException e) { // the latter where it comes too slowly
            throw new Denied(408, "The page did not come to its end.");
        }
        if (body.length > MAX_BYTES) {
            throw tooLarge();
        }
        return body;
    }

    private static Denied tooLarge() {
        return new Denied(413, "The page is larger than " + (MAX_BYTES >> 20) + " MiB; no article page is.");
    }
}

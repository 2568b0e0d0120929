package tidings.story;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Web addresses, read leniently: pages hold many that {@link URI} alone would refuse. */
public final class Address {
    private static final Pattern NOT_IN_A_URI =
            Pattern.compile("[\\s<>\"{}|\\\\^`\\x00-\\x1f\\x7f]|%(?![0-9a-fA-F]{2})");
    private static final Pattern TRACKING = Pattern.compile(
            "utm_\\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|wt_?mc|wt\\.mc\\w*|cmpid|at_\\w+|xtor|ito");
    private static final Set<String> WEB = Set.of("http", "https");

    private Address() {}

    /** The absolute web address that {@code reference} means on a page at {@code base}, or empty if it means none (RFC 3986, 5). */
    public static Optional<String> resolve(@Nullable String base, @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            return Optional.empty();
        }
        return uri(reference)
                .flatMap(r -> base == null ? Optional.of(r) : uri(base).map(b -> b.resolve(r)))
                .filter(Address::isOfTheWeb)
                .map(URI::toString);
    }

    /** The address without its fragment and without the parameters that only say who followed the link. */
    public static String clean(String url) {
        URI uri = uri(url).orElse(null);
        if (uri == null || (uri.getRawFragment() == null && uri.getRawQuery() == null)) {
            return url;
        }
        String bare = url.split("[?#]", 2)[0];
        String query = withoutTracking(uri.getRawQuery());
        return query.isEmpty() ? bare : bare + "?" + query;
    }

    /** The host in lower case without {@code www.}, or an empty string. */
    public static String site(String url) {
        String host = uri(url).map(URI::getHost).orElse("");
        return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }

    /** What stays equal when the same address is spelled otherwise: scheme, {@code www.}, case of the host, slash at the end, tracking. */
    public static String key(String url) {
        String clean = clean(url);
        URI uri = uri(clean).orElse(null);
        if (uri == null) {
            return clean;
        }
        String port = uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return site(clean) + port + path + query;
    }

    /** Whether the address is that of a site's front page, which no article has. */
    public static boolean isHome(String url) {
        return uri(url).map(u -> u.getRawQuery() == null
                        && (u.getRawPath() == null || u.getRawPath().length() <= 1))
                .orElse(true);
    }

    private static String withoutTracking(@Nullable String query) {
        var kept = new StringJoiner("&");
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (!parameter.isEmpty() && !TRACKING.matcher(name).matches()) {
                kept.add(parameter);
            }
        }
        return kept.toString();
    }

    private static boolean isOfTheWeb(URI uri) {
        return uri.getScheme() != null
                && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(escape(text.strip())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escape(String text) {
        return NOT_IN_A_URI
                .matcher(text)
                .replaceAll(m -> String.format("%%%02X", (int) m.group().charAt(0)));
    }
}

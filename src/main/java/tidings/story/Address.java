package tidings.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Web addresses, read leniently: pages hold many that {@link URI} alone would refuse. */
public final class Address {
    private static final Pattern NOT_IN_A_URI =
            Pattern.compile("[\\s<>\"{}|\\\\^`\\x00-\\x1f\\x7f-\\x9f\\p{Z}\\[\\]]|%(?![0-9a-fA-F]{2})");
    private static final Pattern WEB = Pattern.compile("(?i)(https?):/*([^/?#\\\\]+)(.*)", Pattern.DOTALL);
    private static final Pattern TRACKING =
            Pattern.compile("utm_\\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|wt_?mc"
                    + "|wt\\.mc\\w*|cmpid|at_\\w+|xtor|ito");
    private static final Pattern AUTHORITY = Pattern.compile("(?:[^@]*@)?([^:\\[\\]]+|\\[[^\\]]*])(?::(\\d*))?");

    private static final Pattern ABOVE_ROOT = Pattern.compile("^(\\w+://[^/?#]*)(?:/\\.\\.)+(?=/)");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /**
     * What a page's addresses are relative to.
     *
     * @param root scheme and authority, or null where the address is not as it should be
     * @param folder the address up to its last slash, or null
     */
    private record Base(
            String text,
            Optional<URI> uri,
            @Nullable String root,
            @Nullable String folder) {
        static Base of(String text) {
            String bare = text.split("[?#]", 2)[0];
            if (!isResolved(bare) && !isResolved(bare + "/")
                    || bare.contains("/.")
                    || bare.lastIndexOf("//") > bare.indexOf("//")) {
                return new Base(text, Address.uri(text), null, null);
            }
            int path = bare.indexOf('/', bare.indexOf("//") + 2);
            String root = path < 0 ? bare : bare.substring(0, path);
            return new Base(
                    text,
                    Address.uri(text),
                    root,
                    path < 0 ? bare + "/" : bare.substring(0, bare.lastIndexOf('/') + 1));
        }

        @Nullable
        String resolve(String path) {
            return root == null ? null : path.startsWith("/") ? root + path : folder + path;
        }
    }

    private static volatile Base lastBase = Base.of("");

    private Address() {}

    /** The absolute web address that {@code reference} means on a page at {@code base}, or empty if it means none (RFC 3986, 5). */
    public static Optional<String> resolve(@Nullable String base, @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            return Optional.empty();
        }
        String text = reference.strip();
        if (isResolved(text)) {
            return Optional.of(text);
        }
        if (base != null && text.startsWith("?")) { // which java.net.URI resolves as RFC 2396 had it
            return resolve(null, base.split("[?#]", 2)[0] + text);
        }
        if (base != null && isPlainPath(text)) {
            String plain = base(base).resolve(text);
            if (plain != null) {
                return Optional.of(plain);
            }
        }
        return uri(text)
                .flatMap(r -> base == null || r.isAbsolute()
                        ? Optional.of(r)
                        : base(base).uri.map(b -> b.resolve(r)))
                .filter(u -> WEB.matcher(u.toString()).matches() && !host(u).isEmpty())
                .map(URI::toASCIIString)
                .map(Address::withinRoot)
                .map(Address::normal);
    }

    /** A page's addresses are all relative to one: it is taken apart once. */
    private static Base base(String text) {
        Base known = lastBase;
        if (!known.text.equals(text)) {
            lastBase = known = Base.of(text);
        }
        return known;
    }

    /** Whether it is a path, perhaps with a query, of which nothing is left out (RFC 3986, 5.2.4) and nothing to be escaped. */
    private static boolean isPlainPath(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && (i == 0 || text.charAt(i - 1) == '/');
            if (dot || !isPlain(c, "/-._~?&=+,;@!$*()")) {
                return false;
            }
        }
        return !text.contains("//") && !text.startsWith("?");
    }

    /** Whether it surely is as it should be, as most absolute addresses are; to see that is cheaper than to take it apart. */
    private static boolean isResolved(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int path = start;
        while (path < text.length() && isPlain(text.charAt(path), "-.") && !isCapital(text.charAt(path))) {
            path++;
        }
        if (path == start
                || path == text.length()
                || text.charAt(path) != '/'
                || text.charAt(start) == '.'
                || text.contains("/../")) {
            return false;
        }
        for (int i = path; i < text.length(); i++) {
            if (!isPlain(text.charAt(i), "/-._~?&=+,;:@!$*()")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c, String marks) {
        return c >= 'a' && c <= 'z' || isCapital(c) || c >= '0' && c <= '9' || marks.indexOf(c) >= 0;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Nothing lies above the root (RFC 3986, 5.2.4), though to {@link URI#resolve} it does. */
    private static String withinRoot(String url) {
        return url.contains("/../") ? ABOVE_ROOT.matcher(url).replaceFirst("$1") : url;
    }

    /** The address without its fragment, without a name and password, and without parameters that only say who followed the link. */
    public static String clean(String url) {
        if (url.indexOf('?') < 0 && url.indexOf('#') < 0 && url.indexOf('@') < 0) {
            return url;
        }
        String bare = url.split("[?#]", 2)[0].replaceFirst("^(\\w+://)[^/@]*@", "$1");
        String query = withoutTracking(uri(url).map(URI::getRawQuery).orElse(null));
        return query.isEmpty() ? bare : bare + "?" + query;
    }

    /** The same path and query at the site of another address. */
    public static String onSite(String url, String other) {
        return other.substring(0, pathStart(other)) + url.substring(pathStart(url));
    }

    private static int pathStart(String url) {
        int path = url.indexOf("//") + 2;
        while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
            path++;
        }
        return path;
    }

    /** The host in lower case without {@code www.}, or an empty string. */
    public static String site(String url) {
        return uri(url).map(Address::site).orElse("");
    }

    private static String site(URI uri) {
        String host = host(uri);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /**
     * What stays equal when the same address is spelled otherwise: scheme, {@code www.}, case of the host, default port, dots in the path,
     * slash at the end, tracking.
     */
    public static String key(String url) {
        String clean = clean(url);
        URI uri = uri(clean).map(URI::normalize).orElse(null);
        if (uri == null) {
            return clean;
        }
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null ? "" : withoutSlashes(plain(ascii.getRawPath()));
        String query = ascii.getRawQuery() == null ? "" : "?" + plain(ascii.getRawQuery());
        return site(uri) + port(uri) + path + query;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Escapes in one spelling, and none where none is needed (RFC 3986, 6.2.2). */
    private static String plain(String escaped) {
        return escaped.indexOf('%') < 0
                ? escaped
                : ESCAPE.matcher(escaped).replaceAll(m -> {
                    char c = (char) Integer.parseInt(m.group(1), 16);
                    return UNRESERVED.matcher(String.valueOf(c)).matches()
                            ? String.valueOf(c)
                            : m.group().toUpperCase(Locale.ROOT);
                });
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

    /** Hosts with an underscore are hosts, too, though not to {@link URI#getHost()}. */
    private static String host(URI uri) {
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        String host = authority.matches() ? authority.group(1).toLowerCase(Locale.ROOT) : "";
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String port(URI uri) {
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        String port = authority.matches() && authority.group(2) != null ? authority.group(2) : "";
        return port.isEmpty() || port.equals("80") || port.equals("443") ? "" : ":" + port;
    }

    /** Halves of characters, at which {@link URI#toASCIIString} breaks, are left out. */
    private static Optional<URI> uri(String found) {
        String text = XmlText.legal(found);
        Matcher web = WEB.matcher(text.strip());
        try {
            return Optional.of(
                    web.matches()
                            ? new URI(web.group(1).toLowerCase(Locale.ROOT) + "://" + ascii(web.group(2))
                                    + escape(web.group(3)))
                            : new URI(escape(text.strip())));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The authority with its host as DNS spells it (RFC 5891). */
    private static String ascii(String authority) {
        return authority.chars().allMatch(c -> c < 0x80) ? authority : IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED);
    }

    /** As readers write it, too: the host in small letters, and a slash for an empty path (RFC 3986, 6.2.2.1 and 6.2.3). */
    private static String normal(String url) {
        Matcher web = WEB.matcher(url);
        if (!web.matches()) {
            return url;
        }
        String authority = web.group(2);
        int host = authority.lastIndexOf('@') + 1;
        return web.group(1) + "://" + authority.substring(0, host)
                + authority.substring(host).toLowerCase(Locale.ROOT)
                + (web.group(3).startsWith("/") ? "" : "/") + web.group(3);
    }

    /** Whether there is surely nothing to escape, as in most addresses. */
    private static boolean isPlain(String text) {
        return text.chars()
                .allMatch(c -> c >= '?' && c <= 'Z'
                        || c >= 'a' && c <= 'z'
                        || c >= '&' && c <= ';'
                        || c == '='
                        || c == '_'
                        || c == '~');
    }

    private static String escapes(String text) {
        var escapes = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            escapes.append(String.format(Locale.ROOT, "%%%02X", b));
        }
        return escapes.toString();
    }

    /** {@link URI#toASCIIString} normalizes, which makes forbidden ASCII of some characters, so that is done before. */
    private static String escape(String text) {
        return isPlain(text)
                ? text
                : NOT_IN_A_URI
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .replaceAll(m -> escapes(m.group()));
    }
}

package tidings.source;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Addresses of the web, read strictly: one that two programs could read differently is refused. */
final class WebUrl {
    private static final Pattern WEB = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]*)(?:\\.[a-z0-9_][a-z0-9_-]*)*\\.?");
    /** What ends in a number is an address (WHATWG URL, 3.5), perhaps in octal, in hex or with parts left out. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    /** A name and password, or what some take for them. */
    private static final Pattern NAME_BEFORE_HOST =
            Pattern.compile("(?i)\\s*(?:https?:)?[/\\\\]*[^/\\\\]*@.*", Pattern.DOTALL);

    private WebUrl() {}

    /** The address, without its fragment. */
    static HttpUrl parse(String text) throws FetchFault {
        HttpUrl url = WEB.matcher(text.strip()).matches() ? HttpUrl.parse(text) : null;
        if (url == null) {
            throw new FetchFault("is no address of the web (http:// or https://)");
        }
        return checked(text, url);
    }

    /** What {@code location} means at {@code base} (RFC 9110, 10.2.2). */
    static HttpUrl resolve(HttpUrl base, String location) throws FetchFault {
        HttpUrl url = base.resolve(location);
        if (url == null) {
            throw new FetchFault("redirects to " + shown(location) + ", which is no address of the web");
        }
        return checked(location, url);
    }

    private static HttpUrl checked(String text, HttpUrl url) throws FetchFault {
        if (NAME_BEFORE_HOST.matcher(text).matches() || !url.encodedUsername().isEmpty()) {
            throw new FetchFault("leads to an address with a name before its host, which is not allowed");
        }
        String host = url.host();
        boolean good = ENDS_IN_A_NUMBER.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : host.contains(":") || NAME.matcher(host).matches();
        if (!good) {
            throw new FetchFault("leads to the host " + shown(host) + ", which is neither a name nor a plain address");
        }
        return url.newBuilder().fragment(null).build();
    }

    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}

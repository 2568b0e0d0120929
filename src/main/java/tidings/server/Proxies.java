package tidings.server;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Cidr;

/**
 * Who asks for others, and is believed when it says for whom.
 *
 * @param trusted their addresses
 */
public record Proxies(List<Cidr> trusted) {
    public static final Proxies NONE = new Proxies(List.of());

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*\"?([^;\"]*)\"?");
    private static final Pattern PORT = Pattern.compile("^\\[([^\\]]*)](?::.*)?$|^([0-9.]+):\\d+$");

    /**
     * The address that a request really comes from: the last before those that are trusted, since whatever stands before it may be made up.
     *
     * @param remote the other end of the connection
     * @param forwarded the field {@code Forwarded} (RFC 7239), or null
     * @param forwardedFor the field {@code X-Forwarded-For}, looked at where there is no other, or null
     * @return null if it cannot be told: a proxy asks
     */
    @Nullable
    InetAddress caller(InetAddress remote, @Nullable String forwarded, @Nullable String forwardedFor) {
        boolean isForwarded = forwarded != null || forwardedFor != null;
        if (!isTrusted(remote)) {
            return isForwarded && remote.isLoopbackAddress() ? null : remote;
        }
        List<String> told =
                forwarded != null ? fors(forwarded) : List.of((forwardedFor == null ? "" : forwardedFor).split(","));
        var latestFirst = new ArrayList<String>(told);
        Collections.reverse(latestFirst);
        for (String text : latestFirst) {
            InetAddress address = address(text.strip());
            if (address == null || !isTrusted(address)) {
                return address;
            }
        }
        return null;
    }

    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.holds(address));
    }

    private static List<String> fors(String forwarded) {
        var found = new ArrayList<String>();
        for (String hop : forwarded.split(",")) {
            Matcher told = FOR.matcher(hop);
            found.add(told.find() ? told.group(1) : "");
        }
        return found;
    }

    private static @Nullable InetAddress address(String text) {
        Matcher port = PORT.matcher(text);
        String bare = !port.matches() ? text : port.group(1) != null ? port.group(1) : port.group(2);
        try {
            return Cidr.address(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

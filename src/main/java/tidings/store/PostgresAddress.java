package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import tidings.story.LedgerException;

/**
 * Where a PostgreSQL database is: {@code postgresql://user:password@host:port/database?option=value}, as libpq has it, or the same behind
 * {@code jdbc:}. There may be several hosts, parted by commas; the options are those of the JDBC driver. What stands in it may be secret: it
 * is in no message, and the driver, which would log it, gets it in pieces.
 */
final class PostgresAddress {
    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?";

    private static final Pattern ADDRESS = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?@:]*)(?::([^/?]*))?@)?("
            + HOST + "(?:," + HOST + ")*)/([^/?]+)(?:\\?(.*))?");

    private static final Pattern SCHEME = Pattern.compile("[a-z]+://|postgres(?:ql)?:");

    private static final int CONNECT_SECONDS = 5;

    /** Longer than a writer may have to wait for its turn. */
    private static final int ANSWER_SECONDS = 30;

    private PostgresAddress() {}

    /** Whether this means to be an address, be it a right one or not, and is no file. */
    static boolean isOne(String store) {
        return store.startsWith("jdbc:") || SCHEME.matcher(store).lookingAt();
    }

    /** @throws LedgerException if it is no such address */
    static PGSimpleDataSource source(String address) {
        Matcher parts = ADDRESS.matcher(address);
        try {
            if (parts.matches()) {
                return source(parts);
            }
        } catch (IllegalArgumentException e) {
            // told below, and without its message
        }
        throw new LedgerException("the store's address is not that of a PostgreSQL database;"
                + " right would be one like postgresql://user:password@db.example:5432/tidings");
    }

    private static PGSimpleDataSource source(Matcher parts) {
        var source = new PGSimpleDataSource();
        String[] hosts = parts.group(3).split(",");
        source.setServerNames(
                Arrays.stream(hosts).map(h -> h.replaceFirst(":\\d+$", "")).toArray(String[]::new));
        source.setPortNumbers(
                Arrays.stream(hosts).mapToInt(PostgresAddress::port).toArray());
        source.setDatabaseName(decoded(parts.group(4)));
        source.setApplicationName("tidings");
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        if (parts.group(1) != null) {
            source.setUser(decoded(parts.group(1)));
        }
        if (parts.group(2) != null) {
            source.setPassword(decoded(parts.group(2)));
        }
        set(source, parts.group(5));
        return source;
    }

    /** 0 is the driver's word for the usual one. */
    private static int port(String host) {
        String port = host.replaceFirst("^.*?(?::(\\d+))?$", "$1");
        return port.isEmpty() ? 0 : Integer.parseInt(port);
    }

    private static void set(PGSimpleDataSource source, @Nullable String options) {
        for (String option : options == null ? new String[0] : options.split("&")) {
            String[] pair = option.split("=", 2);
            PGProperty property = PGProperty.forName(pair[0]);
            if (property == null || pair.length < 2) {
                throw new LedgerException("the store's address has the option " + pair[0]
                        + ", which the PostgreSQL driver does not have, or without a value");
            }
            source.setProperty(property, decoded(pair[1]));
        }
    }

    /** The servers and the database, for messages. */
    static String name(PGSimpleDataSource source) {
        String[] hosts = source.getServerNames();
        int[] ports = source.getPortNumbers();
        return IntStream.range(0, hosts.length)
                        .mapToObj(i -> hosts[i] + (ports[i] == 0 ? "" : ":" + ports[i]))
                        .collect(Collectors.joining(","))
                + "/" + source.getDatabaseName();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}

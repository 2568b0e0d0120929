package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import tidings.story.LedgerException;

/**
 * Where a PostgreSQL database is: {@code postgresql://user:password@host:port/database?option=value}, as libpq has it, or
 * {@code jdbc:postgresql:...}, as the driver has it; the options are the driver's. What stands in it may be secret and is in no message.
 */
final class PostgresAddress {
    private static final Pattern URI =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?@:]*)(?::([^/?]*))?@)?([^/?@]*)(/[^?]*)?(?:\\?(.*))?");

    /** None waits for ever for a server that is gone; an answer may take longer than a writer waits for its turn. */
    private static final String PATIENCE =
            "?ApplicationName=tidings&tcpKeepAlive=true&connectTimeout=5&socketTimeout=30";

    private PostgresAddress() {}

    /** Whether a store is named that is no file. */
    static boolean isOne(String store) {
        return store.startsWith("postgres:") || store.startsWith("postgresql:") || store.startsWith("jdbc:");
    }

    /** @throws LedgerException if it is no such address */
    static PGSimpleDataSource source(String address) {
        try {
            return parsed(address);
        } catch (IllegalArgumentException e) {
            throw new LedgerException("not the address of a PostgreSQL database;"
                    + " right would be one like postgresql://user:password@db.example:5432/tidings");
        }
    }

    private static PGSimpleDataSource parsed(String address) {
        Matcher uri = URI.matcher(address);
        if (!uri.matches()) {
            throw new IllegalArgumentException("no address");
        }
        var source = new PGSimpleDataSource();
        source.setUrl(
                "jdbc:postgresql://" + uri.group(3) + or(uri.group(4), "/") + PATIENCE + "&" + or(uri.group(5), ""));
        if (uri.group(1) != null) {
            source.setUser(decoded(uri.group(1)));
        }
        if (uri.group(2) != null) {
            source.setPassword(decoded(uri.group(2)));
        }
        return source;
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    /** The server and the database, for messages. */
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

package tidings.town;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tidings.town.Habits.Validating;

/** The web, as small as a town: each newspaper on a loopback address of its own. The clock and the plan decide what is there. */
final class Town implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or each answer takes 40 ms
    }

    private final Clock clock;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();

    Town(Plan plan, Clock clock) {
        this.clock = clock;
        for (Plan.Course course : plan.courses()) {
            open(sites.size(), course);
        }
    }

    List<Site> sites() {
        return List.copyOf(sites);
    }

    /** How often which status was answered. */
    Map<String, AtomicInteger> answers() {
        return new TreeMap<>(answers);
    }

    private void open(int number, Plan.Course course) {
        HttpServer first = server("127.0.1." + (number + 1));
        HttpServer second = server("127.0.2." + (number + 1));
        var site = new Site("Courier" + number, course, url(first), url(second));
        first.createContext("/", exchange -> answer(site, true, exchange));
        second.createContext("/", exchange -> answer(site, false, exchange));
        first.start();
        second.start();
        sites.add(site);
    }

    private HttpServer server(String host) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(HttpServer server) {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private void answer(Site site, boolean old, HttpExchange exchange) throws IOException {
        Instant now = clock.instant();
        String etag = exchange.getRequestHeaders().getFirst("If-None-Match");
        String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
        Sheet sheet = site.answer(old, exchange.getRequestURI().toString(), etag != null || since != null, now);
        Sheet answer = unchanged(
                validated(sheet, site.habits().validating()), site.habits().validating(), etag, since);
        answers.computeIfAbsent("" + answer.status(), s -> new AtomicInteger()).incrementAndGet();
        if (answer.status() == Sheet.SILENCE) {
            return;
        }
        if (answer.status() != Sheet.BREAK) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    private static Sheet validated(Sheet sheet, Validating validating) {
        if (sheet.state() == null || sheet.changed() == null) {
            return sheet;
        }
        return switch (validating) {
            case ETAG, IGNORED -> sheet.with("ETag", "\"" + sheet.state() + "\"");
            case LAST_MODIFIED -> sheet.with("Last-Modified", httpDate(sheet.changed()));
            case NOTHING -> sheet;
        };
    }

    private static String httpDate(Instant at) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                .format(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private static Sheet unchanged(Sheet sheet, Validating validating, @Nullable String etag, @Nullable String since) {
        boolean same = switch (validating) {
            case ETAG -> etag != null && etag.equals(sheet.headers().get("ETag"));
            case LAST_MODIFIED -> since != null && since.equals(sheet.headers().get("Last-Modified"));
            case NOTHING, IGNORED -> false;
        };
        return same ? new Sheet(304, sheet.headers(), new byte[0], null, null) : sheet;
    }

    @Override
    public void close() {
        servers.forEach(s -> s.stop(0));
    }
}

package tidings.source;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What sites' robots.txt allow (RFC 9309). Fetched as pages are, and kept for a day at most. */
final class RobotsFiles {
    private static final Body.Cap CAP = new Body.Cap(500 << 10, true);
    private static final int MAX_REDIRECTS = 5;
    private static final int KEPT_BYTES = 16 << 20;
    private static final int ENTRY_BYTES = 1 << 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** How soon a site is asked again whose robots.txt could not be read. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Exchange exchange;
    private final Clock clock;
    private final Duration pace;
    private final Underway underway = new Underway();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    /** @param rules null while all is forbidden, because they could not be read */
    private record Kept(@Nullable BaseRobotRules rules, Instant until, int bytes) {}

    RobotsFiles(Exchange exchange, Clock clock, Duration pace) {
        this.exchange = exchange;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * The least time between two requests that the site wants, up to half a minute; nothing if it does not say.
     *
     * @throws FetchFault if the site does not want the page to be fetched
     * @throws NotNowException if it cannot be known for now
     */
    Duration ask(HttpUrl url, String userAgent, Budget budget) throws IOException {
        Kept kept = of(url, userAgent, budget);
        if (kept.rules == null) {
            throw new NotNowException(
                    kept.until,
                    "was not asked for, because the robots.txt of " + url.host()
                            + " cannot be read, and until it can be nothing may be fetched there");
        }
        if (!kept.rules.isAllowed(url.toString())) {
            throw new FetchFault("may not be fetched: the robots.txt of " + url.host() + " forbids it");
        }
        long delay = kept.rules.getCrawlDelay();
        return delay <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(delay, LONGEST_DELAY.toMillis()));
    }

    private Kept of(HttpUrl url, String userAgent, Budget budget) throws IOException {
        HttpUrl file = url.resolve("/robots.txt");
        if (file == null) {
            throw new IllegalStateException("no robots.txt at " + url);
        }
        String key = file + " " + userAgent;
        underway.begin(key);
        try {
            Kept known = known(key);
            return known == null ? keep(key, fetch(file, userAgent, budget)) : known;
        } finally {
            underway.end(key);
        }
    }

    private synchronized @Nullable Kept known(String key) {
        Kept known = kept.get(key);
        return known != null && known.until.isAfter(clock.instant()) ? known : null;
    }

    private synchronized Kept keep(String key, Kept robots) {
        Kept before = kept.put(key, robots);
        bytes += robots.bytes - (before == null ? 0 : before.bytes);
        for (var eldest = kept.values().iterator(); bytes > KEPT_BYTES && eldest.hasNext(); ) {
            bytes -= eldest.next().bytes;
            eldest.remove();
        }
        return robots;
    }

    private Kept fetch(HttpUrl file, String userAgent, Budget budget) throws IOException {
        var headers =
                Headers.of("User-Agent", userAgent, "Accept", "text/plain,*/*;q=0.5", "Accept-Encoding", Body.CODINGS);
        HttpUrl at = file;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Answer answer = exchange.ask(at, headers, pace, budget, CAP);
            if (answer.location() == null) {
                return read(file, answer, userAgent);
            }
            at = WebUrl.resolve(at, answer.location());
        }
        return allowed(clock.instant().plus(DAY)); // RFC 9309, 2.3.1.2
    }

    private Kept read(HttpUrl file, Answer answer, String userAgent) {
        Instant now = clock.instant();
        if (answer.status() >= 500 || answer.isBusy()) {
            Instant again = answer.retryAfter(clock);
            return new Kept(null, again == null ? now.plus(SOON) : again, ENTRY_BYTES);
        }
        if (!answer.isPage()) {
            return allowed(now.plus(DAY));
        }
        var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        String name = userAgent.split("[/\\s]", 2)[0].toLowerCase(Locale.ROOT);
        String type = answer.headers().get("Content-Type");
        BaseRobotRules rules =
                parser.parseContent(file.toString(), answer.body(), type == null ? "text/plain" : type, List.of(name));
        return new Kept(rules, now.plus(lifetime(answer)), ENTRY_BYTES + answer.body().length);
    }

    private static Kept allowed(Instant until) {
        return new Kept(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), until, ENTRY_BYTES);
    }

    private Duration lifetime(Answer answer) {
        Duration fresh = answer.fresh(clock);
        if (fresh == null || fresh.compareTo(DAY) > 0) {
            return DAY;
        }
        return fresh.compareTo(HOUR) < 0 ? HOUR : fresh;
    }
}

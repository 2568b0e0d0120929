package tidings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.feed.Shelf;
import tidings.source.Fetcher;
import tidings.store.SqlLedger;
import tidings.story.Cidr;
import tidings.story.FeedDefinition;
import tidings.story.Filter;
import tidings.story.Health;
import tidings.story.Health.State;
import tidings.story.Ledger;
import tidings.story.Manners;
import tidings.story.Visiting;
import tidings.story.WebSource;
import tidings.story.WebSource.Kind;

/** How a source does, refresh by refresh, by what a site answers. */
class RefresherTest {
    private static final String STORY = "<html><head><title>%1$s</title></head><body><article><h1>%1$s</h1>"
            + "<p>After a long winter the ferry crosses the river again, and the council has paid for its new engine.</p>"
            + "<p>The first who crossed was the oldest woman of the town, who did not have to pay.</p></article></body></html>";

    @TempDir
    Path folder;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    /** What is answered with a status of its own, and nothing else. */
    private final Map<String, Integer> broken = new ConcurrentHashMap<>();

    /** Where all of the site at 127.0.0.1 has moved to, if it has. */
    private @Nullable String elsewhere;

    private final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    private HttpServer site;
    private Ledger ledger;
    private Fetcher fetcher;
    private Refresher refresher;

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", this::answer);
        site.start();
        ledger = SqlLedger.open(folder.resolve("tidings.db").toString(), null, clock);
        fetcher = Fetcher.builder(clock, time -> {})
                .allow(List.of(Cidr.parse("127.0.0.0/8")))
                .pace(Duration.ZERO)
                .build();
        refresher = new Refresher(fetcher, publisher(), ledger, clock);
        pages.put("/ferry", STORY.formatted("The ferry is back"));
        pages.put("/bridge", STORY.formatted("The bridge is open"));
        pages.put("/mill", STORY.formatted("The mill is sold"));
        pages.put("/harbour", STORY.formatted("The harbour is full"));
    }

    @AfterEach
    void close() {
        fetcher.close();
        ledger.close();
        site.stop(0);
    }

    private void answer(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        byte[] page = pages.getOrDefault(path, "").getBytes(UTF_8);
        int status = broken.getOrDefault(path, page.length == 0 ? 404 : 200);
        http.getResponseHeaders().set("Content-Type", "text/html");
        if (elsewhere != null && http.getLocalAddress().equals(site.getAddress())) {
            http.getResponseHeaders().set("Location", elsewhere + path);
            status = 301;
        }
        if (status == 503) {
            http.getResponseHeaders().set("Retry-After", "60");
        }
        http.sendResponseHeaders(status, status == 200 ? page.length : -1);
        if (status == 200) {
            http.getResponseBody().write(page);
        }
        http.close();
    }

    private Publisher publisher() {
        return Publishers.on(ledger, new Shelf(folder.resolve("documents")), clock);
    }

    private WebSource source(Kind kind, String... paths) {
        List<String> urls = Stream.of(paths)
                .map(p -> "http://127.0.0.1:" + site.getAddress().getPort() + p)
                .toList();
        return new WebSource(kind, urls, null, 10, Manners.USUAL, Filter.NONE);
    }

    private FeedDefinition feed(WebSource source) {
        return Feeds.visiting(
                folder, new Visiting(List.of(source), Visiting.LEAST, Visiting.MOST, 50, false, Visiting.REREADS));
    }

    /** Refreshes when it is due, so many times; says how it does then. */
    private Health refreshed(WebSource source, int times) {
        for (int i = 0; i < times; i++) {
            Instant next =
                    refresher.refresh(feed(source), source, false, taken -> {}).next();
            clock.pass(Duration.between(clock.instant(), next));
        }
        return status(source).health();
    }

    private Status.OfSource status(WebSource source) {
        return new Status(ledger, feed -> List.of(source), clock)
                .of(List.of(feed(source)))
                .get(0)
                .sources()
                .get(0);
    }

    @Test
    void named_pages_none_of_which_can_be_read_are_a_source_that_fails_until_they_can() {
        WebSource source = source(Kind.URLS, "/ferry", "/bridge");
        broken.putAll(Map.of("/ferry", 500, "/bridge", 500));
        Health once = refreshed(source, 1);
        assertThat(once.fault()).contains("no page of it can be read", "500");
        Health twice = refreshed(source, 1);
        assertThat(twice.state()).isEqualTo(State.FAILING);
        assertThat(twice.advice())
                .contains("no page of it can be read", "2 times in a row", "2 pages could not be read")
                .containsOnlyOnce("(status 500)");
        refreshed(source, 3);
        assertThat(ledger.journal().refreshes("town", source.name(), 9))
                .as("what was not asked for says nothing")
                .noneMatch(r -> ("" + r.fault()).contains(": null"));
        broken.clear();
        Health back = refreshed(source, 4);
        assertThat(back.state()).isEqualTo(State.FRESH);
        assertThat(back.fault()).isNull();
        assertThat(ledger.newest(feed(source))).hasSize(2);
    }

    @Test
    void one_named_page_that_cannot_be_read_is_told_but_is_no_failure_of_its_source() {
        WebSource source = source(Kind.URLS, "/ferry", "/bridge");
        broken.put("/bridge", 500);
        Health health = refreshed(source, 3);
        assertThat(health.state()).isEqualTo(State.FRESH);
        assertThat(health.fault()).isNull();
        assertThat(health.advice()).contains("1 page could not be read", "/bridge", "500");
    }

    @Test
    void named_pages_of_a_site_that_wants_to_be_left_alone_are_a_source_that_fails() {
        WebSource source = source(Kind.URLS, "/ferry", "/bridge");
        broken.putAll(Map.of("/ferry", 503, "/bridge", 503));
        Health health = refreshed(source, 2);
        assertThat(health.state()).isEqualTo(State.FAILING);
        assertThat(health.advice()).contains("no page of it can be read", "is busy");
    }

    /** Else a source that failed at the last time would be told to fail for ever. */
    @Test
    void named_pages_that_came_back_and_are_not_to_be_read_again_are_a_source_that_works() {
        WebSource source = source(Kind.URLS, "/ferry");
        refreshed(source, 1);
        clock.pass(Duration.ofDays(8));
        broken.put("/ferry", 500);
        assertThat(refreshed(source, 2).state()).isEqualTo(State.FAILING);
        broken.clear();
        assertThat(refreshed(source, 4).state()).isEqualTo(State.FRESH);
        assertThat(ledger.journal().nextDue("town", source.name())).isNull();
    }

    @Test
    void a_list_that_fails_goes_on_failing_while_its_pages_are_read_again_and_is_asked_ever_more_seldom() {
        WebSource source = source(Kind.LISTING, "/news");
        pages.put("/news", news("ferry", "bridge", "mill", "harbour"));
        assertThat(refreshed(source, 1).listed()).isEqualTo(4);
        broken.put("/news", 500);
        refreshed(source, 1);
        Instant before = clock.instant();
        var pauses = new ArrayList<Duration>();
        int rereads = 0;
        while (pauses.size() < 6) {
            Instant now = clock.instant();
            assertThat(refreshed(source, 1).state()).isEqualTo(State.FAILING);
            if (ledger.journal().refreshes("town", source.name(), 1).get(0).isOfList()) {
                pauses.add(Duration.between(before, now));
                before = now;
            } else {
                rereads++;
            }
        }
        assertThat(rereads).isPositive();
        assertThat(pauses.subList(1, 6)).isSorted().doesNotHaveDuplicates();
        assertThat(pauses.get(5)).isGreaterThan(Duration.ofHours(1));
    }

    /** With a second between two requests, as the clock sees it. */
    @Test
    void a_source_with_much_to_read_gives_its_place_up_when_its_turn_is_over_and_loses_nothing() {
        WebSource source = source(Kind.URLS, "/ferry", "/bridge", "/mill", "/harbour");
        try (Fetcher slow = Fetcher.builder(clock, this::passUntil)
                .allow(List.of(Cidr.parse("127.0.0.0/8")))
                .pace(Duration.ofSeconds(1))
                .build()) {
            refresher = new Refresher(slow, publisher(), ledger, clock, Duration.ofSeconds(2));
            var first = refresher.refresh(feed(source), source, false, taken -> {});
            assertThat(first.refresh().fresh()).isEqualTo(2);
            assertThat(first.next()).isEqualTo(clock.instant());
            var second = refresher.refresh(feed(source), source, false, taken -> {});
            assertThat(second.refresh().fresh()).isEqualTo(2);
            assertThat(second.next()).isAfter(clock.instant());
        }
        assertThat(ledger.newest(feed(source))).hasSize(4);
    }

    @Test
    void an_article_that_the_old_site_only_named_is_the_same_at_the_new_one() throws IOException {
        WebSource source = source(Kind.LISTING, "/news");
        pages.put("/news", news("ferry", "mill", "harbour"));
        pages.put(
                "/ferry",
                STORY.formatted("The ferry is back")
                        .replace(
                                "</article>",
                                "</article><h3>Related</h3><ul><li><a href=/bridge>The bridge is open</a></ul>"));
        refreshed(source, 1);
        assertThat(ledger.newest(feed(source))).hasSize(4);
        HttpServer moved = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        try {
            moved.createContext("/", this::answer);
            moved.start();
            elsewhere = "http://127.0.0.2:" + moved.getAddress().getPort();
            pages.put("/news", news("bridge", "ferry", "mill", "harbour"));
            refreshed(source, 1);
            assertThat(ledger.newest(feed(source)))
                    .extracting(e -> e.article().title())
                    .containsExactlyInAnyOrder(
                            "The ferry is back", "The mill is sold", "The harbour is full", "The bridge is open");
            assertThat(ledger.newest(feed(source))).noneMatch(e -> e.article().isHeadline());
        } finally {
            moved.stop(0);
        }
    }

    private void passUntil(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), time));
        }
    }

    private static String news(String... names) {
        return Stream.of(names)
                .map(n -> "<li><h3><a href=/%1$s>The %1$s of the town is open to everybody again</a></h3>".formatted(n)
                        + "<time datetime=2026-02-27>27 February 2026</time></li>")
                .collect(joining("", "<html><body><main><ul>", "</ul></main></body></html>"));
    }
}

package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.source.Site.answer;
import static tidings.source.Site.page;
import static tidings.source.Site.redirect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.TestClock;
import tidings.source.Fetch.Failed;
import tidings.source.Fetch.Fetched;
import tidings.source.Fetch.RetryLater;
import tidings.source.FetchRequest.Robots;
import tidings.story.Cidr;

/** Pace, robots.txt, and one thing at a time. Whoever waits moves the clock. */
class MannersTest {
    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final Site site = new Site();
    private final TestClock clock = new TestClock("" + START);
    private final List<Long> starts = new ArrayList<>();
    private final Fetcher fetcher = builder().build();

    private FetcherBuilder builder() {
        return Fetcher.builder(clock, this::wait).allow(List.of(Cidr.parse("127.0.0.0/8")));
    }

    private void wait(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), time));
        }
    }

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    /** A page that notes the second at which it is asked for. */
    private Site noting(String target, MockResponse.Builder answer) {
        return site.has(target, r -> {
            starts.add(Duration.between(START, clock.instant()).toSeconds());
            return answer.build();
        });
    }

    private FetchRequest request(String target) {
        return FetchRequest.of(site.url(target)).robots(Robots.OWNER);
    }

    private Fetch obeying(String target) {
        return fetcher.fetch(FetchRequest.of(site.url(target)));
    }

    private Site robots(String text) {
        return site.has(
                "/robots.txt",
                answer(200).addHeader("Content-Type", "text/plain").body(text));
    }

    @Test
    void requests_to_one_host_start_a_second_apart() {
        noting("/a", redirect(302, "/b"));
        noting("/b", page("b"));
        fetcher.fetch(request("/a"));
        fetcher.fetch(request("/b"));
        assertThat(starts).containsExactly(0L, 1L, 2L);
        clock.pass(Duration.ofSeconds(60));
        fetcher.fetch(request("/b"));
        assertThat(starts).last().isEqualTo(62L);
    }

    @Test
    void robots_txt_takes_its_turn_like_any_page() {
        noting("/robots.txt", answer(404));
        noting("/a", page("a"));
        obeying("/a");
        assertThat(starts).containsExactly(0L, 1L);
    }

    @Test
    void a_feed_can_ask_for_another_pace() {
        noting("/a", page("a"));
        for (int i = 0; i < 3; i++) {
            fetcher.fetch(request("/a").every(Duration.ofSeconds(5)));
        }
        assertThat(starts).containsExactly(0L, 5L, 10L);
    }

    @Test
    void crawl_delay_is_kept_to_up_to_half_a_minute() {
        robots("User-agent: *\nCrawl-delay: 7\n");
        noting("/a", page("a"));
        obeying("/a");
        obeying("/a");
        assertThat(starts).containsExactly(7L, 14L);
    }

    @Test
    void no_crawl_delay_is_longer_than_half_a_minute() {
        robots("User-agent: *\nCrawl-delay: 100000\n");
        noting("/a", page("a"));
        obeying("/a");
        obeying("/a");
        assertThat(starts).containsExactly(30L, 60L);
    }

    @Test
    void whoever_would_wait_too_long_is_told_when_to_come() {
        noting("/a", page("a"));
        fetcher.fetch(request("/a"));
        RetryLater later = (RetryLater) fetcher.fetch(request("/a").every(Duration.ofMinutes(5)));
        assertThat(later.until()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(fetcher.earliest(site.url("/a"), Duration.ofMinutes(5))).isEqualTo(later.until());
        assertThat(starts).containsExactly(0L);
    }

    @Test
    void nobody_sleeps_while_the_clock_is_a_tests() {
        site.has("/a", page("a"));
        for (int i = 0; i < 2000; i++) {
            assertThat(fetcher.fetch(request("/a"))).isInstanceOf(Fetched.class);
        }
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1999));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-agent: *;Disallow: /private         | /private/a | false",
                "User-agent: *;Disallow: /private         | /a         | true",
                "User-agent: tidings;Disallow: /          | /a         | false",
                "User-agent: Tidings/2;Disallow: /        | /a         | false",
                "User-agent: other;Disallow: /            | /a         | true",
                "User-agent: *;Disallow: /;;User-agent: Tidings;Allow: / | /a | true",
                "User-agent: *;Disallow: /*.pdf$          | /a.pdf     | false",
                "User-agent: *;Disallow: /;Allow: /a      | /a         | true",
                "Disallow: /                              | /a         | true",
                "<html>no rules</html>                    | /a         | true",
            })
    void robots_txt_decides(String rules, String target, boolean allowed) {
        robots(rules.replace(";", "\n"));
        site.has(target, page("a"));
        Fetch fetch = obeying(target);
        assertThat(fetch).isInstanceOf(allowed ? Fetched.class : Failed.class);
        if (fetch instanceof Failed failed) {
            assertThat(failed.reason()).contains("robots.txt");
            assertThat(site.targets()).containsExactly("/robots.txt");
        }
    }

    @Test
    void robots_txt_is_asked_where_a_redirect_leads_too() {
        robots("User-agent: *\nDisallow: /private\n").has("/a", redirect(302, "/private"));
        assertThat(((Failed) obeying("/a")).reason()).contains("robots.txt");
        assertThat(site.targets()).containsExactly("/robots.txt", "/a");
    }

    @Test
    void the_owners_own_site_is_not_asked() {
        robots("User-agent: *\nDisallow: /\n").has("/a", page("a"));
        assertThat(fetcher.fetch(request("/a"))).isInstanceOf(Fetched.class);
        assertThat(site.targets()).containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void a_site_without_robots_txt_allows_everything(int status) {
        site.has("/robots.txt", answer(status)).has("/a", page("a"));
        assertThat(obeying("/a")).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void a_robots_txt_that_cannot_be_read_forbids_everything_for_a_while(int status) {
        site.has("/robots.txt", answer(status)).has("/a", page("a"));
        RetryLater later = (RetryLater) obeying("/a");
        assertThat(later.reason()).contains("robots.txt");
        obeying("/a");
        assertThat(site.targets()).containsExactly("/robots.txt");
        site.has("/robots.txt", answer(404));
        clock.pass(Duration.between(clock.instant(), later.until()));
        assertThat(obeying("/a")).isInstanceOf(Fetched.class);
    }

    @Test
    void robots_txt_is_kept_for_a_day_and_no_longer() {
        robots("").has("/a", page("a"));
        obeying("/a");
        clock.pass(Duration.ofHours(23));
        obeying("/a");
        assertThat(site.targets()).containsExactly("/robots.txt", "/a", "/a");
        clock.pass(Duration.ofHours(1));
        obeying("/a");
        assertThat(site.targets()).endsWith("/robots.txt", "/a");
    }

    @Test
    void redirects_of_robots_txt_are_followed() {
        site.has("/robots.txt", redirect(301, "/rules"))
                .has("/rules", page("User-agent: *\nDisallow: /a").setHeader("Content-Type", "text/plain"));
        assertThat(((Failed) obeying("/a")).reason()).contains("forbids");
    }

    @Test
    void only_the_first_500_KiB_of_robots_txt_are_read() {
        String comment = "#" + "x".repeat(1022) + "\n";
        robots("User-agent: *\nDisallow: /early\n" + comment.repeat(500) + "Disallow: /late\n");
        site.has("/late", page("late"));
        assertThat(obeying("/early")).isInstanceOf(Failed.class);
        assertThat(obeying("/late")).isInstanceOf(Fetched.class);
    }

    @Test
    void a_host_that_cannot_be_reached_is_told_as_such() {
        site.has("/robots.txt", answer(200).onRequestStart(new SocketEffect.CloseSocket()));
        assertThat(obeying("/a")).isInstanceOf(Failed.class);
    }

    @Test
    void no_more_than_two_requests_are_at_a_host_and_none_twice() throws InterruptedException, ExecutionException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var twice = new AtomicInteger();
        var atA = new AtomicInteger();
        for (String target : List.of("/a", "/b", "/c", "/d")) {
            site.has(target, r -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                if (target.equals("/a") && atA.incrementAndGet() > 1) {
                    twice.incrementAndGet();
                }
                Thread.yield();
                if (target.equals("/a")) {
                    atA.decrementAndGet();
                }
                inside.decrementAndGet();
                return page("x").build();
            });
        }
        ExecutorService many = Executors.newFixedThreadPool(8);
        try (Fetcher quick = builder().pace(Duration.ZERO).build()) {
            List<Future<Fetch>> fetches = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String target = List.of("/a", "/a", "/b", "/c", "/d").get(i % 5);
                fetches.add(many.submit(() -> quick.fetch(request(target))));
            }
            for (Future<Fetch> fetch : fetches) {
                assertThat(fetch.get()).isInstanceOf(Fetched.class);
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(most).hasValueLessThanOrEqualTo(2);
        assertThat(twice).hasValue(0);
    }
}

package tidings.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.source.Site.answer;
import static tidings.source.Site.page;
import static tidings.source.Site.redirect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.TestClock;
import tidings.source.Fetch.Failed;
import tidings.source.Fetch.Fetched;
import tidings.source.Fetch.Gone;
import tidings.source.Fetch.NoPage;
import tidings.source.Fetch.NotModified;
import tidings.source.Fetch.RetryLater;
import tidings.story.Cidr;

class FetcherTest {
    private static final String FERRY = "<title>A ferry that is late</title>";

    private final Site site = new Site();
    private final Site other = new Site();
    private final TestClock clock = new TestClock("2026-11-23T20:00:00Z");
    private final Fetcher fetcher = builder().build();

    private FetcherBuilder builder() {
        return Fetcher.builder(clock, time -> {})
                .allow(List.of(Cidr.parse("127.0.0.0/8")))
                .userAgent("Tidings (+https://feeds.example)")
                .pace(Duration.ZERO)
                .deadline(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
        other.close();
    }

    private static FetchRequest request(String url) {
        return FetchRequest.of(url).robots(FetchRequest.Robots.OWNER);
    }

    private Fetch fetch(String target) {
        return fetcher.fetch(request(site.url(target)));
    }

    private Fetched fetched(String target) {
        return (Fetched) fetch(target);
    }

    private String failure(String target) {
        return ((Failed) fetch(target)).reason();
    }

    @Test
    void a_page_comes_with_all_that_is_known_of_it() {
        site.has(
                "/ferry?a=1",
                page(FERRY)
                        .addHeader("ETag", "W/\"7\"")
                        .addHeader("Last-Modified", "Mon, 23 Nov 2026 08:00:00 GMT")
                        .addHeader("Cache-Control", "public, max-age=600"));
        Fetched fetched = (Fetched) fetcher.fetch(request(site.url("/ferry?a=1#top")));
        assertThat(fetched.page().body()).asString().isEqualTo(FERRY);
        assertThat(fetched.page().name()).isEqualTo(site.url("/ferry?a=1#top"));
        assertThat(fetched.page().url()).isEqualTo(site.url("/ferry?a=1"));
        assertThat(fetched.page().contentType()).isEqualTo("text/html");
        assertThat(fetched.page().stamp()).isNotEmpty();
        assertThat(fetched.validators())
                .isEqualTo(new Validators(site.url("/ferry?a=1"), "W/\"7\"", "Mon, 23 Nov 2026 08:00:00 GMT"));
        assertThat(fetched.moved()).isNull();
        assertThat(fetched.fresh()).isEqualTo(Duration.ofMinutes(10));
        assertThat(site.last().getHeaders().get("User-Agent")).isEqualTo("Tidings (+https://feeds.example)");
        assertThat(site.last().getHeaders().get("Accept")).startsWith("text/html");
    }

    @Test
    void a_request_says_who_asks_and_what_for() {
        site.has("/feed", page("{}"));
        fetcher.fetch(request(site.url("/feed"))
                .as("Courier/1.0")
                .accept("application/feed+json")
                .with(Map.of("Cookie", "a=b", "X-Key", "k")));
        assertThat(site.last().getHeaders().toMultimap())
                .containsEntry("user-agent", List.of("Courier/1.0"))
                .containsEntry("accept", List.of("application/feed+json"))
                .containsEntry("cookie", List.of("a=b"))
                .containsEntry("x-key", List.of("k"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "a-without-quotes", "\"a-gzip\"", "\"with \\\" quote\"", "\"ä\""})
    void validators_are_sent_as_they_came(String etag) {
        var headers = new okhttp3.Headers.Builder().addUnsafeNonAscii("ETag", etag);
        site.has(
                "/ferry",
                r -> etag.equals(r.getHeaders().get("If-None-Match"))
                        ? answer(304).build()
                        : answer(200)
                                .headers(headers.add("Content-Length", "0").build())
                                .build());
        Validators validators = fetched("/ferry").validators();
        Fetch again = fetcher.fetch(request(site.url("/ferry")).ifChanged(validators));
        assertThat(again).isEqualTo(new NotModified(site.url("/ferry"), validators, null, null));
    }

    @Test
    void a_date_is_sent_as_it_came_and_newer_validators_stand_in_for_older() {
        var then = new Validators(site.url("/ferry"), "\"1\"", "Monday, 23-Nov-26 08:00:00 GMT");
        site.has("/ferry", answer(304).addHeader("ETag", "\"2\"").addHeader("Cache-Control", "max-age=60"));
        NotModified same =
                (NotModified) fetcher.fetch(request(site.url("/ferry")).ifChanged(then));
        assertThat(site.last().getHeaders().get("If-Modified-Since")).isEqualTo("Monday, 23-Nov-26 08:00:00 GMT");
        assertThat(same.validators()).isEqualTo(new Validators(then.url(), "\"2\"", then.lastModified()));
        assertThat(same.fresh()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void validators_of_another_address_are_not_sent() {
        site.has("/latest", redirect(302, "/new")).has("/new", page(FERRY));
        var old = new Validators(site.url("/old"), "\"1\"", "Mon, 23 Nov 2026 08:00:00 GMT");
        assertThat(fetcher.fetch(request(site.url("/latest")).ifChanged(old))).isInstanceOf(Fetched.class);
        assertThat(site.requests)
                .noneMatch(r -> r.getHeaders().get("If-None-Match") != null
                        || r.getHeaders().get("If-Modified-Since") != null);
    }

    @Test
    void a_304_that_nobody_asked_for_is_a_failure() {
        site.has("/ferry", answer(304));
        assertThat(failure("/ferry")).contains("304");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "max-age=60                  | -                             | -   | PT1M",
                "private, max-age=60         | Mon, 23 Nov 2026 20:30:00 GMT | -   | PT1M",
                "max-age=60                  | -                             | 50  | PT10S",
                "max-age=60                  | -                             | 70  | PT0S",
                "no-cache                    | Mon, 23 Nov 2026 20:30:00 GMT | -   | PT0S",
                "no-store, max-age=60        | -                             | -   | PT0S",
                "s-maxage=60                 | -                             | -   | -",
                "-                           | Mon, 23 Nov 2026 20:30:00 GMT | -   | PT30M",
                "-                           | Mon, 23 Nov 2026 19:30:00 GMT | -   | PT0S",
                "-                           | 0                             | -   | PT0S",
                "max-age=x                   | -                             | -   | -",
                "-                           | -                             | -   | -"
            })
    void freshness_is_what_the_server_says(String cacheControl, String expires, String age, Duration fresh) {
        MockResponse.Builder page = page(FERRY);
        Map.of("Cache-Control", "" + cacheControl, "Expires", "" + expires, "Age", "" + age)
                .forEach((name, value) -> {
                    if (!value.equals("null")) {
                        page.addHeader(name, value);
                    }
                });
        site.has("/ferry", page);
        assertThat(fetched("/ferry").fresh()).isEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource({
        "301, 301, /c",
        "308, 308, /c",
        "301, 302, /b",
        "308, 307, /b",
        "302, 301,",
        "303, 308,",
        "307, 301,",
        "302, 302,"
    })
    void the_permanent_address_is_where_permanent_redirects_lead(int first, int second, String moved) {
        site.has("/a", redirect(first, "/b"))
                .has("/b", redirect(second, "/c#x"))
                .has("/c", page(FERRY));
        Fetched fetched = fetched("/a");
        assertThat(fetched.page().url()).isEqualTo(site.url("/c"));
        assertThat(fetched.moved()).isEqualTo(moved == null ? null : site.url(moved));
    }

    @Test
    void five_redirects_are_followed_and_no_more() {
        for (int i = 0; i < 6; i++) {
            site.has("/" + i, redirect(302, "/" + (i + 1)));
        }
        site.has("/6", page(FERRY));
        assertThat(fetch("/1")).isInstanceOf(Fetched.class);
        assertThat(failure("/0")).contains("more than 5 times");
        site.has("/x", redirect(302, "/y")).has("/y", redirect(302, "/x"));
        assertThat(failure("/x")).contains("circle");
    }

    @Test
    void secrets_do_not_go_to_another_host_nor_come_back_from_there() {
        site.has("/a", redirect(302, "/b"))
                .has("/b", redirect(302, other.url("/c")))
                .has("/d", page(FERRY));
        other.has("/c", redirect(302, site.url("/d")));
        fetcher.fetch(request(site.url("/a")).with(Map.of("Cookie", "secret", "Authorization", "secret")));
        assertThat(site.requests.get(1).getHeaders().toString()).contains("Cookie", "Authorization");
        assertThat(other.requests.get(0).getHeaders().names()).doesNotContain("Cookie", "Authorization");
        assertThat(site.requests.get(2).getHeaders().names()).doesNotContain("Cookie", "Authorization");
    }

    @Test
    void a_header_that_can_be_none_is_told_by_name_alone() {
        Fetch fetch = fetcher.fetch(request(site.url("/a")).with(Map.of("X-Key", "secret\r\nX-Evil: 1")));
        assertThat(((Failed) fetch).reason()).contains("X-Key").doesNotContain("secret");
        assertThat(site.requests).isEmpty();
    }

    @Test
    void gzip_and_brotli_are_unpacked() throws IOException {
        site.has("/gzip", packed("gzip", gzip(FERRY.getBytes(UTF_8))))
                .has(
                        "/br",
                        packed(
                                "br",
                                Base64.getDecoder().decode("CxGAPHRpdGxlPkEgZmVycnkgdGhhdCBpcyBsYXRlPC90aXRsZT4D")));
        assertThat(fetched("/gzip").page().body()).asString().isEqualTo(FERRY);
        assertThat(site.last().getHeaders().get("Accept-Encoding")).isEqualTo("gzip, br");
        assertThat(fetched("/br").page().body()).asString().isEqualTo(FERRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "zstd", "gzip, gzip, gzip, gzip"})
    void what_is_packed_wrongly_is_a_failure(String coding) {
        site.has("/ferry", packed(coding, FERRY.getBytes(UTF_8)));
        assertThat(failure("/ferry")).isNotBlank();
    }

    @Test
    void a_bomb_goes_off_in_no_more_than_the_cap() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb, 1 << 16)) {
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(nothing);
            }
        }
        site.has("/bomb", packed("gzip", bomb.toByteArray()));
        assertThat(failure("/bomb")).contains("larger than 16 MiB");
    }

    @Test
    void a_page_may_be_as_large_as_the_cap_and_no_larger() {
        site.has("/cap", answer(200).body(new Buffer().write(new byte[PageFiles.MAX_BYTES])))
                .has("/more", answer(200).chunkedBody(new Buffer().write(new byte[PageFiles.MAX_BYTES + 1]), 1 << 16));
        assertThat(fetched("/cap").page().body()).hasSize(PageFiles.MAX_BYTES);
        assertThat(failure("/more")).contains("larger than 16 MiB");
    }

    @ParameterizedTest
    @CsvSource({
        "401, logs in",
        "403, forbidden",
        "404, not there",
        "451, legal",
        "500, fault of its own",
        "502, fault of its own",
        "204, 204"
    })
    void a_status_is_told_in_words(int status, String words) {
        site.has("/ferry", answer(status));
        assertThat(failure("/ferry")).contains(words).contains("" + status);
    }

    @Test
    void what_is_gone_is_gone() {
        site.has("/ferry", answer(410)).has("/old", redirect(301, "/ferry"));
        assertThat(fetch("/ferry")).isEqualTo(new Gone(site.url("/ferry")));
        assertThat(fetch("/old")).isEqualTo(new Gone(site.url("/old")));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, 2026-11-23T20:02:00Z",
        "503, 'Mon, 23 Nov 2026 20:05:00 GMT', 2026-11-23T20:05:00Z",
        "503, soon,",
        "429, -5,"
    })
    void a_busy_host_is_asked_later(int status, String retryAfter, Instant until) {
        site.has("/ferry", answer(status).addHeader("Retry-After", retryAfter));
        assertThat(((RetryLater) fetch("/ferry")).until()).isEqualTo(until);
    }

    @Test
    void a_host_that_wants_to_be_left_alone_is_not_asked_for_anything() {
        site.has("/busy", answer(503).addHeader("Retry-After", "60")).has("/ferry", page(FERRY));
        fetch("/busy");
        assertThat(((RetryLater) fetch("/ferry")).until())
                .isEqualTo(clock.instant().plusSeconds(60));
        assertThat(fetcher.earliest(site.url("/x"), Duration.ZERO))
                .isEqualTo(clock.instant().plusSeconds(60));
        assertThat(site.targets()).containsExactly("/busy");
        clock.pass(Duration.ofSeconds(60));
        assertThat(fetch("/ferry")).isInstanceOf(Fetched.class);
    }

    @Test
    void a_host_that_has_no_address_is_told_so() {
        try (Fetcher lost = builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build()) {
            assertThat(reason(lost.fetch(request("http://town.example/")))).contains("town.example", "DNS");
        }
    }

    @Test
    void a_resolver_that_never_answers_is_not_waited_for() {
        var never = new CountDownLatch(1);
        try (Fetcher waiting = builder()
                .deadline(Duration.ofMillis(100))
                .dns(host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                })
                .build()) {
            assertThat(waiting.fetch(request("http://town.example/"))).isInstanceOf(Failed.class);
        }
    }

    @Test
    void a_port_where_nobody_listens_is_told_so() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(reason(fetcher.fetch(request("http://127.0.0.1:" + free + "/"))))
                .contains("port " + free);
    }

    @Test
    void a_server_without_TLS_is_told_so() throws IOException {
        try (var plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            var answers = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            answers.start();
            assertThat(reason(fetcher.fetch(request("https://127.0.0.1:" + plain.getLocalPort() + "/"))))
                    .contains("over TLS");
        }
    }

    @Test
    void an_answer_that_drips_has_an_end() {
        site.has("/body", page("x".repeat(1000)).throttleBody(1, 20, TimeUnit.MILLISECONDS))
                .has("/head", page(FERRY).headersDelay(20, TimeUnit.SECONDS));
        try (Fetcher hasty = builder().deadline(Duration.ofMillis(300)).build()) {
            assertThat(reason(hasty.fetch(request(site.url("/body"))))).contains("within 300 ms");
            assertThat(reason(hasty.fetch(request(site.url("/head"))))).contains("within 300 ms");
        }
    }

    @Test
    void an_answer_that_breaks_off_is_none() {
        site.has("/cut", page(FERRY.repeat(1000)).onResponseBody(new SocketEffect.CloseSocket()))
                .has(
                        "/short",
                        answer(200).setHeader("Content-Length", "100").onResponseEnd(new SocketEffect.CloseSocket()));
        assertThat(failure("/cut")).isNotBlank();
        assertThat(failure("/short")).contains("broke off");
    }

    @Test
    void headers_without_end_are_a_failure() {
        site.has("/ferry", page(FERRY).addHeader("X", "x".repeat(1 << 20)));
        assertThat(fetch("/ferry")).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ferry.html",
                "ftp://town.example/",
                "file:///etc/passwd",
                "http://",
                "http://user@town.example/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://127.0.0.1./",
                "http://a..b/",
                "http://[::1%25lo]/"
            })
    void what_is_no_plain_address_is_refused_before_anybody_is_asked(String url) {
        assertThat(fetcher.fetch(request(url))).isInstanceOf(Failed.class);
    }

    @Test
    void connections_are_given_back_whatever_comes_of_them() {
        site.has("/404", answer(404).body("no".repeat(100_000))).has("/gzip", packed("gzip", new byte[100]));
        site.has("/big", answer(200).body(new Buffer().write(new byte[PageFiles.MAX_BYTES + 1])));
        for (int i = 0; i < 40; i++) {
            fetch("/404");
            fetch("/gzip");
        }
        fetch("/big");
        assertThat(site.has("/ferry", page(FERRY))).isNotNull();
        assertThat(fetch("/ferry")).isInstanceOf(Fetched.class);
    }

    private static String reason(Fetch fetch) {
        return ((NoPage) fetch).reason();
    }

    private static MockResponse.Builder packed(String coding, byte[] bytes) {
        return answer(200).addHeader("Content-Encoding", coding).body(new Buffer().write(bytes));
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

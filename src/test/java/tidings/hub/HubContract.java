package tidings.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.House.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.TestClock;
import tidings.source.Fetcher;
import tidings.source.Pause;
import tidings.story.Cidr;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Format;
import tidings.story.Ledger;

/** The rules of WebSub, with real subscribers on loopback, in every ledger. */
abstract class HubContract {
    private static final Document.Name TOPIC = new Document.Name("town", Format.ATOM);
    private static final String ADDRESS = "https://feeds.example/town";
    private static final String FIRST = "<feed>first</feed>";

    /** What a subscriber was asked. */
    private record Seen(String method, String path, String query, Map<String, String> headers, String body) {}

    private final TestClock clock = new TestClock("2026-11-24T12:00:00Z");
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private volatile int status = 204;
    private HttpServer subscriber;
    private Ledger ledger;
    private Fetcher fetcher;
    private Hub hub;

    /** Opens the same ledger each time. */
    protected abstract Ledger open(TestClock clock);

    @BeforeEach
    void begin() throws IOException {
        subscriber = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        subscriber.setExecutor(Executors.newCachedThreadPool());
        subscriber.createContext("/", http -> {
            String query = String.valueOf(http.getRequestURI().getRawQuery());
            var headers = new HashMap<String, String>();
            http.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            seen.add(new Seen(
                    http.getRequestMethod(),
                    http.getRequestURI().getPath(),
                    query,
                    headers,
                    new String(http.getRequestBody().readAllBytes(), UTF_8)));
            answer(http, query);
            http.close();
        });
        subscriber.start();
        up(null);
        publish(FIRST);
    }

    private void answer(com.sun.net.httpserver.HttpExchange http, String query) throws IOException {
        String path = http.getRequestURI().getPath();
        byte[] challenge =
                query.replaceFirst("(?s).*hub.challenge=([0-9a-f]+).*", "$1").getBytes(UTF_8);
        if (http.getRequestMethod().equals("POST")) {
            http.getResponseHeaders().set("Location", "/elsewhere");
            http.sendResponseHeaders(status, -1);
        } else if (path.equals("/refuses")) {
            http.sendResponseHeaders(404, challenge.length);
            http.getResponseBody().write(challenge);
        } else {
            byte[] body = path.equals("/wrong") ? "wrong".getBytes(UTF_8) : challenge;
            http.sendResponseHeaders(200, body.length);
            http.getResponseBody().write(body);
        }
    }

    private void up(String outside) {
        ledger = open(clock);
        fetcher = Fetcher.builder(clock, Pause.asleep(clock))
                .allow(List.of(Cidr.parse("127.0.0.1/32")))
                .build();
        hub = new Hub(ledger.subscriptions(), ledger.deliveries(), fetcher.callbacks(), topics(), outside, clock);
        hub.start();
    }

    private void down() {
        hub.close();
        fetcher.close();
        ledger.close();
    }

    @AfterEach
    void end() {
        down();
        subscriber.stop(0);
    }

    private Topics topics() {
        return new Topics() {
            @Override
            public String address(Document.Name topic) {
                return topic.equals(TOPIC) ? ADDRESS : ADDRESS + "/" + topic.file();
            }

            @Override
            public String links(Document.Name topic) {
                return "<" + ADDRESS + ">; rel=\"self\", <https://feeds.example/hub>; rel=\"hub\"";
            }

            @Override
            public Optional<byte[]> bytes(Document.Name topic, String digest) {
                return Optional.ofNullable(bodies.get(digest)).map(b -> b.getBytes(UTF_8));
            }
        };
    }

    private void publish(String text) {
        var document = new Document(TOPIC, text.getBytes(UTF_8));
        bodies.put(document.digest(), text);
        ledger.publish(List.of(new DocumentVersion(TOPIC, document.digest(), clock.instant(), 900, text, 1)));
        hub.published();
    }

    private String callback(String path) {
        return "http://127.0.0.1:" + subscriber.getAddress().getPort() + path;
    }

    private Map<String, String> form(String mode, String path) {
        return new HashMap<>(
                Map.of("hub.mode", mode, "hub.topic", ADDRESS, "hub.callback", callback(path), "hub.secret", "s3cret"));
    }

    private Answer ask(Map<String, String> form) {
        return hub.ask(form, Optional.of(TOPIC).filter(t -> ADDRESS.equals(form.get("hub.topic"))));
    }

    private void subscribe(String path) {
        assertThat(ask(form("subscribe", path))).isInstanceOf(Answer.Accepted.class);
        await(() -> subscribers() == 1);
    }

    private int subscribers() {
        return ledger.subscriptions().count(clock.instant());
    }

    private List<Seen> posts() {
        return seen.stream().filter(s -> s.method.equals("POST")).toList();
    }

    private void settled() {
        await(() -> ledger.subscriptions().nextOwed() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "hub.mode, frobnicate, 400",
        "hub.mode, '', 400",
        "hub.callback, '', 400",
        "hub.callback, no address, 400",
        "hub.callback, ftp://town.example/, 400",
        "hub.topic, '', 400",
        "hub.topic, https://other.example/, 404",
    })
    void what_is_not_as_it_should_be_is_refused_with_a_reason(String name, String value, int status) {
        var form = form("subscribe", "/a");
        form.put(name, value);
        assertThat(ask(form)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.reason()).contains(name);
        });
    }

    @Test
    void a_secret_has_less_than_200_bytes_and_unknown_parameters_do_not_matter() {
        var form = form("subscribe", "/a");
        form.put("hub.secret", "ä".repeat(100));
        assertThat(ask(form)).isInstanceOf(Answer.Refused.class);
        form.put("hub.secret", "x".repeat(199));
        form.put("hub.verify", "sync");
        assertThat(ask(form)).isInstanceOf(Answer.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"'', 864000", "60, 300", "86400, 86400", "99999999, 2592000", "0, 864000", "soon, 864000"})
    void a_lease_is_finite_and_told_to_who_is_asked_whether_they_mean_it(String asked, int granted) {
        var form = form("subscribe", "/a?k=1%202");
        form.put("hub.lease_seconds", asked);
        ask(form);
        await(() -> !seen.isEmpty());
        assertThat(seen.get(0).query)
                .startsWith("k=1%202&hub.mode=subscribe&hub.topic=https%3A%2F%2Ffeeds.example%2Ftown&hub.challenge=")
                .endsWith("&hub.lease_seconds=" + granted);
    }

    @Test
    void a_subscriber_is_sent_what_is_new_signed_and_nothing_else() {
        subscribe("/a");
        assertThat(posts()).isEmpty();
        publish("<feed>second</feed>");
        await(() -> posts().size() == 1);
        Seen post = posts().get(0);
        assertThat(post.body).isEqualTo("<feed>second</feed>");
        assertThat(post.headers)
                .containsEntry("Content-type", "application/atom+xml; charset=utf-8")
                .containsEntry("Link", topics().links(TOPIC))
                .containsEntry("X-hub-signature", Signature.of(post.body.getBytes(UTF_8), "s3cret"));
        settled();
        hub.published();
        publish("<feed>third</feed>");
        await(() -> posts().size() == 2);
        assertThat(posts().get(1).body).isEqualTo("<feed>third</feed>");
    }

    @Test
    void a_signature_is_that_of_RFC_4231() {
        assertThat(Signature.of("what do ya want for nothing?".getBytes(UTF_8), "Jefe"))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({"/refuses", "/wrong"})
    void who_does_not_mean_it_is_no_subscriber(String path) {
        ask(form("subscribe", path));
        await(() -> !seen.isEmpty());
        subscribe("/a");
        publish("<feed>second</feed>");
        await(() -> !posts().isEmpty());
        settled();
        assertThat(posts()).extracting(Seen::path).containsExactly("/a");
    }

    @Test
    void who_does_not_confirm_to_leave_stays_and_who_does_leaves() {
        subscribe("/a");
        ask(form("unsubscribe", "/a"));
        await(() -> subscribers() == 0);
        assertThat(seen.get(1).query).startsWith("hub.mode=unsubscribe").doesNotContain("lease_seconds");
    }

    @Test
    void a_lease_ends_unless_it_is_renewed() {
        subscribe("/a");
        clock.pass(Duration.ofDays(9));
        subscribe("/a");
        await(() -> seen.size() == 2);
        await(() -> until().isAfter(clock.instant().plus(Duration.ofDays(9))));
        clock.pass(Duration.ofDays(9));
        publish("<feed>second</feed>");
        await(() -> posts().size() == 1);
        settled();
        clock.pass(Duration.ofDays(1));
        publish("<feed>third</feed>");
        assertThat(subscribers()).isZero();
        assertThat(ledger.subscriptions().owed(clock.instant(), 10)).isEmpty();
    }

    private Instant until() {
        publishQuietly();
        return ledger.subscriptions().owed(clock.instant(), 1).stream()
                .map(o -> o.subscription().until())
                .findFirst()
                .orElse(Instant.MIN);
    }

    private void publishQuietly() {
        ledger.publish(List.of(new DocumentVersion(TOPIC, "0".repeat(64), clock.instant(), 900, "", 1)));
    }

    @Test
    void gone_ends_a_subscription() {
        subscribe("/a");
        status = 410;
        publish("<feed>second</feed>");
        await(() -> subscribers() == 0);
        assertThat(posts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "404", "301"})
    void what_does_not_arrive_is_sent_again_later_and_the_newest_of_it_only(int answer) {
        subscribe("/a");
        status = answer;
        publish("<feed>second</feed>");
        await(() -> due() != null && due().isAfter(clock.instant()));
        publish("<feed>third</feed>");
        status = 204;
        clock.pass(Duration.ofSeconds(7));
        hub.published();
        await(() -> posts().size() == 2);
        settled();
        assertThat(posts()).extracting(Seen::body).containsExactly("<feed>second</feed>", "<feed>third</feed>");
        assertThat(seen).extracting(Seen::path).doesNotContain("/elsewhere");
    }

    private Instant due() {
        return ledger.subscriptions().nextOwed();
    }

    @Test
    void what_was_published_when_nobody_delivered_is_delivered_after_the_next_start() {
        subscribe("/a");
        hub.close();
        publishedWithoutHub();
        down();
        up(null);
        await(() -> posts().size() == 1);
        assertThat(posts().get(0).body).isEqualTo("<feed>second</feed>");
    }

    private void publishedWithoutHub() {
        var document = new Document(TOPIC, "<feed>second</feed>".getBytes(UTF_8));
        bodies.put(document.digest(), "<feed>second</feed>");
        ledger.publish(List.of(new DocumentVersion(TOPIC, document.digest(), clock.instant(), 900, "", 1)));
    }

    @Test
    void a_hub_that_is_not_ours_is_told_until_it_has_heard() {
        down();
        up(callback("/hub"));
        await(() -> posts().size() == 1);
        settled();
        status = 503;
        publish("<feed>second</feed>");
        await(() -> due() != null && due().isAfter(clock.instant()));
        status = 204;
        clock.pass(Duration.ofSeconds(7));
        hub.published();
        await(() -> posts().size() == 3);
        settled();
        assertThat(posts()).allSatisfy(post -> {
            assertThat(post.path).isEqualTo("/hub");
            assertThat(post.headers).containsEntry("Content-type", "application/x-www-form-urlencoded");
            assertThat(post.body)
                    .isEqualTo("hub.mode=publish&hub.url=https%3A%2F%2Ffeeds.example%2Ftown"
                            + "&hub.topic=https%3A%2F%2Ffeeds.example%2Ftown"
                            + "&hub.url=https%3A%2F%2Ffeeds.example%2Ftown%2Frss.xml"
                            + "&hub.topic=https%3A%2F%2Ffeeds.example%2Ftown%2Frss.xml"
                            + "&hub.url=https%3A%2F%2Ffeeds.example%2Ftown%2Ffeed.json"
                            + "&hub.topic=https%3A%2F%2Ffeeds.example%2Ftown%2Ffeed.json");
        });
    }

    @Test
    void callbacks_of_one_host_are_asked_only_so_often() {
        Answer answer = new Answer.Accepted();
        for (int i = 0; i < 2_000 && answer instanceof Answer.Accepted; i++) {
            answer = ask(form("subscribe", "/refuses"));
        }
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class, r -> assertThat(r.status()).isEqualTo(429));
        clock.pass(Duration.ofMinutes(1));
        assertThat(ask(form("subscribe", "/refuses"))).isInstanceOf(Answer.Accepted.class);
    }
}

package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static tidings.source.Site.answer;
import static tidings.source.Site.page;
import static tidings.source.Site.redirect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.Shared;
import tidings.TestClock;
import tidings.story.Cidr;

/** There is one way out, and it is guarded. */
class WayOutTest {
    private static final InetAddress MAPPED = address("::ffff:127.0.0.1");
    private static final Map<String, List<InetAddress>> NAMES = Map.of(
            "public.example", List.of(address("93.184.216.34")),
            "localhost", List.of(address("127.0.0.1"), address("::1")),
            "localhost.", List.of(address("127.0.0.1")),
            "localhost.localdomain", List.of(address("127.0.0.1")),
            "metadata.google.internal", List.of(address("169.254.169.254")),
            "metadata.google.internal.", List.of(address("169.254.169.254")),
            "169.254.169.254.nip.io", List.of(address("169.254.169.254")),
            "mapped.test", List.of(MAPPED),
            "cname.test", List.of(address("127.0.0.1")),
            "many.test", java.util.Collections.nCopies(1000, address("10.0.0.1")));

    private final Site site = new Site();
    private final TestClock clock = new TestClock("2026-11-23T20:00:00Z");
    private final List<InetSocketAddress> connects = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        site.close();
    }

    private FetcherBuilder fetcher() {
        return Fetcher.builder(clock, time -> {}).pace(Duration.ZERO).deadline(Duration.ofSeconds(2));
    }

    /** Lets nobody but our site be connected to, and notes what else would have been. */
    private Fetcher watched() {
        return fetcher()
                .guard(new AddressGuard(List.of()) {
                    @Override
                    void check(InetSocketAddress to) throws RefusedAddressException {
                        if (to.getPort() == site.port() && to.getAddress().isLoopbackAddress()) {
                            return;
                        }
                        super.check(to);
                        connects.add(to);
                        throw new RefusedAddressException("would have been connected to");
                    }
                })
                .dns(WayOutTest::lookup)
                .build();
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (!NAMES.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return NAMES.get(host);
    }

    @Test
    void no_hostile_address_is_connected_to() throws IOException {
        List<String> hostile = hostile();
        try (Fetcher fetcher = watched()) {
            assertSoftly(softly -> {
                for (String url : hostile) {
                    Fetch fetch = fetcher.fetch(FetchRequest.of(url).robots(FetchRequest.Robots.OWNER));
                    softly.assertThat(fetch).as(url).isInstanceOf(Fetch.Failed.class);
                    softly.assertThat(connects).as(url).isEmpty();
                    connects.clear();
                }
            });
        }
        assertThat(hostile).hasSizeGreaterThan(300);
    }

    @Test
    void no_hostile_address_is_redirected_to() throws IOException {
        List<String> hostile = hostile();
        try (Fetcher fetcher = watched()) {
            assertSoftly(softly -> {
                for (String url : hostile) {
                    site.has("/", answer(307).headers(location(url)));
                    Fetch fetch = fetcher.fetch(FetchRequest.of(site.url("/")).robots(FetchRequest.Robots.OWNER));
                    softly.assertThat(fetch).as(url).isInstanceOf(Fetch.Failed.class);
                    softly.assertThat(connects).as(url).isEmpty();
                    connects.clear();
                }
            });
        }
    }

    @Test
    void robots_txt_leads_nowhere_else() {
        site.has("/robots.txt", redirect(301, "http://10.0.0.1/robots.txt")).has("/a", page("a"));
        try (Fetcher fetcher = watched()) {
            assertThat(fetcher.fetch(FetchRequest.of(site.url("/a")))).isInstanceOf(Fetch.Failed.class);
        }
        assertThat(connects).isEmpty();
        assertThat(site.targets()).containsExactly("/robots.txt");
    }

    @Test
    void the_watch_itself_sees_what_is_let_through() {
        try (Fetcher fetcher = watched()) {
            fetcher.fetch(FetchRequest.of("http://public.example/").robots(FetchRequest.Robots.OWNER));
        }
        assertThat(connects).hasSize(1);
    }

    /** The site is at an address that is allowed; another server, at the same port of one that is not. */
    @Test
    void answers_of_DNS_that_flip_lead_nowhere() throws IOException {
        site.has("/", r -> page("a").addHeader("Connection", "close").build());
        var answers = List.of(
                List.of(address("127.0.0.1")),
                List.of(address("::1")),
                List.of(address("::1"), address("127.0.0.1")),
                List.of(address("127.0.0.1"), address("::1")));
        var asked = new AtomicInteger();
        Dns dns = host -> answers.get(asked.getAndIncrement() % answers.size());
        var reached = new AtomicInteger();
        try (var other = new ServerSocket(site.port(), 50, address("::1"));
                Fetcher fetcher = fetcher()
                        .allow(List.of(Cidr.parse("127.0.0.1")))
                        .dns(dns)
                        .build()) {
            count(other, reached);
            for (int i = 0; i < 1000; i++) {
                fetcher.fetch(FetchRequest.of("http://flip.example:" + site.port() + "/")
                        .robots(FetchRequest.Robots.OWNER));
            }
        }
        assertThat(reached).hasValue(0);
        assertThat(asked).hasValueGreaterThanOrEqualTo(1000);
        assertThat(site.requests).hasSizeGreaterThan(700);
    }

    private static void count(ServerSocket server, AtomicInteger reached) {
        var thread = new Thread(() -> {
            try {
                while (true) {
                    server.accept().close();
                    reached.incrementAndGet();
                }
            } catch (IOException e) {
                // closed: the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** The first addresses; those of redirects and of second thoughts with what they lead to. */
    private static List<String> hostile() throws IOException {
        Pattern redirect = Pattern.compile("redirect:\\d+:(.*)", Pattern.DOTALL);
        var urls = new CopyOnWriteArrayList<String>();
        for (String line : Files.readAllLines(Shared.path("attack/ssrf.jsonl"))) {
            JsonNode row = new JsonMapper().readTree(line);
            String url = row.path("url").asText();
            Matcher to = redirect.matcher(url);
            if (!url.startsWith("scenario:")) {
                urls.add(to.matches() ? to.group(1) : url);
            }
        }
        return urls;
    }

    /** In UTF-8, which no server should write and all clients read. */
    private static Headers location(String url) {
        return new Headers.Builder()
                .add("Content-Length", "0")
                .addUnsafeNonAscii("Location", url.replaceAll("[\\t\\n]", ""))
                .build();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

package tidings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.feed.Shelf;
import tidings.source.Fetcher;
import tidings.store.SqlLedger;
import tidings.story.Cidr;
import tidings.story.FeedDefinition;
import tidings.story.Filter;
import tidings.story.Ledger;
import tidings.story.Manners;
import tidings.story.Visiting;
import tidings.story.WebSource;
import tidings.story.WebSource.Kind;

/** A site that may be fetched names, wherever it can, a server that may not: nobody connects to that one. */
class SecondThoughtsTest {
    /** What a site does, by the name that the set of attacks has for it; SECRET stands for the address of the other server. */
    private record Trick(String name, Kind kind, String list, Map<String, String> answers) {}

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%s\r\n%s";
    private static final String STORY =
            "<html><head><title>The ferry is back</title>%s</head><body><article><h1>The ferry is back</h1>"
                    + "<p>After a long winter the ferry crosses the river again, and the council has paid for its new engine.</p>"
                    + "<p>The first who crossed was the oldest woman of the town, who did not have to pay.</p></article></body></html>";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger secrets = new AtomicInteger();
    private final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    private ServerSocket site;
    private ServerSocket secret;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        site = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        secret = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
        serve(site, this::answer);
        serve(secret, socket -> secrets.incrementAndGet());
        ledger = SqlLedger.open(folder.resolve("tidings.db").toString(), null, clock);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
        secret.close();
        ledger.close();
    }

    static Stream<Trick> tricks() {
        return Stream.of(
                urls("redirect-loop", Map.of("/a", redirect("/b"), "/b", redirect("/a"))),
                urls("meta-refresh-private", Map.of("/a", story("<meta http-equiv=refresh content='0; url=SECRET'>"))),
                urls(
                        "http-refresh-header-private",
                        Map.of("/a", ok("text/html", "Refresh: 0; url=SECRET\r\n", STORY.formatted("")))),
                urls(
                        "link-canonical-private",
                        Map.of("/a", story("<link rel=canonical href='SECRET'><link rel=amphtml href='SECRET'>"))),
                new Trick(
                        "sitemap-loc-private",
                        Kind.SITEMAP,
                        "/map.xml",
                        Map.of(
                                "/map.xml",
                                xml(
                                        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>SECRET</loc></url></urlset>"))),
                urls(
                        "robots-sitemap-private",
                        Map.of("/robots.txt", ok("text/plain", "", "Sitemap: SECRET\n"), "/a", story(""))),
                new Trick(
                        "feed-self-private",
                        Kind.FEED,
                        "/feed.xml",
                        Map.of(
                                "/feed.xml",
                                xml(
                                        "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>T</title><a:link rel='self' href='SECRET'/>"
                                                + "<a:link rel='hub' href='SECRET'/><a:link rel='next' href='SECRET'/><item><title>A</title>"
                                                + "<link>SECRET</link></item></channel></rss>"))),
                new Trick(
                        "xml-stylesheet-pi-private",
                        Kind.FEED,
                        "/feed.xml",
                        Map.of(
                                "/feed.xml",
                                xml(
                                        "<?xml-stylesheet type='text/xsl' href='SECRET'?><rss version='2.0'><channel><title>T</title></channel></rss>"))),
                urls("location-with-crlf", Map.of("/a", redirect("/b%0d%0aHost:%20127.0.0.2\r\n Location: SECRET"))),
                urls(
                        "alt-svc-private",
                        Map.of(
                                "/a",
                                ok(
                                        "text/html",
                                        "Alt-Svc: h2=\"SECRETHOST\", h3=\"SECRETHOST\"\r\n",
                                        STORY.formatted("")))));
    }

    private static Trick urls(String name, Map<String, String> answers) {
        return new Trick(name, Kind.URLS, "/a", answers);
    }

    private static String redirect(String to) {
        return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String story(String head) {
        return ok("text/html", "", STORY.formatted(head));
    }

    private static String xml(String body) {
        return ok("application/xml", "", body);
    }

    private static String ok(String type, String headers, String body) {
        return OK.formatted(type, headers, body);
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void nobody_connects_to_what_a_site_names_but_may_not_be_fetched(Trick trick) {
        trick.answers()
                .forEach((path, answer) -> answers.put(
                        path,
                        answer.replace("SECRETHOST", host(secret)).replace("SECRET", "http://" + host(secret) + "/")));
        try (Fetcher fetcher = Fetcher.builder(clock, time -> {})
                .allow(List.of(Cidr.parse("127.0.0.1")))
                .pace(Duration.ZERO)
                .build()) {
            var source = new WebSource(
                    trick.kind(), List.of("http://" + host(site) + trick.list()), null, 10, Manners.USUAL, Filter.NONE);
            Refresher refresher = new Refresher(fetcher, publisher(), ledger, clock);
            for (int i = 0; i < 3; i++) {
                refresher.refresh(feed(source), source, true, taken -> {});
                clock.pass(Duration.ofHours(7));
            }
        }
        assertThat(secrets).hasValue(0);
        assertThat(asked).contains(trick.list()).hasSizeLessThan(40);
    }

    @Test
    void the_other_server_would_notice() throws IOException {
        new Socket("127.0.0.2", secret.getLocalPort()).close();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (secrets.get() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(secrets).hasValue(1);
    }

    @Test
    void each_of_the_known_tricks_is_tried() throws IOException {
        var known = new TreeSet<String>();
        for (String line : Files.readAllLines(Shared.path("attack/ssrf.jsonl"))) {
            String url = new JsonMapper().readTree(line).path("url").asText();
            if (url.startsWith("scenario:")) {
                known.add(url.substring("scenario:".length()));
            }
        }
        assertThat(tricks().map(Trick::name)).containsAll(known);
    }

    private Publisher publisher() {
        return Publishers.on(ledger, new Shelf(folder.resolve("documents")), clock);
    }

    private FeedDefinition feed(WebSource source) {
        return Feeds.visiting(
                folder, new Visiting(List.of(source), Visiting.LEAST, Visiting.MOST, 50, true, Visiting.REREADS));
    }

    private static String host(ServerSocket server) {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    private interface Answering {
        void answer(Socket socket) throws IOException;
    }

    private static void serve(ServerSocket server, Answering answering) {
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    answering.answer(socket);
                } catch (IOException e) {
                    // the test is over, or who asked went away
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** One request for each connection, byte for byte, because no library would write some of these answers. */
    private void answer(Socket socket) throws IOException {
        String path = head(socket.getInputStream()).split(" ", 3)[1];
        asked.add(path);
        String answer = answers.getOrDefault(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        socket.getOutputStream()
                .write(answer.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(ISO_8859_1));
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}

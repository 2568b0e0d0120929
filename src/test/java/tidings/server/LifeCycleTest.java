package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.House;
import tidings.story.Catalogue;
import tidings.story.Cidr;
import tidings.story.FeedDefinition;
import tidings.story.Serving;

/** What becomes of a feed's addresses, and of those who ask too often. */
class LifeCycleTest {
    private static final String PAGE =
            "<title>Ferry late again today</title><h1>Ferry late again today</h1><p>The ferry left the quay at eight, and"
                    + " nobody who knew the skipper was surprised by it.";
    private static final String TOKEN = "kq3W9xT4mZp7Lr2v";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder, "https://feeds.example/t");
        house.save("ferry.html", PAGE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void serve(Serving serving) {
        FeedDefinition feed = Feeds.serving(folder.resolve("feeds/town"), serving);
        house.define(feed);
        house.restart();
        house.restart(); // what was saved is read at the start
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    @Test
    void a_feed_that_has_ended_is_gone_whatever_a_reader_has() {
        serve(new Serving(true, null, List.of("village"), null));
        assertThat(house.get("/feeds/town/rss.xml").statusCode()).isEqualTo(410);
        assertThat(house.get("/feeds/town/atom.xml", "If-None-Match", "*").statusCode())
                .isEqualTo(410);
        assertThat(house.get("/feeds/village/atom.xml").statusCode()).isEqualTo(410);
        assertThat(text(house.get("/feeds/town/feed.json"))).contains("\"expired\":true");
        assertThat(text(house.get("/"))).doesNotContain("Town News");
    }

    @ParameterizedTest
    @CsvSource({
        "https://new.example/town/, https://new.example/town/rss.xml",
        "https://new.example/one.xml, https://new.example/one.xml"
    })
    void a_feed_that_has_moved_leads_there_at_once(String moved, String expected) {
        serve(new Serving(false, moved, List.of("village"), null));
        for (String name : List.of("town", "village")) {
            var answer = house.get("/feeds/" + name + "/rss.xml");
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(header(answer, "location")).isEqualTo(expected);
        }
    }

    @Test
    void a_former_name_leads_to_the_name() {
        serve(new Serving(false, null, List.of("village", "hamlet"), null));
        var answer = house.get("/t/feeds/hamlet/feed.json");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(header(answer, "location")).isEqualTo("https://feeds.example/t/feeds/town/feed.json");
        assertThat(house.get("/feeds/city/feed.json").statusCode()).isEqualTo(404);
    }

    @Test
    void a_private_feed_is_for_who_knows_its_token() {
        serve(new Serving(false, null, List.of(), TOKEN));
        for (String path : List.of("atom.xml", "", "wrong/atom.xml", "articles/x.html")) {
            assertThat(house.get("/feeds/town/" + path).statusCode()).as(path).isEqualTo(404);
        }
        var answer = house.get("/feeds/town/" + TOKEN + "/atom.xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "cache-control")).startsWith("private, max-age=");
        assertThat(header(answer, "x-robots-tag")).isEqualTo("noindex");
        assertThat(text(answer)).contains("https://feeds.example/t/feeds/town/" + TOKEN + "/atom.xml");
        assertThat(text(house.get("/"))).doesNotContain("Town News", TOKEN);
        assertThat(header(house.get("/atom.xml"), "location")).isEqualTo("https://feeds.example/t/");
    }

    @Test
    void a_private_feed_stays_so_while_its_definition_cannot_be_read() {
        serve(new Serving(false, null, List.of(), TOKEN));
        house.define(ledger -> () -> new Catalogue(List.of(), java.util.Set.of("town")));
        house.restart();
        assertThat(house.get("/feeds/town/atom.xml").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"/feed, atom.xml", "/rss.xml, rss.xml", "/feed.json, feed.json", "/t/atom.xml, atom.xml"})
    void a_guess_finds_the_one_feed(String path, String file) {
        serve(Serving.PUBLIC);
        assertThat(header(house.get(path), "location")).isEqualTo("https://feeds.example/t/feeds/town/" + file);
    }

    @Test
    void a_browser_is_shown_a_page_and_nobody_else() {
        serve(Serving.PUBLIC);
        var shown = house.get("/feeds/town/atom.xml", "Sec-Fetch-Dest", "document");
        assertThat(header(shown, "content-type")).startsWith("text/html");
        assertThat(header(shown, "vary")).contains("Sec-Fetch-Dest");
        assertThat(text(shown)).contains("Ferry late again", "https://feeds.example/t/feeds/town/atom.xml");
        assertThat(house.get("/feeds/town/").body()).isEqualTo(shown.body());
        var feed = house.get("/feeds/town/atom.xml", "Accept", "text/html", "Sec-Fetch-Dest", "empty");
        assertThat(header(feed, "content-type")).startsWith("application/atom+xml");
        assertThat(header(feed, "etag")).isNotEqualTo(header(shown, "etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/favicon.ico", "/feeds.opml", "/feeds/town/", "/feeds/town/atom.xml"})
    void whatever_is_finished_is_answered_conditionally(String path) {
        serve(Serving.PUBLIC);
        var answer = house.get(path, "Accept-Encoding", "br");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-encoding")).isEqualTo("br");
        String tag = header(answer, "etag");
        assertThat(house.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(house.get(path, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    }

    @Test
    void a_feed_that_is_not_written_yet_is_not_unknown() {
        house.define(ledger -> () -> {
            throw new IllegalStateException("the definitions cannot be read now");
        });
        house.restart();
        var answer = house.get("/feeds/town/atom.xml");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "retry-after")).matches("\\d+");
        assertThat(house.get("/feeds.opml").statusCode()).isEqualTo(503);
    }

    @Test
    void who_polls_madly_is_told_when_to_come_back() {
        house.limit(new PollLimits(3, Proxies.NONE, house.clock));
        serve(Serving.PUBLIC);
        var first = house.get("/feeds/town/atom.xml");
        assertThat(house.get("/feeds/town/rss.xml").statusCode()).isEqualTo(200);
        assertThat(house.get("/feeds/town/rss.xml").statusCode()).isEqualTo(200);
        var refused = house.get("/feeds/town/atom.xml");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "retry-after")).isEqualTo("1200");
        assertThat(header(refused, "etag")).isNull();
        house.clock.pass(Duration.ofMinutes(20));
        for (int i = 0; i < 10; i++) {
            assertThat(house.get("/feeds/town/atom.xml", "If-None-Match", header(first, "etag"))
                            .statusCode())
                    .isEqualTo(304);
        }
        assertThat(house.get("/feeds/town/atom.xml").statusCode()).isEqualTo(429);
        assertThat(house.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void behind_a_proxy_callers_are_told_apart_only_if_it_is_trusted() {
        house.limit(new PollLimits(1, Proxies.NONE, house.clock));
        serve(Serving.PUBLIC);
        assertThat(poll("192.0.2.1")).isEqualTo(200);
        assertThat(poll("192.0.2.1")).isEqualTo(200);
        house.limit(new PollLimits(1, new Proxies(List.of(Cidr.parse("127.0.0.0/8"))), house.clock));
        house.restart();
        assertThat(poll("192.0.2.1")).isEqualTo(200);
        assertThat(poll("192.0.2.1")).isEqualTo(429);
        assertThat(poll("192.0.2.2")).isEqualTo(200);
    }

    private int poll(String caller) {
        return house.get("/feeds/town/atom.xml", "X-Forwarded-For", caller).statusCode();
    }
}

package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tidings.Feeds;
import tidings.House;
import tidings.story.Catalogue;

/** Lists of feeds that readers subscribe to as one. */
class FeedListsTest {
    @TempDir
    Path folder;

    private House house;
    private volatile Catalogue feeds =
            Catalogue.of(Feeds.named("city"), Feeds.in("town", "local-news"), Feeds.in("village", "local-news"));

    @BeforeEach
    void begin() {
        house = new House(folder, "https://feeds.example/t");
        house.define(ledger -> () -> feeds);
        house.restart();
    }

    @AfterEach
    void end() {
        house.close();
    }

    private Element opml(String path) throws Exception {
        HttpResponse<byte[]> answer = house.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/x-opml; charset=utf-8");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getDocumentElement();
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("etag").orElseThrow();
    }

    private static String modified(HttpResponse<?> answer) {
        return answer.headers().firstValue("last-modified").orElseThrow();
    }

    @Test
    void the_list_of_all_names_each_feed_as_readers_import_it() throws Exception {
        Element list = opml("/feeds.opml");
        assertThat(list.getAttribute("version")).isEqualTo("2.0");
        assertThat(list.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Feeds");
        assertThat(list.getElementsByTagName("dateCreated").item(0).getTextContent())
                .isEqualTo("Mon, 23 Nov 2026 20:00:00 GMT");
        assertThat(list.getElementsByTagName("outline").getLength()).isEqualTo(3);
        Element outline = (Element) list.getElementsByTagName("outline").item(0);
        assertThat(outline.getAttribute("type")).isEqualTo("rss");
        assertThat(outline.getAttribute("text")).isEqualTo("Town News");
        assertThat(outline.getAttribute("title")).isEqualTo("Town News");
        assertThat(outline.getAttribute("xmlUrl")).isEqualTo("https://feeds.example/t/feeds/city/atom.xml");
        assertThat(outline.getAttribute("htmlUrl")).isEqualTo("https://town.example/");
    }

    @Test
    void a_category_has_a_list_of_its_own() throws Exception {
        assertThat(opml("/feeds/local-news.opml")
                        .getElementsByTagName("outline")
                        .getLength())
                .isEqualTo(2);
        assertThat(house.get("/feeds/sports.opml").statusCode()).isEqualTo(404);
        assertThat(house.get("/feeds/.opml").statusCode()).isEqualTo(404);
    }

    @Test
    void a_list_is_polled_like_a_feed() throws IOException {
        HttpResponse<byte[]> plain = house.get("/feeds.opml");
        HttpResponse<byte[]> packed = house.get("/feeds.opml", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(new String(plain.body(), UTF_8));
        }
        assertThat(house.get("/feeds.opml", "If-None-Match", tag(plain)).statusCode())
                .isEqualTo(304);
        assertThat(house.get("/feeds.opml", "If-Modified-Since", modified(plain))
                        .statusCode())
                .isEqualTo(304);
        assertThat(house.send("HEAD", "/feeds.opml").statusCode()).isEqualTo(200);
        assertThat(house.send("POST", "/feeds.opml").statusCode()).isEqualTo(405);
    }

    @Test
    void a_list_keeps_its_validators_until_feeds_are_defined_otherwise() {
        HttpResponse<byte[]> before = house.get("/feeds.opml");
        house.clock.pass(Duration.ofHours(1));
        house.restart();
        HttpResponse<byte[]> after = house.get("/feeds.opml");
        assertThat(tag(after)).isEqualTo(tag(before));
        assertThat(modified(after)).isEqualTo(modified(before));
        feeds = Catalogue.of(Feeds.named("city"));
        house.restart();
        HttpResponse<byte[]> moved = house.get("/feeds.opml");
        assertThat(tag(moved)).isNotEqualTo(tag(before));
        assertThat(modified(moved)).isEqualTo("Mon, 23 Nov 2026 21:00:00 GMT");
    }
}

package tidings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.story.FeedDefinition.Selector;

/** The program's story, seen from a reader's side: pages are dropped, the program is restarted, polls are answered. */
class PublisherTest {
    private static final String WORDS =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";
    private static final String FERRY = page("Ferry late again today", "ferry", WORDS)
            + "<h3>Related</h3><ul><li><time>1 March 2026</time> <a href=/watch>Skipper asked to own a watch</a></ul>";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder, "https://feeds.example");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String page(String title, String path, String words) {
        return "<html lang=en><title>" + title + "</title><link rel=canonical href=https://town.example/" + path
                + "><meta property=article:published_time content=2026-03-02T08:30:00+02:00><h1>" + title + "</h1><p>"
                + words;
    }

    private JsonNode items() throws Exception {
        return new JsonMapper()
                .readTree(house.get("/feeds/town/feed.json").body())
                .path("items");
    }

    private static String etag(HttpResponse<?> answer) {
        return answer.headers().firstValue("etag").orElseThrow();
    }

    @Test
    void a_feed_without_pages_is_a_feed() throws Exception {
        assertThat(items()).isEmpty();
        assertThat(house.get("/feeds/town/rss.xml").statusCode()).isEqualTo(200);
    }

    @Test
    void reading_again_and_restarting_moves_no_byte_and_no_validator() {
        house.save("ferry.html", FERRY);
        house.restart();
        for (String file : new String[] {"rss.xml", "atom.xml", "feed.json"}) {
            var before = house.get("/feeds/town/" + file);
            house.clock.pass(Duration.ofDays(2));
            house.save("ferry-saved-again.html", FERRY);
            house.restart();
            var after = house.get("/feeds/town/" + file);
            assertThat(after.body()).isEqualTo(before.body());
            assertThat(etag(after)).isEqualTo(etag(before));
            assertThat(after.headers().firstValue("last-modified"))
                    .isEqualTo(before.headers().firstValue("last-modified"));
            assertThat(house.get("/feeds/town/" + file, "If-None-Match", etag(before))
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void the_page_of_a_headline_fills_its_entry() throws Exception {
        house.save("ferry.html", FERRY);
        house.restart();
        JsonNode before = items().get(1);
        var validator = etag(house.get("/feeds/town/atom.xml"));
        house.clock.pass(Duration.ofHours(1));
        house.save(
                "watch.html",
                page("Skipper asked to own a watch", "watch", WORDS.repeat(2)).replace("03-02T08", "03-01T08"));
        house.restart();

        JsonNode after = items().get(1);
        assertThat(items()).hasSize(2);
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(before.path("content_html").textValue()).doesNotContain("skipper was");
        assertThat(after.path("content_html").textValue()).contains(WORDS.strip());
        assertThat(before.path("date_modified").textValue()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(after.path("date_modified").textValue()).isEqualTo("2026-11-23T21:00:00Z");
        assertThat(house.get("/feeds/town/atom.xml", "If-None-Match", validator).statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_another_program_publishes_on_the_same_ledger_is_served_soon() {
        house.save("ferry.html", FERRY);
        house.refreshFromOutside();
        House.await(() -> new String(house.get("/feeds/town/atom.xml").body(), UTF_8).contains("Ferry late"));
        assertThat(new String(house.get("/feeds/town/atom.xml").body(), UTF_8))
                .contains("https://feeds.example/feeds/town/atom.xml")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void a_page_that_cannot_be_read_is_told_of_and_harms_nothing() throws Exception {
        house.save("ferry.html", FERRY);
        house.save("broken.html", "");
        house.restart();
        assertThat(items()).hasSize(2);
        assertThat(house.taken)
                .filteredOn(t -> t instanceof Taken.Refused)
                .containsExactly(new Taken.Refused("pages/broken.html", "is empty"));
    }

    @Test
    void a_page_is_read_once_and_again_when_it_or_the_way_of_reading_changes() {
        house.save("ferry.html", FERRY);
        house.restart();
        house.restart();
        assertThat(house.taken).hasSize(1);
        house.save("ferry.html", FERRY.replace("eight", "half past eight"));
        house.restart();
        assertThat(house.taken).hasSize(2);
        house.define(Feeds.feed(folder.resolve("feeds/town"), Map.of(Selector.REMOVE, "h3")));
        house.restart();
        assertThat(house.taken).hasSize(3);
    }

    @Test
    void each_version_of_a_document_has_a_second_of_its_own() {
        house.save("ferry.html", FERRY);
        house.restart();
        var first = house.get("/feeds/town/atom.xml").headers().firstValue("last-modified");
        house.save("bells.html", page("Bells to sleep at night", "bells", WORDS));
        house.restart();
        assertThat(first).contains("Mon, 23 Nov 2026 20:00:01 GMT");
        assertThat(house.get("/feeds/town/atom.xml").headers().firstValue("last-modified"))
                .contains("Mon, 23 Nov 2026 20:00:02 GMT");
    }

    @Test
    void a_feed_that_could_not_be_published_is_as_soon_as_it_can() throws Exception {
        house.save("ferry.html", FERRY);
        house.restart();
        Path documents = folder.resolve("data/documents/town");
        Path away = folder.resolve("data/away");
        Files.move(documents, away);
        Files.writeString(documents, "in the way");
        house.save("bells.html", page("Bells to sleep at night", "bells", WORDS));
        house.refreshFromOutside();
        assertThat(house.get("/feeds/town/atom.xml").statusCode()).isBetween(500, 503);
        Files.delete(documents);
        Files.move(away, documents);
        House.await(() -> new String(house.get("/feeds/town/atom.xml").body(), UTF_8).contains("Bells to sleep"));
    }

    @Test
    void hidden_files_and_our_own_are_no_pages() throws Exception {
        house.save("ferry.html", FERRY);
        house.save(".hidden.html", FERRY);
        house.save(".git/config.html", FERRY);
        house.save("feed.yaml", "title: x");
        house.save("atom.xml", "<feed/>");
        house.restart();
        assertThat(house.taken).extracting(Taken::page).containsExactly("pages/ferry.html");
    }
}

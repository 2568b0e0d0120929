package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.House;
import tidings.story.Filter;
import tidings.story.Ledger;
import tidings.story.Manners;
import tidings.story.Refresh;
import tidings.story.Refreshes;
import tidings.story.WebSource;

class StatusApiTest {
    private static final WebSource LISTING = new WebSource(
            WebSource.Kind.LISTING, List.of("https://town.example/"), null, 1, Manners.USUAL, Filter.NONE);

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder, "https://feeds.example/t");
        house.visit(LISTING);
        house.restart();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Another program on the ledger has refreshed the source. */
    private void refreshed(String history) {
        List<Refresh> refreshes = new ArrayList<>(Refreshes.of(history, Duration.ofHours(1)));
        Collections.reverse(refreshes);
        try (Ledger ledger = house.ledger()) {
            refreshes.forEach(ledger.journal()::add);
        }
    }

    private HttpResponse<byte[]> ask(String path) {
        return house.get(path, "Authorization", "Bearer " + House.TOKEN);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private JsonNode town() {
        try {
            return new JsonMapper().readTree(ask("/status.json").body()).at("/feeds/0");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As a feed reader asks that was given the address. */
    private String statusFeed() {
        String address = town().get("status_feed").asText();
        assertThat(address).startsWith("https://feeds.example/t/feeds/town/status.atom?key=");
        return address.substring("https://feeds.example/t".length());
    }

    @Test
    void a_failure_is_named_in_words_after_one_refresh() {
        refreshed("40+40 - x");
        JsonNode source = town().at("/sources/0");
        assertThat(source.get("source").asText()).isEqualTo(LISTING.name());
        assertThat(source.get("state").asText()).isEqualTo("fresh");
        assertThat(source.get("fault").asText()).isEqualTo("The host does not answer");
        assertThat(source.get("advice").asText()).startsWith("The last refresh failed: The host does not answer.");
        assertThat(source.get("refreshed").asText()).isEqualTo("2026-01-01T02:00:00Z");
        assertThat(source.get("succeeded").asText()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(source.get("listed").asInt()).isEqualTo(40);
        assertThat(source.get("due").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status.json", "/metrics", "/feeds/town/status.atom", "/t/status.json"})
    void who_has_no_token_sees_nothing_from_loopback_either(String path) {
        refreshed("x x");
        for (HttpResponse<byte[]> answer : List.of(house.get(path), house.get(path, "Authorization", "Bearer wrong"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(text(answer)).doesNotContain("town.example", "host", "tidings_");
        }
        assertThat(house.send("POST", path).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status.json", "/metrics", "/feeds/town/status.atom", "/feeds/town/status.atom?key="})
    void without_any_token_all_of_it_is_closed(String path) {
        house.allow(new Tokens(List.of()));
        house.restart();
        assertThat(house.get(path).statusCode()).isEqualTo(403);
        assertThat(ask(path).statusCode()).isEqualTo(403);
    }

    @Test
    void a_token_for_other_feeds_shows_nothing_of_this_one() {
        refreshed("x x");
        String other = "Bearer " + House.OTHER_TOKEN;
        assertThat(text(house.get("/status.json", "Authorization", other))).isEqualTo("{\"feeds\":[]}\n");
        assertThat(house.get("/metrics", "Authorization", other).statusCode()).isEqualTo(403);
        assertThat(house.get("/feeds/town/status.atom", "Authorization", other).statusCode())
                .isEqualTo(403);
        String key = StatusKey.of(House.TOKENS.all().get(1), "town");
        assertThat(house.get("/feeds/town/status.atom?key=" + key).statusCode()).isEqualTo(403);
    }

    @Test
    void a_feed_reader_that_can_send_no_token_follows_by_a_key_in_the_address() {
        refreshed("40+40 - x x - -");
        var answer = house.get(statusFeed());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/atom+xml; charset=utf-8");
        assertThat(answer.headers().firstValue("cache-control")).contains("private, no-cache");
        assertThat(text(answer))
                .contains("<title>Status of Town News</title>", "<updated>2026-01-01T05:00:00Z</updated>")
                .contains("Town News: failing: listing https://town.example/")
                .contains("The host does not answer. It has failed since 2026-01-01 02:00 UTC, 2 times in a row.")
                .containsSubsequence("Town News: fresh", "Town News: failing");
        var again = house.get(
                statusFeed(),
                "If-None-Match",
                answer.headers().firstValue("etag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void the_key_is_not_the_token_opens_this_feed_alone_and_ends_with_its_token() {
        String address = statusFeed();
        assertThat(address)
                .doesNotContain(House.TOKEN, House.TOKENS.all().get(0).sha256());
        assertThat(StatusKey.of(House.TOKENS.all().get(0), "town"))
                .isNotEqualTo(StatusKey.of(House.TOKENS.all().get(0), "other"))
                .isNotEqualTo(StatusKey.of(House.TOKENS.all().get(1), "town"));
        String key = address.replaceFirst(".*key=", "");
        assertThat(house.get("/status.json?key=" + key).statusCode()).isEqualTo(401);
        house.allow(new Tokens(List.of(House.TOKENS.all().get(1))));
        house.restart();
        assertThat(house.get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void the_status_feed_is_the_same_after_a_restart_and_while_nothing_happens() {
        refreshed("40+40 - x x");
        byte[] before = house.get(statusFeed()).body();
        house.clock.pass(Duration.ofDays(30));
        house.restart();
        assertThat(house.get(statusFeed()).body()).isEqualTo(before);
    }

    @Test
    void a_source_that_is_well_makes_an_empty_feed() {
        refreshed("40+40 -");
        assertThat(text(house.get(statusFeed()))).doesNotContain("<entry>").contains("</feed>");
    }

    @Test
    void no_public_document_tells_of_it() {
        refreshed("x x");
        house.restart();
        for (String path : List.of("/", "/feeds/town/atom.xml", "/feeds/town/rss.xml", "/feeds/town/feed.json")) {
            assertThat(text(house.get(path))).doesNotContain("status", "The host does not answer", "key=");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tidings_polls_total{format=\"atom\",status=\"200\"} 2.0",
                "tidings_polls_total{format=\"atom\",status=\"304\"} 1.0",
                "tidings_polls_total{format=\"rss\",status=\"200\"} 1.0",
                "tidings_articles_total{outcome=\"new\"} 1.0",
                "tidings_documents_rendered_total 3.0",
                "tidings_ledger_writes_seconds_count{what=\"keep\"} 1",
                "tidings_sources{state=\"failing\"} 1.0",
                "tidings_sources{state=\"fresh\"} 0.0",
                "jvm_memory_used_bytes{"
            })
    void metrics_count_what_the_node_does(String line) {
        refreshed("x x");
        house.save(
                "ferry.html",
                "<title>Ferry late again</title><h1>Ferry late again</h1><p>The ferry left the quay at"
                        + " eight, and nobody who knew the skipper was surprised by it, or even looked up from the paper.");
        house.restart();
        var answer = house.get("/feeds/town/atom.xml");
        house.get("/feeds/town/atom.xml");
        house.get("/feeds/town/rss.xml");
        house.get("/feeds/town/opml.xml");
        house.get(
                "/feeds/town/atom.xml",
                "If-None-Match",
                answer.headers().firstValue("etag").orElseThrow());
        assertThat(text(ask("/metrics"))).contains("\n" + line);
    }
}

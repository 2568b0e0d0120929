package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.House.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.House;
import tidings.PostgresServer;
import tidings.definition.Checks;
import tidings.definition.Definitions;
import tidings.definition.Environment;
import tidings.definition.LiveDefinitions;
import tidings.ingest.PageReader;
import tidings.source.Sieve;
import tidings.story.Ledger;
import tidings.story.LedgerException;

/** Servers with folders of their own and clocks that differ, on one ledger. */
class NodesTest {
    private static final String PAGE = "<title>%s</title><h1>%1$s</h1><p>The ferry left the quay at eight, and"
            + " nobody who knew the skipper was surprised by it.<h3>Related</h3><ul><li><a href=/watch>Skipper asked to own a watch</a></ul>";

    @TempDir
    Path one;

    @TempDir
    Path other;

    private final String store = PostgresServer.ledger();

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
    void what_one_node_keeps_all_serve_under_the_same_validators(String file) {
        try (House first = node(one);
                House second = node(other)) {
            second.clock.pass(Duration.ofHours(1));
            first.save("ferry.html", PAGE.formatted("Ferry late again today"));
            first.refreshFromOutside();
            String path = "/feeds/town/" + file;
            await(() -> has(first, path, "Ferry late") && has(second, path, "Ferry late"));
            await(() -> validators(second.get(path)).equals(validators(first.get(path))));
            assertThat(second.get(path).body()).isEqualTo(first.get(path).body());
            String tag = first.get(path).headers().firstValue("etag").orElseThrow();
            assertThat(second.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void nodes_go_on_after_the_database_crashed() {
        try (House first = node(one);
                House second = node(other)) {
            first.save("ferry.html", PAGE.formatted("Ferry late again today"));
            first.refreshFromOutside();
            await(() -> has(second, "/feeds/town/rss.xml", "Ferry late"));
            PostgresServer.crash();
            assertThat(second.get("/feeds/town/rss.xml").statusCode()).isEqualTo(200);
            first.save("bells.html", PAGE.formatted("Bells ring again at noon"));
            await(() -> isRefreshed(first));
            await(() -> has(second, "/feeds/town/rss.xml", "Bells ring"));
        }
    }

    @Test
    void what_is_defined_in_the_ledger_all_nodes_serve_without_a_restart() {
        try (House first = defined(one);
                House second = defined(other);
                Ledger ledger = first.ledger()) {
            assertThat(second.get("/feeds/town/rss.xml").statusCode()).isEqualTo(404);
            ledger.define(Map.of("town", yaml("Town News"), "city", yaml("City News")), Set.of());
            for (House node : List.of(first, second)) {
                await(() -> has(node, "/feeds/town/rss.xml", "<title>Town News"));
                await(() -> has(node, "/feeds/city/atom.xml", "City News"));
                assertThat(has(node, "/", "City News")).isTrue();
            }
            ledger.define(Map.of("town", yaml("Town Gazette")), Set.of("city"));
            for (House node : List.of(first, second)) {
                await(() -> has(node, "/feeds/town/rss.xml", "<title>Town Gazette"));
                await(() -> node.get("/feeds/city/atom.xml").statusCode() == 404);
                assertThat(has(node, "/", "City News")).isFalse();
            }
            await(() ->
                    validators(second.get("/feeds/town/rss.xml")).equals(validators(first.get("/feeds/town/rss.xml"))));
            assertThat(push(second, "city").statusCode()).isEqualTo(404);
            assertThat(push(second, "town").statusCode()).isEqualTo(201);
            await(() -> has(first, "/feeds/town/rss.xml", "Ferry late"));
        }
    }

    @Test
    void a_definition_that_this_program_cannot_read_leaves_the_last_good_one() {
        try (House node = defined(one);
                Ledger ledger = node.ledger()) {
            ledger.define(Map.of("town", yaml("Town News")), Set.of());
            await(() -> has(node, "/feeds/town/rss.xml", "<title>Town News"));
            ledger.define(Map.of("town", "title: Town Gazette\nfrom: the future\n", "city", yaml("City")), Set.of());
            await(() -> has(node, "/feeds/city/rss.xml", "<title>City"));
            assertThat(has(node, "/feeds/town/rss.xml", "<title>Town News")).isTrue();
            node.restart();
            assertThat(has(node, "/feeds/town/rss.xml", "<title>Town News")).isTrue();
            ledger.define(Map.of("town", yaml("Town Gazette")), Set.of());
            await(() -> has(node, "/feeds/town/rss.xml", "<title>Town Gazette"));
        }
    }

    private static HttpResponse<byte[]> push(House node, String feed) {
        return node.send(
                "POST",
                "/api/feeds/" + feed + "/pages?url=https%3A%2F%2Ftown.example%2Fferry",
                BodyPublishers.ofString(PAGE.formatted("Ferry late again today")),
                "Authorization",
                "Bearer " + House.TOKEN,
                "Content-Type",
                "text/html");
    }

    private static String yaml(String title) {
        return "title: " + title + "\nlink: https://town.example/\n";
    }

    /** A node that takes its definitions from the ledger. */
    private House defined(Path folder) {
        House node = node(folder);
        var definitions =
                new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP));
        node.define(ledger -> new LiveDefinitions(ledger::definitions, definitions.besides(folder.resolve("feeds"))));
        node.restart();
        return node;
    }

    private House node(Path folder) {
        return new House(folder, "https://feeds.example", 0, store);
    }

    private static boolean isRefreshed(House node) {
        try {
            node.refreshFromOutside();
            return true;
        } catch (LedgerException e) {
            return false;
        }
    }

    private static boolean has(House node, String path, String words) {
        return new String(node.get(path).body(), UTF_8).contains(words);
    }

    private static List<String> validators(HttpResponse<?> answer) {
        return List.of(
                answer.headers().firstValue("etag").orElse(""),
                answer.headers().firstValue("last-modified").orElse(""));
    }
}

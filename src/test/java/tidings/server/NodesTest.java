package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.House.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.House;
import tidings.PostgresServer;
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

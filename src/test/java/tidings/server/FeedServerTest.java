package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.House;
import tidings.definition.Checks;
import tidings.definition.Definitions;
import tidings.definition.Environment;
import tidings.definition.FolderTexts;
import tidings.definition.LiveDefinitions;
import tidings.ingest.PageReader;
import tidings.source.Sieve;

class FeedServerTest {
    private static final String PAGE =
            "<title>Ferry late again today</title><h1>Ferry late again today</h1><p>The ferry left the quay at eight, and"
                    + " nobody who knew the skipper was surprised by it.<h3>Related</h3><ul><li><a href=/watch>Skipper asked to own a watch</a></ul>";
    private static final List<String> ON_EVERY_ANSWER =
            List.of("etag", "last-modified", "cache-control", "vary", "link", "access-control-allow-origin");

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder, "https://feeds.example/t");
        house.save("ferry.html", PAGE);
        house.restart();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "rss.xml, application/rss+xml, <?xml",
        "atom.xml, application/atom+xml, <?xml",
        "feed.json, application/feed+json, {"
    })
    void a_document_is_answered_with_its_type_and_validators(String file, String type, String start) {
        var answer = house.get("/feeds/town/" + file);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualToIgnoringCase(type + "; charset=utf-8");
        assertThat(header(answer, "etag")).matches("\"[0-9a-f]{32}\"");
        assertThat(header(answer, "last-modified")).isEqualTo("Mon, 23 Nov 2026 20:00:01 GMT");
        assertThat(header(answer, "cache-control")).startsWith("public, max-age=900, ");
        assertThat(header(answer, "vary")).isEqualTo("Accept-Encoding, Sec-Fetch-Dest");
        assertThat(header(answer, "link")).isEqualTo("<https://feeds.example/t/feeds/town/" + file + ">; rel=\"self\"");
        assertThat(new String(answer.body(), UTF_8)).startsWith(start).contains("Skipper asked to own a watch");
    }

    @Test
    void gzip_holds_the_same_bytes_under_a_tag_of_its_own() throws IOException {
        var plain = house.get("/feeds/town/atom.xml");
        var packed = house.get("/feeds/town/atom.xml", "Accept-Encoding", "gzip");
        assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
        assertThat(header(packed, "etag")).isEqualTo(header(plain, "etag").replaceFirst("\"$", "-gzip\""));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void who_has_it_gets_a_304_that_repeats_all_that_a_reader_keeps() {
        var answer = house.get("/feeds/town/rss.xml");
        for (var again : List.of(
                house.get("/feeds/town/rss.xml", "If-None-Match", header(answer, "etag")),
                house.get("/feeds/town/rss.xml", "If-Modified-Since", header(answer, "last-modified")))) {
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "content-length")).isNull();
            for (String name : ON_EVERY_ANSWER) {
                assertThat(header(again, name)).as(name).isNotNull().isEqualTo(header(answer, name));
            }
        }
        assertThat(house.get("/feeds/town/rss.xml", "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void HEAD_is_GET_without_a_body() {
        var get = house.get("/feeds/town/rss.xml");
        var head = house.send("HEAD", "/feeds/town/rss.xml");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("etag", "last-modified", "content-type", "content-length", "vary")) {
            assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void other_methods_are_told_which_there_are(String method) {
        for (String path : List.of("/", "/favicon.ico", "/feeds/town/", "/feeds/town/atom.xml")) {
            var answer = house.send(method, path);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(header(answer, "allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
        assertThat(house.send(method, "/health").statusCode()).isEqualTo(405);
    }

    @Test
    void OPTIONS_tells_what_scripts_of_other_sites_may_ask() {
        var answer = house.send("OPTIONS", "/feeds/town/atom.xml");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(header(answer, "access-control-allow-headers")).contains("If-None-Match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/town/opml.xml",
                "/feeds/nowhere/rss.xml",
                "/feeds/town/articles/x.html",
                "/feeds/town/articles/00000000-0000-0000-0000-000000000000.html",
                "/feeds/..%2f..%2fpom.xml/rss.xml",
                "/x",
                "/feeds/town/feed.yaml",
                "/feeds/town/..%2F..%2Fdata%2Ftidings.db",
                "/feeds/%00/rss.xml",
            })
    void what_is_not_there_is_404(String path) {
        assertThat(house.get(path).statusCode()).isBetween(400, 404);
    }

    @Test
    void the_front_page_lists_the_feeds_for_people_and_for_readers() {
        String page = new String(house.get("/").body(), UTF_8);
        assertThat(page)
                .contains(
                        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Town News (Atom)\" href=\"https://feeds.example/t/feeds/town/atom.xml\">")
                .contains("application/rss+xml", "application/feed+json", ">Town News</a></h2>");
        assertThat(house.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void an_edited_definition_is_served_without_a_restart() throws IOException {
        Path yaml = Files.createDirectories(folder.resolve("feeds/town")).resolve("feed.yaml");
        Files.writeString(yaml, "title: Town\nlink: https://town.example/\n");
        var definitions =
                new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP));
        Path feeds = folder.resolve("feeds");
        house.define(ledger -> new LiveDefinitions(new FolderTexts(feeds), definitions.in(feeds)));
        house.restart();
        assertThat(text("/feeds/town/atom.xml")).contains(">Town</title>");
        Files.writeString(yaml, "title: Town Gazette\nlink: https://town.example/\n");
        House.await(() -> text("/feeds/town/atom.xml").contains("Town Gazette"));
        assertThat(text("/")).contains("Town Gazette");
    }

    private String text(String path) {
        return new String(house.get(path).body(), UTF_8);
    }

    @Test
    void our_address_comes_from_the_setting_and_its_path_is_served_too() {
        var below = house.get("/t/feeds/town/atom.xml", "X-Forwarded-Host", "evil.example");
        assertThat(below.body()).isEqualTo(house.get("/feeds/town/atom.xml").body());
        assertThat(new String(below.body(), UTF_8))
                .contains("https://feeds.example/t/feeds/town/atom.xml")
                .doesNotContain("evil.example", "127.0.0.1");
        assertThat(house.get("/t/").statusCode()).isEqualTo(200);
    }

    @Test
    void an_article_without_an_address_has_a_page_of_ours_that_its_entry_links_to() {
        String feed = new String(house.get("/feeds/town/rss.xml").body(), UTF_8);
        String link = feed.replaceAll("(?s).*<link>https://feeds.example/t(/feeds/town/articles/[^<]+)</link>.*", "$1");
        var page = house.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "content-security-policy")).contains("default-src 'none'");
        assertThat(new String(page.body(), UTF_8))
                .contains("<h1>Ferry late again today</h1>", "nobody who knew the skipper");
    }

    @ParameterizedTest
    @CsvSource({"lost, gzip", "emptied, gzip", "broken, gzip", "lost, identity", "emptied, identity", "broken, identity"
    })
    void a_document_that_is_gone_from_the_shelf_is_503_until_it_is_written_again(String how, String coding)
            throws IOException {
        String tag = header(house.get("/feeds/town/rss.xml", "If-None-Match", "*", "Accept-Encoding", coding), "etag");
        try (var files = Files.walk(folder.resolve("data/documents"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (how.equals("lost")) {
                    Files.delete(file);
                } else {
                    Files.write(file, how.equals("broken") ? new byte[] {1, 2, 3} : new byte[0]);
                }
            }
        }
        var gone = house.get("/feeds/town/rss.xml", "Accept-Encoding", coding);
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(header(gone, "retry-after")).matches("\\d+");
        assertThat(header(gone, "etag")).isNull();
        House.await(() -> house.get("/feeds/town/rss.xml").statusCode() == 200);
        assertThat(header(house.get("/feeds/town/rss.xml", "Accept-Encoding", coding), "etag"))
                .isEqualTo(tag);
    }
}

package tidings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tidings.feed.FeedReader;
import tidings.ingest.LooseReader;
import tidings.source.SitemapReader;
import tidings.story.ListReading;
import tidings.story.Page;

/** Feeds and sitemaps that are made to read files, to call servers, and to grow without end. */
class XmlAttackTest {
    private static final String SECRET = "the skipper's own number";

    private static List<ListReading> readings(String xml) {
        var page = new Page("list", "", xml.getBytes(UTF_8), "https://town.example/list.xml", null);
        return List.of(new FeedReader(new LooseReader(ZoneOffset.UTC)).read(page), new SitemapReader().read(page));
    }

    @Test
    void no_file_is_read_and_no_server_is_called(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET);
        var calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String http = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            for (String system : List.of(file.toUri().toString(), http + "/e")) {
                for (String type : List.of(
                        "<!DOCTYPE r [<!ENTITY e SYSTEM '" + system + "'>]>",
                        "<!DOCTYPE r [<!ENTITY % p SYSTEM '" + system + "'>%p;]>",
                        "<!DOCTYPE r SYSTEM '" + system + "'>",
                        "<?xml-stylesheet href='" + system + "'?>")) {
                    check(
                            type
                                    + "<rss><channel><item><title>&e;</title><link>https://town.example/&e;</link></item></channel></rss>");
                    check(type + "<urlset><url><loc>https://town.example/&e;</loc></url></urlset>");
                    check("<rss>" + type + "<channel><item><title>&e;</title></item></channel></rss>");
                }
                check(
                        "<rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><item><title>t<xi:include parse='text' href='"
                                + system + "'/></title></item></channel></rss>");
            }
        } finally {
            server.stop(0);
        }
        assertThat(calls).hasValue(0);
    }

    private static void check(String xml) {
        assertThat(readings(xml)).allSatisfy(r -> assertThat(r.toString()).doesNotContain(SECRET));
    }

    @Test
    @Timeout(60)
    void entities_that_grow_and_elements_without_end_are_read_or_refused() {
        var laughs = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 'lol'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        readings(laughs + "]><rss><channel><item><title>&a29;</title></item></channel></rss>");
        readings("<rss><channel><item><title>" + "<a>".repeat(300_000) + "x</title></item></channel></rss>");
        readings("<urlset>" + "<a>".repeat(300_000) + "</urlset>");
        readings("<rss>" + "<item><b></item>".repeat(20_000) + "</rss>");
        readings("<rss " + "x=\"1\" ".repeat(50_000) + "/>");
        readings("<rss>" + "&".repeat(500_000) + "<![CDATA[" + "&#1;<".repeat(100_000));
    }

    @Test
    @Timeout(120)
    void what_others_use_to_break_parsers_of_XML_is_read_or_refused() throws IOException {
        int read = 0;
        for (String line : Files.readAllLines(Shared.path("attack/xml.jsonl"))) {
            JsonNode attack = new JsonMapper().readTree(line);
            String made = attack.path("gen").path("doctype").asText() + "<rss><channel><title>"
                    + attack.path("gen").path("content").asText() + "</title></channel></rss>";
            check(attack.has("xml") ? attack.path("xml").asText() : made);
            read++;
        }
        assertThat(read).isGreaterThan(50);
    }
}

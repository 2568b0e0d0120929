package tidings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real readers and validators, subscribed to a running server. */
class ReadersTest {
    /** The exit code by which a client's script says that something which it needs is not installed. */
    private static final int CANNOT_RUN = 2;

    @TempDir
    Path folder;

    /** Starts a server with the example feed and the page that the project was born from, and gives it to the client's script. */
    private void check(String script, String document, String... needs) throws IOException, InterruptedException {
        Path client = Shared.path("clients/" + script);
        for (String program : needs) {
            Shared.need(
                    run(List.of("which", program)).isEmpty(),
                    program + " is not installed, so " + script + " cannot run");
        }
        try (House house = new House(folder, "http://127.0.0.1")) {
            example(house);
            many(house);
        }
        // Readers hold the feed's own address against the one they asked for, so it must name the port.
        int port = House.freePort();
        try (House house = new House(folder, "http://127.0.0.1:" + port, port)) {
            assertThat(run(List.of(
                            "/usr/bin/env",
                            "PATH=/usr/bin:/bin",
                            client.toString(),
                            house.address("/feeds/town/" + document))))
                    .isEmpty();
        }
    }

    private static void example(House house) throws IOException {
        try (var pages = Files.list(Path.of("feeds/example/pages"))) {
            for (Path page : pages.toList()) {
                house.save(page.getFileName().toString(), Files.readString(page));
            }
        }
        house.save("article.txt", Files.readString(Shared.path("seed/article.txt")));
    }

    /** More than one document shows, so that there are archives. */
    private static void many(House house) {
        for (int i = 0; i < 130; i++) {
            house.save("council-" + i + ".html", """
                    <html lang="en"><head><title>Council %d meets</title><link rel="canonical" href="https://town.example/council-%d">
                    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Council %d meets",
                    "datePublished":"2026-0%d-%02dT08:30:00Z"}</script></head><body><article><h1>Council %d meets</h1>
                    <p>The council met on Tuesday evening and agreed to mend the old bridge over the river.</p>
                    <p>Work begins in spring, when the water is low, and is to end before the first heavy rain of autumn comes down the valley.</p>
                    <p>Until then carts and lorries take the long way round by the mill, which the miller has asked the town to pay for.</p></article></body></html>
                    """.formatted(i, i, i, 1 + i / 28, 1 + i % 28, i));
        }
    }

    /** What the program printed if it failed, else nothing. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("client", ".log");
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "did not end: " + Files.readString(out);
        }
        Shared.need(
                process.exitValue() != CANNOT_RUN,
                String.join(" ", command) + " cannot run here: " + Files.readString(out));
        return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + "\n" + Files.readString(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void newsboat_shows_every_entry(String document) throws Exception {
        check("client-newsboat.py", document, "newsboat", "sqlite3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void feedparser_shows_every_entry(String document) throws Exception {
        check("client-feedparser.py", document, "newsboat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void the_lint_finds_no_error(String document) throws Exception {
        check("feed-lint.py", document, "newsboat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void the_archives_are_walked_to_their_end(String document) throws Exception {
        check("rfc5005-walk.py", document, "newsboat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss-1.xml", "atom-1.xml"})
    void the_lint_finds_no_error_in_an_archive(String document) throws Exception {
        check("feed-lint.py", document, "newsboat");
    }

    @Test
    void the_json_document_is_a_strict_json_feed() throws Exception {
        check("validate-jsonfeed.py", "feed.json", "newsboat");
    }

    @Test
    void the_atom_document_fits_the_schema() throws Exception {
        check("validate-atom-rng.sh", "atom.xml", "jing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
    void the_probe_finds_no_fault_in_how_polls_are_answered(String document) throws Exception {
        check("http-probe.py", document, "brotli");
    }
}

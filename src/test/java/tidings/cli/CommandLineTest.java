package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.PostgresServer;

class CommandLineTest {
    private static final Path EXAMPLE = Path.of("feeds/example/pages/harbour-ferry-timetable.html");

    @TempDir
    Path folder;

    private final List<String> agents = new CopyOnWriteArrayList<>();

    /** What a command did. */
    private record Done(int code, String out, String err) {}

    private static Done run(Object... arguments) {
        return piped("", arguments);
    }

    private static Done piped(String stdin, Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        var in = System.in;
        var stdout = System.out;
        var out = new ByteArrayOutputStream();
        var written = new StringWriter();
        var err = new StringWriter();
        try {
            System.setIn(new ByteArrayInputStream(stdin.getBytes(UTF_8)));
            System.setOut(new PrintStream(out, true, UTF_8));
            int code = TidingsCommand.commandLine(words)
                    .setOut(new PrintWriter(written, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(words);
            return new Done(code, out.toString(UTF_8) + written, err.toString());
        } finally {
            System.setIn(in);
            System.setOut(stdout);
        }
    }

    private Path town() throws IOException {
        Path pages = Files.createDirectories(folder.resolve("feeds/town/pages"));
        Files.writeString(
                folder.resolve("feeds/town/feed.yaml"), "title: Town\nlink: https://courier.lanternby.example/\n");
        return pages;
    }

    private Done inTown(String command, Object... arguments) {
        var all = new Object[arguments.length + 5];
        all[0] = command;
        System.arraycopy(
                new Object[] {"--feeds", folder.resolve("feeds"), "--store", folder.resolve("data/t.db")},
                0,
                all,
                1,
                4);
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return run(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "preview", "ingest", "publish", "apply", "rules", "token"})
    void every_command_explains_itself_with_examples(String command) {
        Done done = command.isEmpty() ? run("--help") : run(command, "--help");
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("Usage: tidings", "Examples:");
    }

    @ParameterizedTest
    @CsvSource({"fly", "preview --format pdf x", "serve --port high", "serve --nonsense", "''"})
    void wrong_usage_is_2(String arguments) {
        assertThat(run((Object[]) (arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void the_ledger_may_be_on_PostgreSQL() throws IOException {
        Files.copy(EXAMPLE, town().resolve("ferry.html"));
        String store = PostgresServer.ledger();
        Done done = run("ingest", "--feeds", folder.resolve("feeds"), "--store", store);
        assertThat(done.out()).startsWith("new     ").contains("pages/ferry.html");
        assertThat(run("ingest", "--feeds", folder.resolve("feeds"), "--store", store)
                        .out())
                .isEqualToNormalizingNewlines("nothing new\n");
        assertThat(run("publish", "--feeds", folder.resolve("feeds"), "--store", store)
                        .code())
                .isZero();
        assertThat(folder.resolve("feeds/town/rss.xml")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://tidings:geheim@127.0.0.1:1/tidings",
                "postgresql://tidings:geheim@/tidings",
                "mysql://tidings:geheim@127.0.0.1/tidings"
            })
    void a_store_that_cannot_be_used_is_one_clear_line_and_1_without_its_password(String store) throws IOException {
        town();
        Done done = run("ingest", "--feeds", folder.resolve("feeds"), "--store", store);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err().lines()).hasSize(1);
        assertThat(done.err()).startsWith("tidings: ").doesNotContain("geheim");
    }

    @Test
    void only_PostgreSQL_has_replicas() throws IOException {
        town();
        assertThat(inTown("ingest", "--store-replica", "postgresql://db.example/t")
                        .err())
                .contains("--store-replica: only a ledger on PostgreSQL has replicas");
    }

    @Test
    void a_page_that_is_none_is_one_clear_line_and_1() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.html"));
        Path binary = Files.write(folder.resolve("binary.html"), new byte[] {1, 0, 2});
        Path large = folder.resolve("large.html");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        Path gzip = Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        assertRefused(empty, "is empty");
        assertRefused(binary, "is binary, not a page");
        assertRefused(large, "is larger than 16 MiB; no article page is");
        assertRefused(folder.resolve("nowhere.html"), "no such file");
        assertRefused(folder, "is a folder, not a page");
        assertRefused(gzip, "is gzip that is broken or cut off");
    }

    private static void assertRefused(Path page, String reason) {
        Done done = run("preview", page);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).isEqualTo("tidings: " + page + ": " + reason + System.lineSeparator());
        assertThat(done.out()).isEmpty();
    }

    @Test
    void preview_shows_a_page_as_text_from_a_file_and_from_standard_input() throws IOException {
        Done file = run("preview", EXAMPLE);
        assertThat(file.code()).isZero();
        assertThat(file.out())
                .startsWith("Harbour Ferry Gets a New Timetable and Keeps Its Old Excuses\n")
                .contains("siblings: 4", "Odile Marrish");
        String page = Files.readString(EXAMPLE);
        assertThat(piped(page, "preview").out()).startsWith("Harbour Ferry Gets");
        assertThat(piped(page, "preview", "-").out())
                .isEqualTo(piped(page, "preview").out());
    }

    @Test
    void preview_shows_feeds_and_stories() throws IOException {
        assertThat(run("preview", "--format", "rss", EXAMPLE).out())
                .startsWith("<?xml")
                .contains("<rss");
        assertThat(run("preview", "--format", "ATOM", EXAMPLE).out()).contains("<feed");
        JsonNode feed = new JsonMapper()
                .readTree(run("preview", "--format", "json", EXAMPLE).out());
        assertThat(feed.path("items")).hasSize(5);
        assertThat(feed.path("title").asText()).isEqualTo("The Lanternby Courier");
        JsonNode story = new JsonMapper()
                .readTree(run("preview", "--format", "story", EXAMPLE).out());
        assertThat(story.path("siblings")).hasSize(4);
        assertThat(story.path("published").asText()).isEqualTo("2026-10-05T07:30:00+01:00");
        assertThat(story.path("date_source").asText()).isEqualTo("json-ld");
    }

    @Test
    void a_manifest_gives_a_line_for_each_row_even_for_one_that_fails() throws IOException {
        Path manifest = Files.writeString(
                folder.resolve("pages.json"),
                "[{\"id\":\"a\",\"file\":\"" + EXAMPLE.toAbsolutePath()
                        + "\",\"url\":\"https://courier.lanternby.example/x\"},{\"id\":\"b\",\"file\":\"nowhere.html\"}]");
        Done done = run("preview", "--format", "story", "--manifest", manifest);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out().lines()).hasSize(2);
        assertThat(done.out()).startsWith("{\"id\":\"a\",").contains("{\"id\":\"b\",\"error\":\"no such file\"}");
    }

    @Test
    void pages_are_fetched_by_their_address_where_that_is_allowed() throws IOException {
        town();
        HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", exchange -> {
            boolean page = exchange.getRequestURI().getPath().equals("/ferry");
            byte[] body = page ? Files.readAllBytes(EXAMPLE) : new byte[1];
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.sendResponseHeaders(page ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        try {
            String url = "http://127.0.0.1:" + site.getAddress().getPort() + "/ferry";
            Done refused = run("preview", url);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains(url + ": ", "is not public", "--allow-fetch");
            assertThat(agents).isEmpty();

            Path manifest = Files.writeString(
                    folder.resolve("pages.json"),
                    "[{\"id\":\"a\",\"url\":\"" + url + "\"},{\"id\":\"b\",\"url\":\"http://10.0.0.1/\"}]");
            Done done = run(
                    "preview",
                    "--format",
                    "story",
                    "--allow-fetch",
                    "127.0.0.0/8",
                    "--user-agent",
                    "Courier/1",
                    "--manifest",
                    manifest);
            assertThat(done.out().lines()).hasSize(2);
            assertThat(done.out()).startsWith("{\"id\":\"a\",").contains("{\"id\":\"b\",\"error\":\"leads to 10.0.0.1");
            assertThat(agents).containsOnly("Courier/1");

            Done ingested = inTown("ingest", "--allow-fetch", "127.0.0.1", "--url", "https://feeds.example", url);
            assertThat(ingested.out()).startsWith("new     " + url);
            assertThat(agents).contains("Tidings (+https://feeds.example)");
        } finally {
            site.stop(0);
        }
        assertThat(run("preview", "--allow-fetch", "localhost", "x").err()).contains("no range of addresses");
    }

    @Test
    void ingest_tells_what_became_of_each_page() throws IOException {
        town();
        assertThat(inTown("ingest", EXAMPLE).out()).startsWith("new     ").contains("(siblings: 4, new: 4)");
        assertThat(inTown("ingest", EXAMPLE).out()).startsWith("known   ").contains("(siblings: 4, new: 0)");
        JsonNode line =
                new JsonMapper().readTree(inTown("ingest", "--json", EXAMPLE).out());
        assertThat(line.path("id").asText()).startsWith("urn:uuid:");
        assertThat(inTown("ingest", "--feed", "city", EXAMPLE).err())
                .contains("no feed is called city; there are: town");
    }

    @Test
    void publish_writes_the_bytes_that_are_served_and_pages_for_articles_without_an_address() throws IOException {
        Path pages = town();
        Files.writeString(
                pages.resolve("note.txt"),
                "A note of the harbour office\n\nThe boat will go when it goes, and not a minute before that.\n");
        assertThat(inTown("publish", "--url", "https://static.example").code()).isZero();
        Path feed = folder.resolve("feeds/town");
        byte[] first = Files.readAllBytes(feed.resolve("atom.xml"));
        String link = new JsonMapper()
                .readTree(feed.resolve("feed.json").toFile())
                .at("/items/0/url")
                .asText();
        assertThat(link).startsWith("https://static.example/feeds/town/articles/");
        assertThat(feed.resolve(link.substring("https://static.example/feeds/town/".length())))
                .content()
                .contains("not a minute before");
        inTown("publish", "--url", "https://static.example");
        assertThat(feed.resolve("atom.xml")).hasBinaryContent(first);
        assertThat(feed.resolve("rss.xml")).content().startsWith("<?xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "ftp://example.org",
                "https://example.org/?x=1",
                "https://",
                "https://a\"><script>/",
                "https://x/{a}",
                "https://x/%zz",
                "https://u:p@x/"
            })
    void an_address_of_ours_that_is_none_is_refused(String url) throws IOException {
        town();
        Done done = inTown("publish", "--url", url);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).hasLineCount(1).contains("--url " + url).contains("right would be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/a/b", "not a url", "file:///etc/passwd", "mailto:a@b.example"})
    void a_page_from_nowhere_on_the_web_is_refused(String from) throws IOException {
        town();
        Done done = inTown("ingest", "--from", from, EXAMPLE);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).hasLineCount(1).contains("no address of the web");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 99999})
    void a_port_that_is_none_is_refused(int port) throws IOException {
        town();
        assertThat(inTown("serve", "--port", port).err()).hasLineCount(1).contains("--port " + port);
    }

    @Test
    void a_database_of_another_program_is_left_alone() throws Exception {
        town();
        Path other = folder.resolve("other.db");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.execute("create table notes (text text)");
        }
        byte[] before = Files.readAllBytes(other);
        Done done = run("ingest", "--feeds", folder.resolve("feeds"), "--store", other, EXAMPLE);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).hasLineCount(1).contains("no ledger of Tidings");
        assertThat(other).hasBinaryContent(before);
    }

    @Test
    void a_wrong_definition_and_a_wrong_store_are_one_line() throws IOException {
        Path pages = town();
        Files.writeString(folder.resolve("data.txt"), "no database ".repeat(100));
        assertThat(run("ingest", "--feeds", folder.resolve("feeds"), "--store", folder.resolve("data.txt"))
                        .err())
                .hasLineCount(1)
                .contains("data.txt: cannot be opened as a ledger");
        Files.writeString(pages.resolveSibling("feed.yaml"), "title: Town\n");
        Done done = inTown("serve");
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).hasLineCount(1).contains("feed.yaml: link: is missing");
    }

    private Path rules(String text) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("courier.lanternby.example.txt"), text);
        return rules;
    }

    @Test
    void rules_are_told_with_file_and_line_and_tried_on_pages() throws IOException {
        Path rules = rules("""
                title: //title
                frobnicate: yes
                test_url: https://courier.lanternby.example/news/a
                test_contains: words that are nowhere
                """);
        Done files = run("rules", rules);
        assertThat(files.code()).isZero();
        assertThat(files.out())
                .contains(
                        "courier.lanternby.example.txt:2: unknown directive 'frobnicate'",
                        "1 files of rules, 0 errors");
        Done page = run("rules", rules, "--from", "https://courier.lanternby.example/news/a", EXAMPLE);
        assertThat(page.code()).isEqualTo(1);
        assertThat(page.out())
                .contains(
                        "site rule courier.lanternby.example.txt:1",
                        "error: the body does not contain 'words that are nowhere'");
        Done json = run("rules", "--json", rules, "--from", "https://courier.lanternby.example/news/a", EXAMPLE);
        assertThat(json.code()).isEqualTo(1);
        JsonNode told =
                new JsonMapper().readTree(json.out().lines().skip(1).findFirst().orElseThrow());
        assertThat(told.path("missing")).hasSize(1);
        assertThat(told.path("found").path(0).path("field").asText()).isEqualTo("title");
    }

    @Test
    void an_error_in_rules_is_1() throws IOException {
        Done done = run("rules", rules("strip: //p[\n"));
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).contains("courier.lanternby.example.txt:1: strip: not an XPath expression");
        assertThat(run("rules", folder.resolve("nowhere")).code()).isEqualTo(1);
    }

    @Test
    void rules_can_be_named_for_all_feeds() throws IOException {
        Path rules = rules("title: concat('By rule: ', //h1)\n");
        assertThat(run("preview", "--rules", rules, EXAMPLE).out()).startsWith("By rule: Harbour Ferry");
        Files.copy(EXAMPLE, town().resolve("a.html"));
        assertThat(inTown("ingest").out()).contains("Harbour Ferry").doesNotContain("By rule");
        assertThat(inTown("ingest", "--rules", rules).out()).contains("By rule: Harbour Ferry");
        assertThat(inTown("ingest", "--rules", rules).out()).contains("nothing new");
        assertThat(inTown("ingest", "--rules", folder.resolve("nowhere")).code())
                .isEqualTo(1);
    }

    @Test
    void a_token_comes_with_the_line_that_lets_it_in() throws IOException {
        Done done = run("token", "cms", "town");
        assertThat(done.code()).isZero();
        String token = done.out().replaceFirst("(?s)^token +(\\S+)\\R.*", "$1");
        assertThat(token).hasSizeGreaterThan(40);
        assertThat(run("token", "cms", "town").out()).doesNotContain(token);
        String line = "cms " + tidings.story.Digest.hex(token) + " town";
        assertThat(done.out()).contains("line   " + line + System.lineSeparator());
        Path file = Files.writeString(folder.resolve("tokens"), "# who may push\n\n" + line + "\n");
        var tokens = picocli.CommandLine.populateCommand(new TokensOption(), "--tokens", file.toString());
        assertThat(tokens.tokens(null).all()).hasSize(1);
        assertThat(tokens.tokens("  ").all()).hasSize(1);
        assertThat(tokens.tokens("secret").all())
                .extracting(tidings.server.Tokens.Token::sha256)
                .containsExactly(tidings.story.Digest.hex(token), tidings.story.Digest.hex("secret"));
        assertThat(new TokensOption().tokens(null).all()).isEmpty();
    }

    @Test
    void a_file_of_tokens_that_is_wrong_is_told_with_its_line_and_without_the_token() throws IOException {
        town();
        Path file = Files.writeString(folder.resolve("tokens"), "# who may push\ncms secret\n");
        Done done = inTown("serve", "--tokens", file);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).hasLineCount(1).contains("tokens:2: ").doesNotContain("secret");
        assertThat(inTown("serve", "--tokens", folder.resolve("nowhere")).code())
                .isEqualTo(1);
        assertThat(run("token", "two words").code()).isEqualTo(1);
    }

    @Test
    void definitions_are_applied_to_the_ledger_and_told_by_feed() throws IOException {
        town();
        Path city = Files.createDirectories(folder.resolve("feeds/city")).resolve("feed.yaml");
        Files.writeString(city, "title: City\nlink: https://city.example/\n");
        assertThat(inTown("apply", "--dry-run").out().lines())
                .containsExactly("added     city (not written)", "added     town (not written)");
        assertThat(inTown("apply", folder.resolve("feeds")).out().lines())
                .containsExactly("added     city", "added     town");
        Files.writeString(folder.resolve("feeds/town/feed.yaml"), "title: Gazette\nlink: https://town.example/\n");
        Files.delete(city);
        Done changed = inTown("apply");
        assertThat(changed.code()).isZero();
        assertThat(changed.out().lines())
                .containsExactly("gone      city (goes on being served; --prune ends it)", "changed   town");
        assertThat(inTown("apply", "--prune", "--json").out().lines())
                .containsExactly(
                        "{\"feed\":\"city\",\"outcome\":\"gone\",\"written\":true}",
                        "{\"feed\":\"town\",\"outcome\":\"unchanged\",\"written\":false}");
        assertThat(inTown("apply").out().lines()).containsExactly("unchanged town");
    }

    @Test
    void nothing_is_applied_where_one_definition_is_wrong() throws IOException {
        town();
        Path city = Files.createDirectories(folder.resolve("feeds/city")).resolve("feed.yaml");
        Files.writeString(city, "title: City\nlink: https://city.example/\nentries: many\n");
        Done done = inTown("apply");
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).contains("city/feed.yaml:3: entries").hasLineCount(1);
        assertThat(folder.resolve("data/t.db")).doesNotExist();
    }

    @Test
    void pages_are_read_into_feeds_that_the_ledger_defines() throws IOException {
        town();
        Done none = inTown("ingest", "--definitions", "ledger", EXAMPLE);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("tidings apply");
        inTown("apply");
        Files.delete(folder.resolve("feeds/town/feed.yaml"));
        Done done = inTown("ingest", "--definitions", "ledger", EXAMPLE);
        assertThat(done.code()).isZero();
        assertThat(done.out()).startsWith("new ");
    }
}

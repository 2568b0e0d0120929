package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.House;
import tidings.story.Article;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

class PagesApiTest {
    private static final String PATH = "/api/feeds/town/pages";
    private static final String FERRY = PATH + "?url=https%3A%2F%2Ftown.example%2Fferry";
    private static final String PAGE =
            "<title>Ferry late again today</title><h1>Ferry late again today</h1><p>The ferry left the quay at eight, and"
                    + " nobody who knew the skipper was surprised by it.<h3>Related</h3><ul><li><a href=/watch>Skipper asked to own a watch</a></ul>";
    private static final int MAX = 8 << 20;

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder, "https://feeds.example/t");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String token, String type) {
        var headers = new ArrayList<String>();
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (type != null) {
            headers.addAll(List.of("Content-Type", type));
        }
        return house.send(method, path, body, headers.toArray(String[]::new));
    }

    private HttpResponse<byte[]> push(String path, String page) {
        return send("POST", path, BodyPublishers.ofString(page), House.TOKEN, "text/html; charset=utf-8");
    }

    private HttpResponse<byte[]> get(String path) {
        return send("GET", path, BodyPublishers.noBody(), House.TOKEN, null);
    }

    private HttpResponse<byte[]> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), House.TOKEN, null);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            assertThat(header(answer, "content-type")).isEqualTo("application/json");
            return new JsonMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String error(HttpResponse<byte[]> answer) {
        return json(answer).path("error").asText();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String feed() {
        return new String(house.get("/feeds/town/feed.json").body(), UTF_8);
    }

    @Test
    void a_new_page_is_201_with_its_ids_and_the_feed_shows_it() {
        var answer = push(FERRY, PAGE);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode told = json(answer);
        assertThat(told.path("outcome").asText()).isEqualTo("new");
        assertThat(told.path("page").asText()).isEqualTo("https://town.example/ferry");
        assertThat(told.path("url").asText()).isEqualTo("https://town.example/ferry");
        assertThat(told.path("siblings")).hasSize(1);
        assertThat(told.path("new_siblings").asInt()).isEqualTo(1);
        House.await(() -> feed().contains(told.path("id").asText()));
        assertThat(feed()).contains(told.path("siblings").path(0).asText(), "https://town.example/watch");
    }

    @Test
    void the_same_page_again_is_200_known_and_moves_nothing() {
        String id = json(push(FERRY, PAGE)).path("id").asText();
        House.await(() -> feed().contains(id));
        String tag = header(house.get("/feeds/town/rss.xml"), "etag");
        var again = push(FERRY, PAGE);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("outcome").asText()).isEqualTo("known");
        assertThat(json(again).path("id").asText()).isEqualTo(id);
        assertThat(json(again).path("new_siblings").asInt()).isZero();
        house.restart();
        assertThat(header(house.get("/feeds/town/rss.xml"), "etag")).isEqualTo(tag);
    }

    @Test
    void a_page_that_changed_is_200_changed_under_the_same_id() {
        String id = json(push(FERRY, PAGE)).path("id").asText();
        var answer = push(FERRY, PAGE.replace("at eight", "at nine"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("outcome").asText()).isEqualTo("changed");
        assertThat(json(answer).path("id").asText()).isEqualTo(id);
    }

    @Test
    void the_header_says_what_encoding_a_page_is_in() {
        byte[] cyrillic = PAGE.replace("Ferry late again today", "Паром опять опоздал сегодня")
                .getBytes(java.nio.charset.Charset.forName("windows-1251"));
        var answer = send(
                "POST", FERRY, BodyPublishers.ofByteArray(cyrillic), House.TOKEN, "text/html; charset=windows-1251");
        assertThat(json(answer).path("title").asText()).isEqualTo("Паром опять опоздал сегодня");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "none, 201",
                "text/html, 201",
                "TEXT/HTML;charset=UTF-8, 201",
                "application/xhtml+xml, 201",
                "application/json, 415",
                "application/x-www-form-urlencoded, 415",
                "text/htmlx, 415"
            },
            nullValues = "none")
    void only_types_of_pages_are_taken(String type, int status) {
        var answer = send("POST", FERRY, BodyPublishers.ofString(PAGE), House.TOKEN, type);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 415) {
            assertThat(error(answer)).contains(type, "text/html");
        }
    }

    @Test
    void plain_text_is_a_page() {
        String text = "Ferry late again today\n\nThe ferry left the quay at eight, and nobody was surprised by it.\n";
        var answer = send("POST", FERRY, BodyPublishers.ofString(text), House.TOKEN, "text/plain");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("title").asText()).isEqualTo("Ferry late again today");
    }

    @Test
    void a_packed_page_is_415() {
        var answer = house.send(
                "POST",
                FERRY,
                BodyPublishers.ofString(PAGE),
                "Authorization",
                "Bearer " + House.TOKEN,
                "Content-Encoding",
                "gzip");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(error(answer)).contains("gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                      | url is missing",
                "?url=                                   | no address of the web",
                "?url=ferry                              | ferry",
                "?url=ftp%3A%2F%2Ftown.example%2Fa       | ftp://town.example/a",
                "?url=javascript%3Aalert(1)              | no address of the web",
                "?url=https%3A%2F%2F                     | no address of the web",
                "?url=https://town.example/a?b=1&c=2     | %26",
                "?url=https://town.example/a&url=b       | %26",
                "?url=%zz                                | percent-encoded",
            })
    void an_address_that_is_none_is_told(String query, String told) throws IOException {
        String answer =
                raw("POST " + PATH + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + House.TOKEN + "\r\nContent-Length: " + PAGE.length() + "\r\n\r\n" + PAGE);
        assertThat(answer).startsWith("HTTP/1.1 422 ").contains("{\"error\":\"url ", told);
    }

    @Test
    void a_page_without_a_story_is_422_and_says_why() {
        var answer = push(FERRY, "<rss version=2.0><channel></channel></rss>");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(error(answer)).contains("is a feed, not a page");
        assertThat(push(FERRY, "").statusCode()).isEqualTo(422);
        assertThat(json(get(PATH)).path("items")).isEmpty();
    }

    @Test
    void a_page_over_the_cap_is_413_before_it_is_sent() throws IOException {
        String answer = raw("POST " + FERRY + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + House.TOKEN
                + "\r\nContent-Length: " + (MAX + 1) + "\r\nExpect: 100-continue\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("larger than 8 MiB");
    }

    @Test
    void a_page_that_turns_out_to_be_over_the_cap_is_413_and_no_further_read() throws IOException {
        try (var socket = socket()) {
            var out = socket.getOutputStream();
            out.write(("POST " + FERRY + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + House.TOKEN
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(UTF_8));
            byte[] chunk = ("10000\r\n" + "a".repeat(1 << 16) + "\r\n").getBytes(UTF_8);
            for (int i = 0; i <= MAX >> 16; i++) {
                out.write(chunk);
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 413 ").contains("larger than 8 MiB");
        }
    }

    @Test
    void a_page_as_large_as_the_cap_is_read() {
        byte[] large = (PAGE + "<!--" + " ".repeat(MAX - PAGE.length() - 7) + "-->").getBytes(UTF_8);
        assertThat(large).hasSize(MAX);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(send("POST", FERRY, chunked, House.TOKEN, null).statusCode()).isEqualTo(201);
    }

    @Test
    void a_page_that_breaks_off_is_not_taken() throws IOException {
        try (var socket = socket()) {
            socket.getOutputStream()
                    .write(("POST " + FERRY + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + House.TOKEN
                                    + "\r\nContent-Length: 100000\r\n\r\n" + PAGE)
                            .getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(answer(socket)).doesNotStartWith("HTTP/1.1 2");
        }
        assertThat(json(get(PATH)).path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer a token for test", "Bearer a token for testsx", "Basic YTpi"})
    void without_a_good_token_every_door_is_closed(String authorization) {
        for (String method : List.of("GET", "POST", "DELETE")) {
            for (String path : List.of(FERRY, "/api/feeds/nowhere/pages")) {
                var answer = house.send(
                        method, path, BodyPublishers.ofString(PAGE), "Authorization", authorization, "X", "y");
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(header(answer, "www-authenticate")).isEqualTo("Bearer");
                assertThat(error(answer)).contains("Authorization: Bearer").doesNotContain("a token");
            }
        }
    }

    @Test
    void a_token_for_another_feed_is_403() {
        var answer = send("POST", FERRY, BodyPublishers.ofString(PAGE), House.OTHER_TOKEN, "text/html");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(error(answer)).contains("town");
    }

    @Test
    void where_no_token_is_set_the_answer_says_how_to_set_one() {
        house.allow(new Tokens(List.of()));
        house.restart();
        var answer = push(FERRY, PAGE);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(error(answer)).contains("TIDINGS_TOKEN", "--tokens");
    }

    @Test
    void a_feed_that_is_not_there_is_404() {
        var answer = push("/api/feeds/nowhere/pages?url=https%3A%2F%2Ftown.example%2Fferry", PAGE);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer)).contains("nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS"})
    void other_methods_are_told_which_there_are(String method) {
        var answer = send(method, FERRY, BodyPublishers.noBody(), House.TOKEN, null);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "allow")).isEqualTo("GET, HEAD, POST, DELETE");
        assertThat(error(answer)).contains("DELETE");
    }

    @Test
    void what_is_taken_back_is_gone_and_comes_back_under_its_id() {
        String id = json(push(FERRY, PAGE)).path("id").asText();
        House.await(() -> feed().contains(id));
        var gone = delete(FERRY.replace("https", "http"));
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(json(gone).path("id").asText()).isEqualTo(id);
        House.await(() -> !feed().contains(id));
        assertThat(delete(FERRY).statusCode()).isEqualTo(404);
        assertThat(error(delete(FERRY))).contains("https://town.example/ferry");
        assertThat(json(push(FERRY, PAGE)).path("id").asText()).isEqualTo(id);
        House.await(() -> feed().contains(id));
    }

    @Test
    void what_another_feed_holds_too_stays_there_and_the_answer_says_so() {
        String id = json(push(FERRY, PAGE)).path("id").asText();
        try (Ledger ledger = house.ledger()) {
            FeedDefinition city = Feeds.named("city");
            Article ferry = Article.headline("Ferry late", "https://town.example/ferry", null);
            Article bells = new Article(
                    "Bells", "https://town.example/b", List.of(), null, null, null, "<p>B", null, null, null);
            ledger.keep(
                    city,
                    new Page("b", "1", new byte[0], null, null),
                    new Story(bells, "Words", List.of(new Sibling(ferry, null, 1)), "town.example"));
            JsonNode told = json(delete(FERRY));
            assertThat(told.path("id").asText()).isEqualTo(id);
            assertThat(told.path("still_in")).hasSize(1).first().hasToString("\"city\"");
            assertThat(ledger.newest(city)).hasSize(2);
        }
        House.await(() -> !feed().contains(id));
    }

    @Test
    void it_is_taken_back_by_the_address_that_it_was_pushed_under_whatever_the_page_says_of_itself() {
        String elsewhere = "<link rel=canonical href=https://town.example/news/story>" + PAGE;
        JsonNode told = json(push(FERRY, elsewhere));
        assertThat(told.path("url").asText()).isEqualTo("https://town.example/news/story");
        assertThat(json(delete(FERRY)).path("id").asText())
                .isEqualTo(told.path("id").asText());
    }

    @Test
    void all_articles_are_listed_however_many_there_are() {
        int stories = 260; // with a sibling each: more than one answer holds
        var pushed = new ArrayList<String>();
        for (int i = 0; i < stories; i++) {
            String page = PAGE.replace("/watch", "/watch-" + i);
            JsonNode told = json(push(FERRY + "-" + i, page));
            pushed.add(told.path("id").asText());
            pushed.add(told.path("siblings").path(0).asText());
        }
        JsonNode first = json(get(PATH));
        assertThat(first.path("items").path(0).path("url").asText()).startsWith("https://town.example/");
        assertThat(first.path("items").path(0).path("title").asText()).isNotEmpty();
        String next = first.path("next_url").asText();
        assertThat(next).startsWith("https://feeds.example/t" + PATH + "?after=");
        JsonNode second = json(get(next.replace("https://feeds.example", "")));
        assertThat(second.has("next_url")).isFalse();
        var ids = new ArrayList<String>();
        List.of(first, second)
                .forEach(p -> p.path("items").forEach(i -> ids.add(i.path("id").asText())));
        assertThat(ids).containsExactlyInAnyOrderElementsOf(pushed);
        assertThat(get(PATH + "?after=x").statusCode()).isEqualTo(422);
        assertThat(send("HEAD", PATH, BodyPublishers.noBody(), House.TOKEN, null)
                        .body())
                .isEmpty();
    }

    @Test
    void many_may_push_at_once() throws Exception {
        List<Callable<Integer>> pushes = IntStream.range(0, 64)
                .<Callable<Integer>>mapToObj(
                        i -> () -> push(FERRY + "-" + i % 32, PAGE).statusCode())
                .toList();
        var threads = Executors.newFixedThreadPool(16);
        var statuses = new ArrayList<Integer>();
        for (var push : threads.invokeAll(pushes)) {
            statuses.add(push.get());
        }
        threads.shutdown();
        assertThat(statuses).filteredOn(s -> s == 201).hasSize(32);
        assertThat(statuses).filteredOn(s -> s == 200).hasSize(32);
    }

    @Test
    void a_ledger_that_cannot_be_written_is_503_and_polls_go_on() throws Exception {
        push(FERRY, PAGE);
        House.await(() -> feed().contains("Ferry"));
        String database = "jdbc:sqlite:" + folder.resolve("data/tidings.db");
        try (var other = DriverManager.getConnection(database);
                var sql = other.createStatement()) {
            sql.execute("create trigger no before insert on article begin select raise(abort, 'no more room'); end");
            var answer = push(FERRY + "-2", PAGE);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "retry-after")).matches("\\d+");
            assertThat(error(answer)).contains("cannot be written", "no more room");
            assertThat(feed()).contains("Ferry");
            sql.execute("drop trigger no");
        }
        assertThat(push(FERRY + "-2", PAGE).statusCode()).isEqualTo(201);
    }

    @Test
    void hashes_are_all_that_tokens_are_known_by() {
        assertThat(House.TOKENS.toString()).doesNotContain(House.TOKEN);
        assertThat(House.TOKENS.of("bearer   " + House.TOKEN))
                .map(Tokens.Token::name)
                .contains("all");
        assertThat(House.TOKENS.of(null)).isEmpty();
        var token = new Tokens.Token("a", "", Set.of("town"));
        assertThat(token.isFor("town")).isTrue();
        assertThat(token.isFor("city")).isFalse();
    }

    private String raw(String request) throws IOException {
        try (var socket = socket()) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return answer(socket);
        }
    }

    private Socket socket() throws IOException {
        return new Socket("127.0.0.1", java.net.URI.create(house.address("/")).getPort());
    }

    /** Headers, and the first lines of the body. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && !(c == '\n' && text.indexOf("\r\n\r\n") > 0); c = in.read()) {
            text.append((char) c);
        }
        return text.toString();
    }
}

package tidings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Shared;
import tidings.ingest.PageReader;
import tidings.source.Sieve;
import tidings.story.FeedDefinition;
import tidings.story.Filter;
import tidings.story.Manners;
import tidings.story.Visiting;
import tidings.story.WebSource;
import tidings.story.WebSource.Kind;

class VisitingYamlTest {
    private static final String TWO_LINES = "title: Town\nlink: https://town.example/\n";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TIDINGS_HEADER_TOWN",
            "s3cret",
            "SESSION",
            "s3cret",
            "EVIL",
            "a\r\nX: y",
            "TIDINGS_STORE",
            "postgresql://a:b@c");

    @TempDir
    Path feeds;

    private FeedDefinition read(String yaml) throws IOException {
        Path folder = Files.createDirectories(feeds.resolve("town"));
        Files.writeString(folder.resolve("feed.yaml"), TWO_LINES + yaml);
        return new Definitions(new Checks(
                        PageReader::selectorFault,
                        Sieve::patternFault,
                        new Environment(List.of("SESSION", "EVIL", "ALLOWED"), ENVIRONMENT::get)))
                .one(folder);
    }

    @Test
    void a_feed_without_a_source_on_the_web_visits_nothing() throws IOException {
        assertThat(read("").visiting()).isEqualTo(Visiting.NONE);
    }

    @Test
    void the_shortest_source_is_an_address() throws IOException {
        FeedDefinition feed = read("source: {feed: https://town.example/rss.xml}");
        assertThat(feed.visiting().sources())
                .containsExactly(new WebSource(
                        Kind.FEED, List.of("https://town.example/rss.xml"), null, 100, Manners.USUAL, Filter.NONE));
        assertThat(feed.pages()).containsExactly(feeds.resolve("town/pages"));
    }

    @Test
    void every_key_is_read() throws IOException {
        Files.createDirectories(feeds.resolve("town/saved"));
        FeedDefinition feed = read("""
                source:
                  - pages: saved
                    listing: https://town.example/news
                    links: article > a
                    documents: 3
                    headers: {Cookie: "id=${TIDINGS_HEADER_TOWN}; x=1", X-Who: me}
                    user-agent: TownBot/1.0
                    pace: 2s
                    robots: owner
                    include: {words: ferry, url: [/news/, /sport/], author: Ada, category: ["Harbou?r"]}
                    exclude: {words: [advert]}
                    max-age: 30d
                  - urls: [https://town.example/a, https://town.example/b, https://town.example/a]
                    sitemap: https://town.example/sitemap.xml
                every: {min: 10m, max: 1d}
                follow: siblings
                budget: 50
                reread: [2d, 1h]
                """);
        var manners = new Manners(
                Map.of("Cookie", "id=s3cret; x=1", "X-Who", "me"), "TownBot/1.0", Duration.ofSeconds(2), false);
        var filter = new Filter(
                new Filter.Patterns(
                        List.of("ferry"), List.of("/news/", "/sport/"), List.of("Ada"), List.of("Harbou?r")),
                new Filter.Patterns(List.of("advert"), List.of(), List.of(), List.of()),
                Duration.ofDays(30));
        assertThat(feed.pages()).containsExactly(feeds.resolve("town/saved"));
        assertThat(feed.visiting())
                .isEqualTo(new Visiting(
                        List.of(
                                new WebSource(
                                        Kind.LISTING,
                                        List.of("https://town.example/news"),
                                        "article > a",
                                        3,
                                        manners,
                                        filter),
                                new WebSource(
                                        Kind.URLS,
                                        List.of("https://town.example/a", "https://town.example/b"),
                                        null,
                                        100,
                                        Manners.USUAL,
                                        Filter.NONE),
                                new WebSource(
                                        Kind.SITEMAP,
                                        List.of("https://town.example/sitemap.xml"),
                                        null,
                                        100,
                                        Manners.USUAL,
                                        Filter.NONE)),
                        Duration.ofMinutes(10),
                        Duration.ofDays(1),
                        50,
                        true,
                        List.of(Duration.ofHours(1), Duration.ofDays(2))));
    }

    @Test
    void one_end_of_the_rhythm_moves_the_other_where_that_is_only_usual() throws IOException {
        assertThat(read("every: {min: 1d}").visiting().most()).isEqualTo(Duration.ofDays(1));
        assertThat(read("every: {max: 30s}").visiting().least()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read("reread: []").visiting().rereads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: {pace: 2 parsecs, feed: 'https://a.example/'} | :3: source.pace: wrong value \"2 parsecs\"; right would be a duration, such as \"2s\"",
                "source: {pace: 0s, feed: 'https://a.example/'} | :3: source.pace: wrong value \"0s\"",
                "source: [{feed: 'https://a.example/', pace: 2}] | :3: source.pace: wrong type; right would be a duration",
                "source: {}                              | :3: source: ",
                "source: []                              | :3: source: ",
                "source: [[{feed: 'https://a.example/'}]] | :3: source: wrong type; right would be where the feed's pages come from",
                "source: {feed: 'ftp://a.example/'}      | :3: source.feed: wrong value \"ftp://a.example/\"; right would be an address",
                "source: {feed: 'https://:80/'}          | :3: source.feed: no address of the web",
                "source: {urls: ['https://a.example/', 'x']} | :3: source.urls: wrong value \"x\"; right would be an address",
                "source: {urls: 'https://a.example/'}    | :3: source.urls: wrong type; right would be addresses",
                "source: {urls: []}                      | :3: source.urls: ",
                "source: {pace: 2s}                      | :3: source.pace: goes with urls, a sitemap, a listing or a feed",
                "source: {feed: 'https://a.example/', links: a} | :3: source.links: goes with a listing",
                "source: {listing: 'https://a.example/', links: '[['} | :3: source.links: not a CSS selector",
                "source: {feed: 'https://a.example/', documents: 0} | :3: source.documents: ",
                "source: {feed: 'https://a.example/', robots: no} | :3: source.robots: wrong value \"no\"; right would be whether",
                "source: {feed: 'https://a.example/', include: {words: '(?=a)'}} | :3: source.include.words: no regular expression that RE2 knows",
                "source: {feed: 'https://a.example/', include: {words: [a, '(b']}} | :3: source.include.words: no regular expression that RE2 knows: missing closing )",
                "source: {feed: 'https://a.example/', exclude: {word: a}} | :3: source.exclude.word: unknown key; known are words, url,",
                "source: {feed: 'https://a.example/', headers: {Host: b}} | :3: source.headers.Host: belongs to the request itself",
                "source: {feed: 'https://a.example/', headers: {'a b': b}} | :3: source.headers.a b: no name of a header",
                "source: {feed: 'https://a.example/', headers: {'a/b~': b}} | :3: source.headers.a/b~: no name of a header",
                "source: {feed: 'https://a.example/', headers: {A: b, a: c}} | :3: source.headers.a: stands here twice",
                "source: {feed: 'https://a.example/', headers: {Cookie: '${ALLOWED}'}} | :3: source.headers.Cookie: the environment has no variable ALLOWED; set it before the start",
                "source: {feed: 'https://a.example/', headers: {Cookie: '${TIDINGS_HEADER_X}'}} | :3: source.headers.Cookie: the environment has no variable TIDINGS_HEADER_X; set it before the start",
                "source: {feed: 'https://a.example/', headers: {Cookie: '${TIDINGS_STORE}'}} | :3: source.headers.Cookie: definitions may not name the variable TIDINGS_STORE; call it TIDINGS_HEADER_TIDINGS_STORE, or start with --allow-env TIDINGS_STORE",
                "source: {feed: 'https://a.example/', headers: {Cookie: '${HOME}'}} | :3: source.headers.Cookie: definitions may not name the variable HOME; call it TIDINGS_HEADER_HOME, or start with --allow-env HOME",
                "source: {feed: 'https://a.example/', headers: {Cookie: '${EVIL}'}} | :3: source.headers.Cookie: holds U+000D, which no header may; right would be a header's value",
                "source: {feed: 'https://a.example/', headers: {Cookie: 7}} | :3: source.headers.Cookie: wrong type",
                "source: [{feed: 'https://a.example/'}, {feed: 'https://a.example/'}] | :3: source: the feed https://a.example/ is named twice",
                "every: {min: 2h, max: 1h}               | :3: every.min: is longer than every.max",
                "every: 5m                               | :3: every: wrong type; right would be the least and the longest time",
                "follow: everybody                       | :3: follow: wrong value \"everybody\"; right would be what else is read",
                "budget: 0                               | :3: budget: ",
                "reread: [1h, soon]                      | :3: reread: wrong value \"soon\"; right would be a duration",
            })
    void a_mistake_is_one_line_with_file_line_key_and_what_would_be_right(String line, String expected) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(DefinitionException.class)
                .message()
                .hasLineCount(1)
                .contains("feed.yaml" + expected.strip());
    }

    @Test
    void the_line_is_that_of_the_list_item_which_is_wrong() {
        assertThatThrownBy(() -> read("""
                source:
                  - feed: https://a.example/
                    pace: 2s
                  - feed: https://b.example/
                    pace: 2 parsecs
                """)).hasMessageContaining("feed.yaml:7: source.pace: wrong value \"2 parsecs\"");
        assertThatThrownBy(() -> read("""
                source:
                  - feed: https://a.example/
                    include:
                      words:
                        - good
                        - "*"
                """))
                .hasMessageContaining("feed.yaml:8: source.include.words: no regular expression");
    }

    @Test
    void what_a_variable_holds_is_in_no_message_and_no_text_of_the_definition() throws IOException {
        FeedDefinition feed = read("source: {feed: 'https://a.example/', headers: {Cookie: '${SESSION}'}}");
        assertThat(feed.toString()).doesNotContain("s3cret");
        assertThatThrownBy(() ->
                        read("source: {feed: 'https://a.example/', headers: {Cookie: '${SESSION}\u0001', X: 'é'}}"))
                .message()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a\nX: y", "a\rX", "a\u010aX", "a\u2028X", "a\u0000b"})
    void nothing_in_a_header_begins_a_new_line(String value) {
        String quoted = JsonMapper.builder().build().valueToTree(value).toString();
        assertThatThrownBy(() -> read("source: {feed: 'https://a.example/', headers: {X: " + quoted + "}}"))
                .isInstanceOf(DefinitionException.class);
        assertThatThrownBy(() -> read("source: {feed: 'https://a.example/', headers: {" + quoted + ": x}}"))
                .isInstanceOf(DefinitionException.class);
        assertThatThrownBy(() -> read("source: {feed: 'https://a.example/', user-agent: " + quoted + "}"))
                .isInstanceOf(DefinitionException.class);
    }

    @Test
    void hostile_headers_are_refused_or_harmless() throws IOException {
        var json = new JsonMapper();
        int refused = 0;
        for (String line : Files.readAllLines(Shared.path("attack/crlf.jsonl"))) {
            String value = json.readTree(line).get("value").toString();
            try {
                WebSource source = read("source: {feed: 'https://a.example/', headers: {X: " + value + "}}")
                        .visiting()
                        .sources()
                        .get(0);
                assertThat(source.manners().headers().get("X")).matches("[\\t\\x20-\\x7e]*");
            } catch (DefinitionException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void globs_need_only_the_folder_that_they_begin_in() throws IOException {
        Files.createDirectories(feeds.resolve("town/saved"));
        assertThat(read("source: {pages: 'saved/**/*.html'}").pages())
                .containsExactly(feeds.resolve("town/saved/**/*.html"));
        assertThatThrownBy(() -> read("source: {pages: ['nowhere/*.html']}")).hasMessageContaining("nowhere is not");
        assertThat(Optional.ofNullable(
                        read("source: [{pages: saved}, {pages: [saved, .]}]").pages()))
                .hasValueSatisfying(pages -> assertThat(pages).hasSize(2));
    }
}

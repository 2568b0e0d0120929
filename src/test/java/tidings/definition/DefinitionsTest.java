package tidings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.ingest.PageReader;
import tidings.source.Sieve;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Selector;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Retention;
import tidings.story.Serving;
import tidings.story.Visiting;

class DefinitionsTest {
    private static final String TWO_LINES = "title: Town\nlink: https://town.example/\n";

    @TempDir
    Path feeds;

    private FeedDefinition read(String yaml) throws IOException {
        Path folder = Files.createDirectories(feeds.resolve("town"));
        Files.writeString(folder.resolve("feed.yaml"), yaml);
        return new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP))
                .all(feeds)
                .get(0);
    }

    @Test
    void two_lines_are_a_feed() throws IOException {
        FeedDefinition feed = read(TWO_LINES);
        assertThat(feed.name()).isEqualTo("town");
        assertThat(feed.description()).isEqualTo("Town");
        assertThat(feed.pages()).containsExactly(feeds.resolve("town/pages"));
        assertThat(feed.entries()).isEqualTo(50);
        assertThat(feed.timezone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(feed.content()).isEqualTo(Content.FULL);
        assertThat(feed.siblings()).isEqualTo(Siblings.ENTRIES);
        assertThat(feed.language()).isNull();
    }

    @Test
    void every_key_is_read() throws IOException {
        Files.createDirectories(feeds.resolve("town/pages"));
        Files.createDirectories(feeds.resolve("archive"));
        Files.createDirectories(feeds.resolve("rules"));
        FeedDefinition feed = read(TWO_LINES + """
                description: All of it
                language: pt-BR
                author: The newsroom
                rights: © Town
                icon: https://town.example/icon.png
                logo: https://town.example/logo.png
                source:
                  pages: [pages, ../archive]
                entries: 7
                timezone: Europe/Tallinn
                content: summary
                siblings: off
                selectors:
                  body: div.story
                  remove: .ad
                rules: ../rules
                retired: true
                moved: https://new.example/town/
                formerly: [village]
                private: kq3W9xT4mZp7Lr2v
                """);
        assertThat(feed)
                .isEqualTo(new FeedDefinition(
                        "town",
                        feeds.resolve("town"),
                        "Town",
                        "https://town.example/",
                        "All of it",
                        "pt-BR",
                        "The newsroom",
                        "© Town",
                        "https://town.example/icon.png",
                        "https://town.example/logo.png",
                        java.util.List.of(feeds.resolve("town/pages"), feeds.resolve("town/../archive")),
                        7,
                        ZoneId.of("Europe/Tallinn"),
                        Content.SUMMARY,
                        Siblings.OFF,
                        Map.of(Selector.BODY, "div.story", Selector.REMOVE, ".ad"),
                        java.util.List.of(feeds.resolve("town/../rules")),
                        Retention.DEFAULT,
                        Visiting.NONE,
                        FeedDefinition.Order.PUBLISHED,
                        null,
                        new Serving(
                                true, "https://new.example/town/", java.util.List.of("village"), "kq3W9xT4mZp7Lr2v")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entrys: 7             | feed.yaml:3: entrys: unknown key; known are title, link, description,",
                "entries: many         | feed.yaml:3: entries: wrong type; right would be how many entries a document shows at most",
                "entries: 0            | feed.yaml:3: entries: ",
                "entries: 501          | feed.yaml:3: entries: ",
                "content: half         | feed.yaml:3: content: wrong value \"half\"; right would be what documents carry",
                "siblings: 3           | feed.yaml:3: siblings: ",
                "timezone: Mars/Base   | feed.yaml:3: timezone: no such time zone: Mars/Base; right would be",
                "language: very good   | feed.yaml:3: language: wrong value",
                "source: {pages: nowhere} | nowhere is not there; right would be",
                "source: pages         | feed.yaml:3: source: wrong type; right would be where the feed's pages come from",
                "source: {page: x}     | feed.yaml:3: source.page: unknown key; known are pages",
                "source: {pages: [1]}  | feed.yaml:3: source.pages",
                "selectors: {bod: x}   | feed.yaml:3: selectors.bod: unknown key; known are title, body,",
                "selectors: {body: '[['} | feed.yaml:3: selectors.body: not a CSS selector",
                "selectors: {body: ''} | feed.yaml:3: selectors.body: wrong value",
                "rules: nowhere        | nowhere is no folder; right would be a folder of site rules",
                "rules: 7              | feed.yaml:3: rules: ",
                "private: short       | feed.yaml:3: private: wrong value",
                "moved: elsewhere     | feed.yaml:3: moved: wrong value",
                "formerly: village    | feed.yaml:3: formerly: wrong type",
                "retired: 2026        | feed.yaml:3: retired: wrong type",
                "title: Again          | feed.yaml:3: ",
                "'  : ['               | feed.yaml",
            })
    void a_mistake_is_one_line_with_file_line_key_and_what_would_be_right(String line, String expected) {
        assertThatThrownBy(() -> read(TWO_LINES + line))
                .isInstanceOf(DefinitionException.class)
                .message()
                .hasLineCount(1)
                .contains(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "title: x",
                "- a\n- b",
                "just words",
                "title: ''\nlink: https://a.example",
                "title: x\nlink: ftp://a.example",
                "title: [x]\nlink: https://a.example",
                "\t"
            })
    void a_file_that_is_no_definition_at_all_is_refused_in_one_line(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(DefinitionException.class)
                .message()
                .hasLineCount(1)
                .contains("feed.yaml");
    }

    @Test
    void a_folder_without_feeds_or_with_a_bad_name_says_what_to_do() throws IOException {
        var definitions =
                new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP));
        assertThatThrownBy(() -> definitions.all(feeds.resolve("nowhere")))
                .hasMessageContaining("no such folder")
                .hasMessageContaining("--feeds");
        assertThatThrownBy(() -> definitions.all(feeds)).hasMessageContaining("feed.yaml of two lines");
        Path bad = Files.createDirectories(feeds.resolve("my feed"));
        Files.writeString(bad.resolve("feed.yaml"), TWO_LINES);
        assertThatThrownBy(() -> definitions.all(feeds))
                .hasMessageContaining("my feed")
                .hasMessageContaining("letters");
    }
}

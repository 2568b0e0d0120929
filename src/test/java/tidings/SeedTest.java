package tidings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The page that the project was born from, in all its forms, seen in what the server answers. */
class SeedTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINK = "https://news.example/";

    /** An entry as a reader sees it. */
    private record Seen(String title, Instant published, String link, String content) {}

    @TempDir
    Path folder;

    /** Before a house is opened, which nobody would close where the test is skipped. */
    @BeforeEach
    void needsTheSeed() {
        Shared.path("seed");
    }

    private static JsonNode expected() throws IOException {
        return JSON.readTree(Shared.path("seed/expected.json").toFile());
    }

    private House house(String... forms) throws IOException {
        var house = new House(folder, "https://feeds.example");
        house.define(Feeds.feed(folder.resolve("feeds/town"), LINK));
        for (String form : forms) {
            house.save(form, Files.readString(Shared.path("seed/" + form)));
        }
        house.restart();
        return house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"article.txt", "article.html", "article-divs.html"})
    void each_form_gives_the_same_feed_in_every_format(String form) throws Exception {
        JsonNode expected = expected();
        boolean links = !form.endsWith(".txt");
        try (House house = house(form)) {
            List<Seen> json = json(house);
            assertThat(rss(house)).isEqualTo(json);
            assertThat(atom(house)).isEqualTo(json);
            checkMain(expected, json.get(0));
            checkSiblings(expected.path("siblings"), json.subList(1, json.size()), links);
            assertThat(json.get(0).link())
                    .startsWith(
                            form.equals("article.html") ? expected.path("url").asText() : "https://feeds.example/");
            String all = json.toString();
            expected.path("must_not_appear_in_any_entry")
                    .forEach(m -> assertThat(all).doesNotContain(m.asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt html divs", "divs txt html", "html divs txt"})
    void all_forms_in_one_store_are_one_story_in_whatever_order(String order) throws Exception {
        List<String> names = List.of(order.replace("txt", "article.txt")
                .replace("html", "article.html")
                .replace("divs", "article-divs.html")
                .split(" "));
        try (House house = house(names.get(0))) {
            Set<String> ids = new LinkedHashSet<>(ids(house));
            for (String name : names) {
                house.save(name, Files.readString(Shared.path("seed/" + name)));
                house.restart();
                assertThat(json(house)).hasSize(21);
                assertThat(ids(house)).containsExactlyElementsOf(ids);
            }
            checkSiblings(expected().path("siblings"), json(house).subList(1, 21), true);
            assertThat(json(house).get(0).link())
                    .isEqualTo(expected().path("url").asText());
        }
    }

    @Test
    void the_story_in_the_ledger_keeps_the_zone_and_the_rights() throws Exception {
        JsonNode expected = expected();
        try (House house = house("article.html")) {
            var story = ((Taken.Read) house.taken.get(0)).story();
            assertThat(story.main().published().inItsZone().getOffset())
                    .hasToString(expected.path("published_offset").asText());
            assertThat(story.main().rights()).isEqualTo(expected.path("rights").asText());
            assertThat(story.main().summary()).isEqualTo(expected.path("lead").asText());
            assertThat(story.siblings())
                    .allSatisfy(s -> assertThat(s.heading())
                            .isEqualTo(expected.path("theme_heading").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mehr zum Thema", "Sur le même sujet", "Más sobre el tema", "На эту тему", "За темою", "関連記事"})
    void the_theme_heading_may_be_in_another_language(String heading) throws Exception {
        for (String form : new String[] {"article.txt", "article.html", "article-divs.html"}) {
            String page = Files.readString(Shared.path("seed/" + form)).replace("MORE ON THEME", heading);
            try (House house = new House(folder.resolve(form), "https://feeds.example")) {
                house.define(Feeds.feed(folder.resolve(form).resolve("feeds/town"), LINK));
                house.save(form, page);
                house.restart();
                assertThat(json(house)).hasSize(21);
                checkMain(expected(), json(house).get(0));
            }
        }
    }

    private static void checkMain(JsonNode expected, Seen main) {
        assertThat(main.title()).isEqualTo(expected.path("title").asText());
        assertThat(main.published()).isEqualTo(expected.path("published").asText());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(expected.path("lead").asText());
        expected.path("paragraphs").forEach(p -> paragraphs.add(p.asText()));
        assertThat(main.content()).isEqualTo("<p>" + String.join("</p>\n<p>", paragraphs) + "</p>");
    }

    private static void checkSiblings(JsonNode expected, List<Seen> seen, boolean links) {
        assertThat(seen).extracting(Seen::title).containsExactlyElementsOf(expected.findValuesAsText("title"));
        assertThat(seen)
                .extracting(s -> s.published().toString())
                .containsExactlyElementsOf(expected.findValuesAsText("published"));
        if (links) {
            assertThat(seen).extracting(Seen::link).containsExactlyElementsOf(expected.findValuesAsText("url"));
        }
    }

    private static List<String> ids(House house) throws IOException {
        return items(house).findValuesAsText("id").stream().distinct().toList();
    }

    private static JsonNode items(House house) throws IOException {
        return JSON.readTree(house.get("/feeds/town/feed.json").body()).path("items");
    }

    private static List<Seen> json(House house) throws IOException {
        return StreamSupport.stream(items(house).spliterator(), false)
                .map(i -> new Seen(
                        i.path("title").asText(),
                        Instant.parse(i.path("date_published").asText()),
                        i.path("url").asText(),
                        i.path("content_html").asText()))
                .toList();
    }

    private static List<Seen> rss(House house) throws Exception {
        return elements(xml(house, "rss.xml"), "item").stream()
                .map(i -> new Seen(
                        text(i, "title"),
                        OffsetDateTime.parse(text(i, "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant(),
                        text(i, "link"),
                        text(i, "content:encoded").isEmpty() ? text(i, "description") : text(i, "content:encoded")))
                .toList();
    }

    private static List<Seen> atom(House house) throws Exception {
        return elements(xml(house, "atom.xml"), "entry").stream()
                .map(e -> new Seen(
                        text(e, "title"),
                        Instant.parse(text(e, "published")),
                        elements(e, "link").stream()
                                .filter(l -> l.getAttribute("rel").equals("alternate"))
                                .findFirst()
                                .orElseThrow()
                                .getAttribute("href"),
                        text(e, "content")))
                .toList();
    }

    private static Document xml(House house, String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(house.get("/feeds/town/" + file).body()));
    }

    private static List<Element> elements(Node in, String name) {
        var found = in instanceof Document d ? d.getElementsByTagName(name) : ((Element) in).getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String text(Element in, String name) {
        return elements(in, name).stream().map(Node::getTextContent).findFirst().orElse("");
    }
}

package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.Entry;
import tidings.story.Entry.Reference;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Image;

class DocumentsTest {
    private static final UUID MAIN = new UUID(1, 1);
    private static final UUID SIBLING = new UUID(2, 2);
    private static final FeedState STATE = new FeedState(new UUID(9, 9), Instant.parse("2026-01-01T00:00:00Z"), 7);
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Documents documents = new Documents(new Addresses("https://feeds.example/t/"), 900);

    private static Entry main(String title, String html) {
        Article article = new Article(
                title,
                "https://town.example/ferry",
                List.of("Odile Marrish", "Bram Tolliver"),
                null,
                null,
                "Late & later.",
                html,
                new Image("https://town.example/i.jpg", 640, 480, "Boat"),
                "en",
                "© Town");
        return new Entry(
                MAIN,
                article,
                Instant.parse("2026-03-02T08:30:00.750Z"),
                Instant.parse("2026-03-03T00:00:00Z"),
                List.of(new Reference(SIBLING, "Watch bought", null)),
                List.of());
    }

    private static Entry headline() {
        return new Entry(
                SIBLING,
                Article.headline("Watch bought", null, null),
                Instant.parse("2026-03-01T18:00:00Z"),
                Instant.parse("2026-03-01T18:00:00Z"),
                List.of(),
                List.of(new Reference(MAIN, "Ferry <late> & proud", "https://town.example/ferry")));
    }

    private byte[] render(Format format, FeedDefinition feed, Entry... entries) {
        return documents.render(format, feed, STATE, List.of(entries)).bytes();
    }

    private JsonNode json(FeedDefinition feed, Entry... entries) throws Exception {
        return new JsonMapper().readTree(render(Format.JSON, feed, entries));
    }

    private Element xml(Format format, FeedDefinition feed, Entry... entries) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(render(format, feed, entries)))
                .getDocumentElement();
    }

    private static List<String> texts(Element in, String name) {
        return IntStream.range(0, in.getElementsByTagName(name).getLength())
                .mapToObj(i -> in.getElementsByTagName(name).item(i).getTextContent())
                .toList();
    }

    private static List<String> links(Element in) {
        NodeList links = in.getElementsByTagNameNS(ATOM, "link");
        return IntStream.range(0, links.getLength())
                .mapToObj(i -> (Element) links.item(i))
                .map(l -> l.getAttribute("rel") + " " + l.getAttribute("href"))
                .toList();
    }

    @Test
    void all_formats_tell_the_same_entries() throws Exception {
        Entry[] entries = {main("Ferry <late> & proud", "<p>It was <em>late</em>.</p>"), headline()};
        Element rss = xml(Format.RSS, Feeds.feed(), entries);
        Element atom = xml(Format.ATOM, Feeds.feed(), entries);
        JsonNode json = json(Feeds.feed(), entries);
        List<String> ids = List.of("urn:uuid:" + MAIN, "urn:uuid:" + SIBLING);

        assertThat(texts(rss, "guid")).isEqualTo(ids);
        assertThat(texts(atom, "id")).containsExactly("urn:uuid:" + STATE.id(), ids.get(0), ids.get(1));
        assertThat(json.findValuesAsText("id")).startsWith(ids.get(0));
        assertThat(texts(rss, "title")).containsExactly("Town News", "Ferry <late> & proud", "Watch bought");
        assertThat(texts(atom, "title")).isEqualTo(texts(rss, "title"));
        assertThat(texts(rss, "pubDate"))
                .containsExactly("Mon, 02 Mar 2026 08:30:00 GMT", "Sun, 01 Mar 2026 18:00:00 GMT");
        assertThat(texts(atom, "published")).containsExactly("2026-03-02T08:30:00Z", "2026-03-01T18:00:00Z");
        assertThat(json.path("items").findValuesAsText("date_published")).isEqualTo(texts(atom, "published"));
        assertThat(texts(atom, "updated")).startsWith("2026-03-03T00:00:00Z");
        assertThat(texts(rss, "ttl")).containsExactly("15");
        assertThat(texts(rss, "dc:creator")).containsExactly("Odile Marrish, Bram Tolliver", "Town News");
        assertThat(json.at("/items/0/authors").findValuesAsText("name"))
                .containsExactly("Odile Marrish", "Bram Tolliver");
        assertThat(texts(rss, "content:encoded").get(0))
                .isEqualTo(texts(atom, "content").get(0))
                .isEqualTo(json.at("/items/0/content_html").textValue())
                .contains("<p>It was <em>late</em>.</p>");
    }

    @Test
    void stories_and_siblings_link_to_each_other_and_readers_of_first_or_last_links_find_the_article()
            throws Exception {
        Entry[] entries = {main("Ferry", "<p>Late.</p>"), headline()};
        String own = "https://feeds.example/t/feeds/town/articles/" + SIBLING + ".html";
        assertThat(links(xml(Format.ATOM, Feeds.feed(), entries)))
                .containsExactly(
                        "self https://feeds.example/t/feeds/town/atom.xml",
                        "alternate https://town.example/",
                        "alternate https://town.example/ferry",
                        "related " + own,
                        "via https://town.example/ferry",
                        "alternate " + own,
                        "related https://town.example/ferry",
                        "via " + own);
        assertThat(links(xml(Format.RSS, Feeds.feed(), entries)))
                .containsExactly(
                        "self https://feeds.example/t/feeds/town/rss.xml",
                        "related " + own,
                        "related https://town.example/ferry");
        assertThat(json(Feeds.feed(), entries)
                        .at("/items/0/_tidings/related/0/url")
                        .textValue())
                .isEqualTo(own);
        assertThat(links(xml(Format.ATOM, Feeds.feed(Siblings.OFF), entries))).noneMatch(l -> l.startsWith("related"));
    }

    @Test
    void a_headline_names_the_story_it_stood_beside_and_nothing_generic() throws Exception {
        String content =
                json(Feeds.feed(), headline()).at("/items/0/content_html").textValue();
        assertThat(content)
                .isEqualTo("<p>→ <a href=\"https://town.example/ferry\">Ferry &lt;late&gt; &amp; proud</a></p>");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_same_makes_the_same_bytes(Format format) {
        Entry[] entries = {main("Ferry", "<p>Late.</p>"), headline()};
        assertThat(render(format, Feeds.feed(), entries)).isEqualTo(render(format, Feeds.feed(), entries));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void an_empty_feed_is_a_whole_document(Format format) {
        assertThat(new String(render(format, Feeds.feed()), UTF_8))
                .contains("Town News")
                .doesNotContain("urn:uuid:" + MAIN);
    }

    @Test
    void a_lead_image_outside_the_body_is_shown_once() throws Exception {
        assertThat(json(Feeds.feed(), main("Ferry", "<p>Late.</p>"))
                        .at("/items/0/content_html")
                        .textValue())
                .startsWith(
                        "<p><img src=\"https://town.example/i.jpg\" alt=\"Boat\" width=\"640\" height=\"480\"></p>");
        assertThat(json(Feeds.feed(), main("Ferry", "<p><img src=\"x\"></p>"))
                        .at("/items/0/content_html")
                        .textValue())
                .isEqualTo("<p><img src=\"x\"></p>");
    }

    @Test
    void a_feed_that_does_not_name_its_language_takes_its_articles() throws Exception {
        assertThat(json(Feeds.feed(), main("Ferry", "<p>Late.</p>"), headline())
                        .path("language")
                        .textValue())
                .isEqualTo("en");
        assertThat(xml(Format.ATOM, Feeds.feed(), main("Ferry", "<p>Late.</p>")).getAttribute("xml:lang"))
                .isEqualTo("en");
        assertThat(json(Feeds.feed(), headline()).has("language")).isFalse();
    }

    @Test
    void the_fingerprint_moves_with_whatever_the_documents_are_made_from() {
        FeedDefinition feed = Feeds.feed();
        String one = documents.madeFrom(feed, STATE);
        assertThat(documents.madeFrom(feed, STATE)).isEqualTo(one);
        assertThat(documents.madeFrom(feed, new FeedState(STATE.id(), STATE.since(), 8)))
                .isNotEqualTo(one);
        assertThat(documents.madeFrom(Feeds.feed(Siblings.OFF), STATE)).isNotEqualTo(one);
        assertThat(new Documents(new Addresses("https://other.example"), 900).madeFrom(feed, STATE))
                .isNotEqualTo(one);
    }

    @Test
    void our_own_page_of_an_article_is_escaped_and_names_its_kin() {
        String page = documents.articlePage(Feeds.feed(), headline());
        assertThat(page)
                .contains("<title>Watch bought</title>", "Ferry &lt;late&gt; &amp; proud")
                .doesNotContain("<late>");
    }
}

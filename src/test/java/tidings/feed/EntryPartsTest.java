package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.feed.Written.attributes;
import static tidings.feed.Written.texts;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.Enclosure;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Image;

/** What documents say beside titles and bodies: sounds and films, pictures, categories, rights, edits, languages. */
class EntryPartsTest {
    private static final Enclosure SOUND =
            new Enclosure("https://town.example/read.mp3", "audio/mpeg", 123_456L, null, null, 190);
    private static final Enclosure FILM =
            new Enclosure("https://cdn.example/v.webm?a=1&b=2", "video/webm", null, 640, 360, null);
    private static final Article ARTICLE = new Article(
            "Ferry & <b> late",
            "https://town.example/ferry",
            List.of("Odile Marrish"),
            null,
            null,
            "Late.",
            "<p>It was late.</p>",
            new Image("https://town.example/i.JPG?s=1", 1200, 630, "Boat & quay"),
            "en",
            "© Odile",
            List.of("Arts & Culture", "Harbour"),
            List.of(FILM, SOUND));
    private static final Article PLAIN = new Article(
            "Glocken", "https://town.example/g", List.of(), null, null, null, "<p>Ja.</p>", null, "de", "© Town");
    private static final FeedDefinition FEED = Feeds.pictured("© Town", null, "https://town.example/logo.png");
    private static final List<Entry> ENTRIES = List.of(
            Written.entry(ARTICLE), Written.entry(PLAIN), Written.entry(ARTICLE.withUrl("https://town.example/2")));

    private Written written;

    @BeforeEach
    void write() throws Exception {
        written = Written.of(FEED, ENTRIES);
    }

    @Test
    void sounds_and_films_are_enclosures_in_every_format() {
        assertThat(attributes(written.rss(), "enclosure", "url")).containsExactly(FILM.url(), FILM.url());
        assertThat(attributes(written.rss(), "enclosure", "type")).containsOnly("video/webm");
        assertThat(attributes(written.rss(), "enclosure", "length")).containsOnly("0");
        assertThat(Written.elements(written.atom(), "link").stream()
                        .filter(l -> l.getAttribute("rel").equals("enclosure"))
                        .map(l ->
                                l.getAttribute("href") + " " + l.getAttribute("type") + " " + l.getAttribute("length"))
                        .limit(2))
                .containsExactly(FILM.url() + " video/webm ", SOUND.url() + " audio/mpeg 123456");
        assertThat(written.json().at("/items/0/attachments").toString())
                .isEqualTo("[{\"url\":\"" + FILM.url() + "\",\"mime_type\":\"video/webm\"},{\"url\":\"" + SOUND.url()
                        + "\",\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":123456,\"duration_in_seconds\":190}]");
        assertThat(written.json().at("/items/1").has("attachments")).isFalse();
    }

    @Test
    void media_rss_names_each_file_and_the_lead_image_with_its_size() {
        for (var document : List.of(written.rss(), written.atom())) {
            assertThat(attributes(document, "media:content", "medium"))
                    .startsWith("video", "audio", "image")
                    .hasSize(6);
            assertThat(attributes(document, "media:content", "type"))
                    .startsWith("video/webm", "audio/mpeg", "image/jpeg");
            assertThat(attributes(document, "media:content", "width")).startsWith("640", "", "1200");
            assertThat(attributes(document, "media:content", "height")).startsWith("360", "", "630");
            assertThat(attributes(document, "media:content", "fileSize")).startsWith("", "123456", "");
            assertThat(attributes(document, "media:thumbnail", "url"))
                    .startsWith("https://town.example/i.JPG?s=1")
                    .hasSize(2);
            assertThat(texts(document, "media:description")).startsWith("Boat & quay");
        }
        assertThat(written.json().at("/items/0/image").textValue()).isEqualTo("https://town.example/i.JPG?s=1");
    }

    @Test
    void an_entry_s_own_address_is_its_first_and_its_last_link_whatever_stands_between() {
        List<String> links = attributes(written.atom(), "link", "href").subList(2, 6);
        assertThat(links).startsWith("https://town.example/ferry").endsWith("https://town.example/ferry");
    }

    @Test
    void categories_are_the_same_but_for_the_sign_that_freshrss_stumbles_over() {
        assertThat(texts(written.rss(), "category"))
                .startsWith("Arts & Culture", "Harbour")
                .hasSize(4);
        assertThat(attributes(written.atom(), "category", "term")).isEqualTo(texts(written.rss(), "category"));
        assertThat(written.json().at("/items/0/tags").toString()).isEqualTo("[\"Arts ＆ Culture\",\"Harbour\"]");
    }

    @Test
    void plain_text_in_rss_is_written_with_hexadecimal_references() {
        String rss = new String(Written.bytes(Format.RSS, FEED, ENTRIES), UTF_8);
        assertThat(rss)
                .contains(
                        "<title>Town &#x26; &#x3C;Port&#x3E; News</title>",
                        "<title>Ferry &#x26; &#x3C;b&#x3E; late</title>",
                        "<category>Arts &#x26; Culture</category>",
                        "<dc:creator>Town &#x26; &#x3C;Port&#x3E; News</dc:creator>");
        assertThat(texts(written.rss(), "title")).contains("Ferry & <b> late");
    }

    @Test
    void the_head_has_the_owner_s_pictures_and_else_the_site_s() throws Exception {
        assertThat(texts(written.atom(), "icon")).containsExactly("https://town.example/site-icon.png");
        assertThat(texts(written.atom(), "logo")).containsExactly("https://town.example/logo.png");
        assertThat(texts(written.rss(), "url")).containsExactly("https://town.example/logo.png");
        assertThat(texts(written.rss(), "width")).isEmpty();
        assertThat(written.json().path("icon").textValue()).isEqualTo("https://town.example/site-icon.png");

        Written own = Written.of(Feeds.pictured(null, "https://town.example/own.png", null), ENTRIES);
        assertThat(texts(own.atom(), "icon")).containsExactly("https://town.example/own.png");
        assertThat(own.json().path("favicon").textValue()).isEqualTo("https://town.example/own.png");
        assertThat(texts(own.rss(), "url")).containsExactly("https://town.example/own.png");
        assertThat(texts(own.rss(), "title")).startsWith("Town & <Port> News", "Town & <Port> News");
    }

    @Test
    void rights_edits_and_other_languages_are_told() {
        assertThat(texts(written.rss(), "copyright")).containsExactly("© Town");
        assertThat(texts(written.rss(), "dc:rights")).containsExactly("© Odile", "© Odile");
        assertThat(texts(written.atom(), "rights")).containsExactly("© Town", "© Odile", "© Town", "© Odile");
        assertThat(written.json().at("/_tidings/rights").textValue()).isEqualTo("© Town");
        assertThat(written.json().at("/items/0/_tidings/rights").textValue()).isEqualTo("© Odile");
        assertThat(texts(written.rss(), "dcterms:modified")).hasSize(3).containsOnly("2026-03-03T00:00:00Z");
        assertThat(texts(written.rss(), "dc:language")).containsExactly("de");
        assertThat(attributes(written.atom(), "entry", "xml:lang")).containsExactly("", "de", "");
        assertThat(texts(written.rss(), "dc:creator")).startsWith("Odile Marrish", "Town & <Port> News");
    }

    @Test
    void nobody_says_when_nothing_is_known() throws Exception {
        Entry bare = Written.entry(Article.headline("Bells", null, null));
        String rss = new String(Written.bytes(Format.RSS, Feeds.feed(), List.of(bare)), UTF_8);
        assertThat(rss).doesNotContain("enclosure", "media:", "category", "dc:date", "<author", "rights");
        Written headline = Written.of(Feeds.feed(), List.of(bare));
        assertThat(headline.json().at("/items/0/content_html").textValue()).isEqualTo("<p>Bells</p>");
    }
}

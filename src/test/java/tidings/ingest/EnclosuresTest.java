package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.Enclosure;
import tidings.story.Page;

/** Sounds and films, in all the places where pages have them. */
class EnclosuresTest {
    private static final String WORDS = "<p>"
            + "The ferry left the quay at eight, and nobody who knew the skipper was surprised. ".repeat(5) + "</p>";

    private static List<Enclosure> found(String head, String among) {
        String html = "<html><head>" + head + "</head><body><article><h1>Ferry is late again</h1>" + WORDS + among
                + WORDS + "</article><aside><h2>Popular</h2><video src=/ad.mp4></video></aside></body></html>";
        var page = new Page("p", "", html.getBytes(UTF_8), "https://town.example/news/ferry", "text/html");
        return ((Reading.Read) new PageReader().read(page, Feeds.feed()))
                .story()
                .main()
                .enclosures();
    }

    private static String ld(String json) {
        return "<script type=application/ld+json>" + json.replace('\'', '"') + "</script>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "associatedMedia", "encoding"})
    void what_the_article_names_in_json_ld(String key) {
        assertThat(found(
                        ld("{'@type':'NewsArticle','headline':'Ferry is late again','" + key
                                + "':{'@type':'AudioObject','contentUrl':'/read','encodingFormat':'audio/mpeg',"
                                + "'contentSize':'4711','duration':'PT3M10S'}}"),
                        ""))
                .containsExactly(new Enclosure("https://town.example/read", "audio/mpeg", 4711L, null, null, 190));
    }

    @Test
    void a_film_that_the_page_describes_by_itself() {
        assertThat(found(
                        ld(
                                "{'@type':'VideoObject','name':'x','contentUrl':'https://cdn.example/v.mp4?t=1','width':640,'height':360,"
                                        + "'contentSize':'12 MB'}"),
                        ""))
                .containsExactly(new Enclosure("https://cdn.example/v.mp4?t=1", "video/mp4", null, 640, 360, null));
    }

    @Test
    void what_the_open_graph_names_if_it_is_a_file() {
        assertThat(found(
                        "<meta property=og:video content=https://cdn.example/v><meta property=og:video:type content=video/mp4>"
                                + "<meta property=og:audio content=https://cdn.example/a.ogg>",
                        ""))
                .containsExactly(
                        new Enclosure("https://cdn.example/v", "video/mp4", null, null, null, null),
                        new Enclosure("https://cdn.example/a.ogg", "audio/ogg", null, null, null, null));
        assertThat(found(
                        "<meta property=og:video content=https://player.example/v><meta property=og:video:type content=text/html>",
                        ""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<audio src=a.mp3></audio>                                   | https://town.example/news/a.mp3 | audio/mpeg",
                "<audio src=/stream/5></audio>                               | https://town.example/stream/5   | audio/mpeg",
                "<video><source src=v.m3u8><source src=v type='video/webm; codecs=vp9'></video> | https://town.example/news/v | video/webm",
                "<figure><video src=v.mov></video></figure>                  | https://town.example/news/v.mov | video/quicktime",
            })
    void what_plays_in_the_story(String player, String url, String type) {
        assertThat(found("", player)).containsExactly(new Enclosure(url, type, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<video src=blob:https://town.example/x></video>",
                "<video src=live.m3u8></video>",
                "<iframe src=https://player.example/v></iframe>",
                "<div class=related><video src=other.mp4></video></div>",
                "<audio src='javascript:alert(1)'></audio>",
                "<video><track src=v.vtt></video>",
            })
    void what_is_no_file_of_the_story(String player) {
        assertThat(found("", player)).isEmpty();
    }

    @Test
    void each_once_however_often_it_is_named() {
        assertThat(found(
                        "<meta property=og:audio content=/a.mp3>",
                        "<audio src=/a.mp3></audio><audio src=/b.mp3></audio>"))
                .extracting(Enclosure::url)
                .containsExactly("https://town.example/a.mp3", "https://town.example/b.mp3");
    }

    @Test
    void the_article_is_filed_under_its_section_and_its_tags() {
        String html = "<head><meta property=article:tag content=Ferry><meta property=article:tag content=harbour>"
                + "<meta property=article:section content=Harbour></head><h1>Ferry is late again</h1>" + WORDS + WORDS;
        var page = new Page("p", "", html.getBytes(UTF_8), null, "text/html");
        Article main = ((Reading.Read) new PageReader().read(page, Feeds.feed()))
                .story()
                .main();
        assertThat(main.categories()).containsExactly("Harbour", "Ferry");
    }
}

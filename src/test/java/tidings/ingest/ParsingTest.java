package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.story.Page;

class ParsingTest {
    private static final String STORY = "<title>A title of some length</title><h1>A title of some length</h1><p>"
            + "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ".repeat(3)
            + "</p>";

    private static Page page(String html, String contentType) {
        return new Page("page", "", html.getBytes(UTF_8), null, contentType);
    }

    private static Document parsed(String html, Trail trail) {
        return Parsing.page(page(html, null), Feeds.feed(), trail);
    }

    private static void isCut(String html) {
        Trail trail = Trail.kept();
        Document page = parsed(html, trail);
        assertThat(page.getAllElements().size()).isLessThan(60_010);
        assertThat(page.text().length()).isLessThan((1 << 20) * 11 / 10);
        assertThat(page.selectFirst("h1").text()).isEqualTo("A title of some length");
        assertThat(trail.explanation().findings())
                .extracting(f -> f.reason())
                .contains("the page is too large and is read no further");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<i>a</i>", "<div><font size=1 color=#>x</div>", "<b><p>x", "<!---->", "<br>", "<p>x<table><b>y"
            })
    void a_page_of_endless_elements_is_cut_where_it_becomes_too_large(String part) {
        isCut(STORY + part.repeat(200_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "x", "<p>A paragraph of no importance, and after it there is another one."})
    void a_page_of_endless_text_is_cut_where_it_becomes_too_large(String part) {
        isCut(STORY + part.repeat((5 << 20) / part.length()) + (part.equals("x") ? STORY.repeat(8_000) : ""));
    }

    @Test
    void an_image_written_out_in_the_page_takes_nothing_from_the_words_after_it() {
        String html = "<title>A title of some length</title><img src=\"data:image/png;base64,"
                + "iVBORw0KGgo".repeat(500_000) + "\">" + STORY;
        assertThat(parsed(html, Trail.none()).select("p").text()).startsWith("The ferry left");
    }

    @Test
    void an_ordinary_page_is_left_whole() {
        Trail trail = Trail.kept();
        assertThat(parsed(STORY.repeat(100), trail).select("p")).hasSize(100);
        assertThat(trail.explanation().findings()).isEmpty();
    }

    @Test
    void a_page_that_is_larger_than_any_article_is_refused() {
        Reading reading = new PageReader().read(page(STORY + "x".repeat(16 << 20), null), Feeds.feed());
        assertThat(reading).isEqualTo(new Reading.Refused("is larger than 16 MiB; no article page is"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel><title>T</title>",
                "<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>",
                "<?xml version='1.0'?><urlset>",
                "{\"title\": \"T\"}",
                "[{\"a\": 1}]",
                "\u001f\u0000\u0001\u0002"
            })
    void what_is_written_for_programs_is_no_page(String body) {
        assertThat(((Reading.Refused) new PageReader().read(page(body, null), Feeds.feed())).reason())
                .endsWith(", not a page");
    }

    @Test
    void a_stray_zero_makes_no_page_binary() {
        assertThat(new PageReader().read(page(STORY + "\u0000<p>And \u0000 more of it", null), Feeds.feed()))
                .isInstanceOf(Reading.Read.class);
    }

    @Test
    void in_XHTML_what_closes_itself_is_closed() {
        String xhtml =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><script src=\"a.js\"/>"
                        + "<title>A title of some length</title></head><body><a id=\"top\"/><textarea name=\"t\"/>"
                        + STORY + "</body></html>";
        assertThat(parsed(xhtml, Trail.none()).select("p").text()).startsWith("The ferry left");
        Page served = page(
                xhtml.substring(xhtml.indexOf("<html"))
                        .replace("<p>", "<html:p>")
                        .replace("</p>", "</html:p>"),
                "application/xhtml+xml");
        assertThat(Parsing.page(served, Feeds.feed(), Trail.none()).select("p").text())
                .startsWith("The ferry left");
    }
}

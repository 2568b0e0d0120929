package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Selector;
import tidings.story.Page;
import tidings.story.Story;

class PageReaderTest {
    private static final String WORDS =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";
    private static final String PAGE =
            "<title>A title of some length</title><h1>A title of some length</h1><p>" + WORDS.repeat(3);

    private static Reading read(byte[] body, FeedDefinition feed) {
        return new PageReader().read(new Page("page", "", body, null, null), feed);
    }

    private static Story story(String html, FeedDefinition feed) {
        return ((Reading.Read) read(html.getBytes(UTF_8), feed)).story();
    }

    private static String refusal(byte[] body) {
        return ((Reading.Refused) read(body, Feeds.feed())).reason();
    }

    @Test
    void says_why_a_page_is_none() {
        assertThat(refusal(new byte[0])).isEqualTo("is empty");
        assertThat(refusal("  \n ".getBytes(UTF_8))).isEqualTo("is empty");
        assertThat(refusal("%PDF-1.7".getBytes(UTF_8))).isEqualTo("is a PDF, not a page");
        assertThat(refusal(new byte[] {'a', 0, 'b'})).isEqualTo("is binary, not a page");
        assertThat(refusal("<p>".getBytes(UTF_8))).isEqualTo("has no title");
        assertThat(refusal("<title>Home</title><nav><a href=/a>A</a></nav>".getBytes(UTF_8)))
                .startsWith("has no story on it");
        assertThat(refusal("one line".getBytes(UTF_8))).startsWith("has no story on it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-8"})
    void reads_the_charset_that_the_page_declares(String charset) {
        String html =
                "<meta charset=" + charset + "><title>Паром опоздал на час</title><h1>Паром опоздал на час</h1><p>"
                        + "Паром отошёл от причала в восемь часов, и никто не удивился. ".repeat(3);
        Reading reading = read(html.getBytes(Charset.forName(charset)), Feeds.feed());
        assertThat(((Reading.Read) reading).story().main().title()).isEqualTo("Паром опоздал на час");
    }

    @Test
    void reads_text_in_any_usual_coding() {
        String text =
                "Die Fähre läuft spät aus\n\nDie Fähre verließ den Kai um acht Uhr, und niemand war überrascht.\n";
        for (byte[] body : new byte[][] {
            text.getBytes(UTF_8), text.getBytes(Charset.forName("windows-1252")), ("\ufeff" + text).getBytes(UTF_16LE)
        }) {
            assertThat(((Reading.Read) read(body, Feeds.feed())).story().main().title())
                    .isEqualTo("Die Fähre läuft spät aus");
        }
    }

    @Test
    void the_owners_selectors_win_and_one_that_matches_nothing_does_no_harm() {
        String html = PAGE
                + "<div class=real><b class=t>The real title</b><i class=who>By Odile Marrish</i><u class=when>3 May 2024</u>"
                + "<p class=story>" + WORDS.repeat(2)
                + "<p class=ad>Buy our rope, it is the best rope, and it is cheap.</div>";
        Map<Selector, String> selectors = Map.of(
                Selector.TITLE,
                ".t",
                Selector.BODY,
                ".real",
                Selector.AUTHOR,
                ".who",
                Selector.PUBLISHED,
                ".when",
                Selector.REMOVE,
                ".ad",
                Selector.SUMMARY,
                ".nothing-here");
        Story story = story(html, Feeds.feed(selectors));
        assertThat(story.main().title()).isEqualTo("The real title");
        assertThat(story.main().authors()).containsExactly("Odile Marrish");
        assertThat(story.main().published().at()).hasToString("2024-05-03T00:00:00Z");
        assertThat(story.text())
                .contains(WORDS.repeat(2).strip())
                .doesNotContain("rope", WORDS.repeat(3).strip());
    }

    @Test
    void a_chosen_block_of_siblings_needs_no_heading() {
        String html = PAGE
                + "<div id=more><a href=/b>Another article of the town</a> <a href=/c>A third article of the town</a></div>";
        assertThat(story(html, Feeds.feed(Map.of(Selector.SIBLINGS, "#more"))).siblings())
                .extracting(s -> s.headline().url())
                .containsExactly("https://town.example/b", "https://town.example/c");
        assertThat(story(html, Feeds.feed()).siblings()).isEmpty();
    }

    @Test
    void a_canonical_address_that_is_the_home_page_is_not_believed() {
        assertThat(story("<link rel=canonical href='https://town.example/'>" + PAGE, Feeds.feed())
                        .main()
                        .url())
                .isNull();
        assertThat(story("<link rel=canonical href='/a?utm_source=x#y'>" + PAGE, Feeds.feed())
                        .main()
                        .url())
                .isEqualTo("https://town.example/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* ", "*", "# ", "- ", "_", "**", "* _ "})
    void thousands_of_Markdown_marks_are_stripped_or_kept_and_break_nothing(String mark) {
        String marks = mark.repeat(20_000);
        assertThat(story(PAGE + "<p>" + marks, Feeds.feed()).main().title()).isEqualTo("A title of some length");
        assertThat(read(("<title>x " + marks + "</title><p>" + WORDS).getBytes(UTF_8), Feeds.feed()))
                .isInstanceOf(Reading.Read.class);
        assertThat(read((marks + "\n\n" + WORDS).getBytes(UTF_8), Feeds.feed())).isNotNull();
    }

    @Test
    void a_page_that_nobody_labelled_is_read_in_the_code_page_it_is_in() {
        String html = PAGE.replace("ferry", "Fähre");
        Reading reading = read(html.getBytes(Charset.forName("windows-1252")), Feeds.feed());
        assertThat(((Reading.Read) reading).story().text()).contains("The Fähre left");
    }

    @Test
    void an_overlong_title_is_cut_at_a_word() {
        String title = story("<title>" + "word ".repeat(5_000) + "</title><p>" + WORDS, Feeds.feed())
                .main()
                .title();
        assertThat(title).hasSizeLessThan(502).endsWith("word…");
    }

    @Test
    void a_page_deeply_nested_or_never_closed_is_read_as_far_as_it_goes() {
        String html = PAGE + "<div>".repeat(100_000) + WORDS + "<table><tr><td><b><i><a href=x>";
        assertThat(story(html, Feeds.feed()).main().title()).isEqualTo("A title of some length");
    }

    @Test
    void a_fault_of_the_reader_costs_one_page_and_not_the_program() {
        assertThat(read(PAGE.getBytes(UTF_8), Feeds.feed(Map.of(Selector.BODY, "[["))))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void plain_text_that_mentions_a_tag_is_plain_text() {
        String text = "A talk on markup\n\n" + (WORDS + "\n\n").repeat(200) + "It ended with a <p> tag.\n";
        assertThat(((Reading.Read) read(text.getBytes(UTF_8), Feeds.feed()))
                        .story()
                        .main()
                        .title())
                .isEqualTo("A talk on markup");
    }

    @Test
    void a_date_below_the_story_is_not_its_date() {
        String html = "<title>A title of some length</title><div><h1>A title of some length</h1><p>" + WORDS.repeat(3)
                + "</p><p>" + WORDS.repeat(2) + "</p></div><div><p>14 August 2025</p></div>";
        assertThat(story(html, Feeds.feed()).main().published()).isNull();
    }

    @Test
    void an_article_is_known_by_any_of_its_types() {
        String html =
                "<script type=application/ld+json>{\"@type\":[\"WebPage\",\"NewsArticle\"],\"datePublished\":\"2026-03-02\"}</script>"
                        + PAGE;
        assertThat(story(html, Feeds.feed()).main().published().at()).hasToString("2026-03-02T00:00:00Z");
    }

    @Test
    void a_byline_is_read_and_not_kept_in_the_body() {
        Story story = story(PAGE + "</p><p>By Odile Marrish and Bram Tolliver</p><p>" + WORDS, Feeds.feed());
        assertThat(story.main().authors()).containsExactly("Odile Marrish", "Bram Tolliver");
        assertThat(story.text()).doesNotContain("Marrish");
    }

    @Test
    void a_sentence_with_links_after_a_heading_is_no_list_of_siblings() {
        String html = PAGE + "<h3>Background</h3><p>" + WORDS.repeat(2) + "<a href=/b>Another article of the town</a> "
                + WORDS + "</p>";
        assertThat(story(html, Feeds.feed()).siblings()).isEmpty();
        assertThat(story(html, Feeds.feed()).text()).contains("Another article of the town");
    }
}

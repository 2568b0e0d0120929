package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Feeds;
import tidings.ingest.Explanation.Finding;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Selector;
import tidings.story.Page;
import tidings.story.Story;

/** Pages of the town, read by rules. */
class AppliedRulesTest {
    private static final String WORDS =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";
    private static final String GUESS = "<title>A title of some length</title><h1>A title of some length</h1>"
            + "<div id=guess><p>" + WORDS.repeat(4) + "</p></div>";

    @TempDir
    Path rules;

    private PageReader.Explained explained(byte[] page, String rule, Map<Selector, String> selectors)
            throws IOException {
        Files.writeString(rules.resolve("town.example.txt"), rule);
        FeedDefinition feed = Feeds.feed(selectors).withRules(List.of(rules));
        return new PageReader().explain(new Page("page", "", page, "https://town.example/a", null), feed);
    }

    private Story story(String page, String rule) throws IOException {
        return ((Reading.Read) explained(page.getBytes(UTF_8), rule, Map.of()).reading()).story();
    }

    private List<String> found(String field, String page, String rule) throws IOException {
        return explained(page.getBytes(UTF_8), rule, Map.of()).explanation().findings().stream()
                .filter(f -> f.field().equals(field) && f.rule().startsWith("site rule"))
                .map(Finding::value)
                .toList();
    }

    @Test
    void rules_win_over_the_guess() throws IOException {
        Story story = story(
                GUESS
                        + "<b class=t>The real title</b><i>By Odile Marrish</i><i>Bram Tolliver</i><u title='3 May 2024'>May</u>"
                        + "<div id=real><p>Another story of the town, and a true one at that.</p></div>",
                "title: //b[@class='nothing']\ntitle: //b\nauthor: //i\ndate: //u/@title\nbody: //div[@id='real']\n");
        assertThat(story.main().title()).isEqualTo("The real title");
        assertThat(story.main().authors()).containsExactly("Odile Marrish", "Bram Tolliver");
        assertThat(story.main().published().at()).hasToString("2024-05-03T00:00:00Z");
        assertThat(story.text()).contains("a true one").doesNotContain("ferry");
    }

    @Test
    void where_rules_find_nothing_the_guess_stands() throws IOException {
        Story story = story(
                GUESS + "<div id=empty> </div>", "title: //b\nauthor: //i\ndate: //u\nbody: //div[@id='empty']\n");
        assertThat(story.main().title()).isEqualTo("A title of some length");
        assertThat(story.text()).contains("ferry");
    }

    @Test
    void unless_they_forbid_it() throws IOException {
        var reading =
                explained(GUESS.getBytes(UTF_8), "body: //div[@id='real']\nautodetect_on_failure: no\n", Map.of());
        assertThat(((Reading.Refused) reading.reading()).reason())
                .startsWith("has no story on it: the rules of its site");
    }

    @Test
    void selectors_of_the_feed_win_over_rules() throws IOException {
        String page = GUESS + "<b>By rule</b><i>By selector</i><p class=x>" + WORDS + "</p>";
        var selectors = Map.of(Selector.TITLE, "i", Selector.BODY, ".x", Selector.REMOVE, "b");
        Story story = ((Reading.Read) explained(page.getBytes(UTF_8), "title: //b\nbody: //div\n", selectors)
                        .reading())
                .story();
        assertThat(story.main().title()).isEqualTo("By selector");
        assertThat(story.text()).isEqualTo(WORDS.strip());
    }

    @Test
    void expressions_may_give_texts() throws IOException {
        Story story = story(
                GUESS + "<meta name=n content='Odile Marrish'><p class=line>Published, 3 May 2024, in town</p>",
                "author: //meta[@name='n']/@content\ntitle: concat('Title: ', //h1)\n"
                        + "date: substring-before(substring-after(//p[@class='line'], ','), ',')\n");
        assertThat(story.main().title()).isEqualTo("Title: A title of some length");
        assertThat(story.main().authors()).containsExactly("Odile Marrish");
        assertThat(story.main().published().at()).hasToString("2024-05-03T00:00:00Z");
    }

    @Test
    void a_body_of_several_parts_stands_in_the_pages_order_and_no_part_twice() throws IOException {
        Story story = story(
                "<title>A title of some length</title><p class=lead>First the lead, which is a sentence.</p><hr>"
                        + "<div class=part><p>Then one part, of so many words.</p></div><p>Between them nothing.</p>"
                        + "<div class=part><p>Then another part, as many.</p></div>loose",
                "body: //div[@class='part'] | //div[@class='part']/p | //p[@class='lead'] | //body/text()[.='loose']\nprune: no\n");
        assertThat(story.text().lines())
                .containsExactly(
                        "First the lead, which is a sentence.",
                        "Then one part, of so many words.",
                        "Then another part, as many.",
                        "loose");
    }

    @Test
    void what_is_to_go_goes() throws IOException {
        String html = story(
                        GUESS.replace(
                                "</div>",
                                "<p>keep <i>inline</i></p><p class='x promo-box'>PROMO</p><p id=promo>PROMO</p>"
                                        + "<p class=ad>AD</p><p>left <!-- c -->text</p><img src=/counter.gif><img src=/a.png width=7></div>"),
                        "body: //div[@id='guess']\nprune: no\nstrip: //p[@class='ad']\nstrip: //i/text()\nstrip: //img/@width\n"
                                + "strip_id_or_class: 'promo'\nstrip_image_src: \"counter\"\n")
                .main()
                .html();
        assertThat(html).contains("keep", "left", "a.png").doesNotContain("PROMO", "AD", "inline", "width", "counter");
    }

    @Test
    void neither_page_nor_body_can_be_stripped() throws IOException {
        assertThat(story("<body class=promo>" + GUESS, "strip_id_or_class: promo\nstrip: //body\nstrip: /html\n")
                        .text())
                .contains("ferry");
    }

    @Test
    void elements_are_wrapped_and_dissolved_and_lazy_images_woken() throws IOException {
        String html = story(
                        GUESS.replace(
                                "</div>",
                                "<span class=q>Quoted words.</span><h2>No heading</h2><img src=/grey.gif data-x=/real.png></div>"),
                        "body: //div[@id='guess']\nprune: no\nwrap_in(blockquote): //span[@class='q']\ndissolve: //h2\n"
                                + "src_lazy_load_attr: data-x\n")
                .main()
                .html();
        assertThat(html)
                .contains("<blockquote>", "No heading", "https://town.example/real.png")
                .doesNotContain("<h2>", "grey");
    }

    @Test
    void prune_no_keeps_what_the_reader_would_take_out() throws IOException {
        String page = GUESS.replace("</div>", "<p class=share>Share it</p></div>");
        assertThat(story(page, "body: //div[@id='guess']\n").text()).doesNotContain("Share it");
        assertThat(story(page, "body: //div[@id='guess']\nprune: no\n").text()).contains("Share it");
    }

    @Test
    void strings_are_replaced_in_the_source_whatever_its_coding() throws IOException {
        String rule =
                "replace_string(<x-story>): <div id=real>\nreplace_string(</x-story>): </div>\nbody: //div[@id='real']\nprune: no\n";
        String page =
                "<meta charset=windows-1252><title>A title of some length</title><x-story><p>Die Fähre lief aus, spät.</p></x-story>";
        var reading = explained(page.getBytes(Charset.forName("windows-1252")), rule, Map.of());
        assertThat(((Reading.Read) reading.reading()).story().text()).isEqualTo("Die Fähre lief aus, spät.");
    }

    @Test
    void json_ld_is_not_believed_where_the_rules_say_so() throws IOException {
        String page =
                "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-03-02\"}</script>"
                        + GUESS;
        assertThat(story(page, "tidy: no\n").main().published()).isNotNull();
        assertThat(story(page, "skip_json_ld: yes\n").main().published()).isNull();
    }

    @Test
    void the_address_of_the_rest_stands_in_the_trail_and_nothing_is_fetched() throws IOException {
        String page = GUESS + "<a class=all href='/a?all=1'>All</a><a rel=next href=/a/2>2</a><meta name=id content=7>";
        assertThat(found("single_page_link", page, "single_page_link: //a[@class='all']\n"))
                .containsExactly("https://town.example/a?all=1");
        assertThat(found(
                        "single_page_link", page, "single_page_link: concat('/print/', //meta[@name='id']/@content)\n"))
                .containsExactly("https://town.example/print/7");
        assertThat(found("next_page_link", page, "next_page_link: //b\nnext_page_link: //a[@rel='next']/@href\n"))
                .containsExactly("https://town.example/a/2");
        assertThat(found("single_page_link", page, "single_page_link: //a\nif_page_contains: //form\n"))
                .isEmpty();
        assertThat(found("native_ad_clue", page, "native_ad_clue: //meta[@name='id']\n"))
                .hasSize(1);
    }

    @Test
    void a_line_that_is_wrong_costs_that_line_alone() throws IOException {
        assertThat(story(GUESS + "<b>The real title</b>", "strip: //p[\ntitle: //b\nbody: //div[\n")
                        .main()
                        .title())
                .isEqualTo("The real title");
    }
}

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
import tidings.story.Handles;
import tidings.story.Image;
import tidings.story.Page;
import tidings.story.Story;

/** What a page says of its article, in all the places where pages say it. */
class FactsTest {
    private static final String URL = "https://town.example/news/ferry-late-again";
    private static final String STORY = "<p>"
            + "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ".repeat(4)
            + "</p><p>"
            + "On the far side forty people waited in the rain and agreed that it had been a mistake. ".repeat(4)
            + "</p>";
    private static final String BODY = "<h1>Ferry is late again</h1><div>" + STORY + "</div>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Ferry is late again | Town News</title><meta property=og:site_name content='Town News'>",
                "<title>Town News: Ferry is late again</title><h1>Town News</h1><h2>Ferry is late again</h2>",
                "<title>Ferry is late again - town.example</title>",
                "<title>Ferry is late again</title><h1>Town</h1>",
                "<meta property=og:title content='Ferry is late again &amp;#8211; Town'><meta property=og:site_name content=Town>",
                "<title>x</title><h1><span>Harbour Office</span> <span>Ferry is late again</span></h1>"
                        + "<meta property=og:title content='Ferry is late again'>",
                "<title>Town</title><h1>Ferry is late again</h1><div class=sidebar><h1>Other things of the town</h1></div>",
                "<script type=application/ld+json>{'@type':'NewsArticle','headline':'Ferry is late again'}</script>"
                        + "<title>Ferry is late again: all there is to know | Town</title><h1>Ferry is late again</h1>",
            })
    void the_title_has_neither_the_site_nor_the_section_in_it(String head) {
        assertThat(main(head.replace('\'', '"').replace("content=\"", "content=\"") + "<div>" + STORY + "</div>")
                        .title())
                .isEqualTo("Ferry is late again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=byline>By <a href=/authors/odile>Odile Marrish</a></p>",
                "<span>Posted by <a rel=author href=/x>Odile Marrish</a> on Monday</span>",
                "<div>Author</div><div>Odile Marrish</div>",
                "<div class=meta>Posted in Harbour by Odile Marrish on 2 March 2026</div>",
                "<p>2 March 2026 - Odile Marrish</p><p class=author>Odile Marrish</p>",
                "<meta name=author content='Odile Marrish'>",
                "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"Ferry is late again\","
                        + "\"author\":{\"@id\":\"#o\"}},{\"@id\":\"#o\",\"@type\":\"Person\",\"name\":\"Odile Marrish\"}]}</script>",
            })
    void the_author_is_found_wherever_it_stands(String byline) {
        assertThat(main("<h1>Ferry is late again</h1>" + byline + "<div>" + STORY + "</div>")
                        .authors())
                .containsExactly("Odile Marrish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property=article:author content='https://social.example/town'>",
                "<meta name=author content=admin>",
                "<nav>By Odile Marrish</nav>",
                "<div class=comment><a class=author href=/user/7>harbourcat</a></div>",
                "<script type=application/ld+json>{\"@type\":\"Comment\",\"author\":\"Odile Marrish\"}</script>",
                "<p>Harbour news</p>",
            })
    void a_page_without_an_author_gets_none(String other) {
        assertThat(main(BODY + other).authors()).isEmpty();
    }

    @Test
    void a_person_goes_before_an_organisation() {
        String html = "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Ferry is late again\","
                + "\"author\":{\"@type\":\"Organization\",\"name\":\"Quay Wire\"}}</script>"
                + "<h1>Ferry is late again</h1><p class=byline>By Odile Marrish</p>" + STORY;
        assertThat(main(html).authors()).containsExactly("Odile Marrish");
    }

    @ParameterizedTest
    @CsvSource({
        "/news/ferry-late-again?utm_source=x, https://town.example/news/ferry-late-again",
        "https://m.town.example/news/ferry-late-again, https://m.town.example/news/ferry-late-again",
        "https://elsewhere.example/news/ferry-late-again, https://elsewhere.example/news/ferry-late-again",
        "https://town.example/2026/ferry, https://town.example/2026/ferry",
        "https://town.example/, https://town.example/news/ferry-late-again",
        "https://town.example/news/, https://town.example/news/ferry-late-again",
        "https://elsewhere.example/about, https://town.example/news/ferry-late-again",
        "https://town.example/feed/ferry, https://town.example/news/ferry-late-again",
        "https://town.example/https%3A%2F%2Ftown.example%2Fnews, https://town.example/news/ferry-late-again",
    })
    void a_canonical_address_is_believed_with_care(String declared, String expected) {
        assertThat(main("<link rel=canonical href='" + declared + "'>" + BODY).url())
                .isEqualTo(expected);
    }

    @Test
    void of_two_addresses_the_one_on_which_more_agree_wins() {
        String html = "<link rel=canonical href=/a/template><meta property=og:url content=/b/ferry>"
                + "<script type=application/ld+json>{\"@type\":\"Article\",\"url\":\"https://town.example/b/ferry\"}</script>";
        assertThat(main(html + BODY).url()).isEqualTo("https://town.example/b/ferry");
    }

    @Test
    void an_address_that_lacks_the_number_of_the_page_is_not_its_own() {
        Story story = story("<link rel=canonical href=/show.php>" + BODY, "https://town.example/show.php?id=7");
        assertThat(story.main().url()).isEqualTo("https://town.example/show.php?id=7");
    }

    @Test
    void a_page_names_its_twin_and_its_own_id() {
        String html = "<link rel=amphtml href=/lite/7><meta property=article:id content=4711>" + BODY;
        assertThat(story(html, "https://town.example/ferry").handles())
                .isEqualTo(new Handles(List.of("https://town.example/lite/7"), "4711"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'@type':'Article','headline':'Ferry','identifier':'n-12'}                        | n-12",
                "{'@type':'Article','headline':'Ferry','identifier':{'name':'Town','value':12}}    | 12",
                "{'@type':'Article','headline':'Ferry','@id':'https://town.example/#article-12'}   | https://town.example/#article-12",
                "{'@type':'Article','headline':'Ferry','@id':'#article'}                           | ",
                "{'@type':'WebPage','name':'Ferry','@id':'#page-1'}                                | ",
            })
    void an_id_is_the_articles_not_the_templates(String json, String id) {
        String html = "<script type=application/ld+json>" + json.replace("'", "\"") + "</script>" + BODY;
        assertThat(story(html, "https://town.example/ferry").handles().id()).isEqualTo(id);
    }

    @Test
    void the_lead_image_is_no_logo() {
        String html = "<meta property=og:image content=/i/logo.png>" + "<h1>Ferry is late again</h1><div>" + STORY
                + "<img src=/i/boat.jpg width=800 height=600 alt='The boat'></div>";
        assertThat(main(html).image()).isEqualTo(new Image("https://town.example/i/boat.jpg", 800, 600, "The boat"));
    }

    @Test
    void a_declared_image_takes_its_size_from_the_same_image_in_the_story() {
        String html = "<meta property=og:image content=/i/boat.jpg><h1>Ferry is late again</h1><div>" + STORY
                + "<img src=/i/boat.jpg width=800 height=600></div>";
        assertThat(main(html).image().width()).isEqualTo(800);
    }

    @ParameterizedTest
    @CsvSource({"lang=en, en", "lang=en-GB, en-GB", "lang=de, en", "lang=xx-nonsense, xx-nonsense", "'', en"})
    void the_language_is_that_of_the_words_where_a_template_says_another(String attribute, String expected) {
        assertThat(main("<html " + attribute + "><body>" + BODY + STORY.repeat(3))
                        .language())
                .isEqualTo(expected);
    }

    @Test
    void section_tags_site_and_icon_are_told() {
        String html = "<meta property=og:site_name content='Town News'><meta property=article:section content=Harbour>"
                + "<meta property=article:tag content=Ferries><meta property=article:tag content=Tides>"
                + "<link rel=icon href=/i/16.png><link rel=apple-touch-icon sizes=180x180 href=/i/180.png>";
        Story story = story(html + BODY, URL);
        assertThat(story.labels().section()).isEqualTo("Harbour");
        assertThat(story.labels().tags()).containsExactly("Ferries", "Tides");
        assertThat(story.labels().siteName()).isEqualTo("Town News");
        assertThat(story.labels().icon()).isEqualTo("https://town.example/i/180.png");
    }

    @Test
    void a_summary_that_only_says_the_title_is_none() {
        assertThat(main("<meta name=description content='Ferry is late again'>" + BODY)
                        .summary())
                .startsWith("The ferry left the quay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"Article\",\"headline\":\"Ferry is late again\",\"description\":\"The \"late\" ferry\"}",
                "<!-- {\"@type\":\"Article\",\"headline\":\"Ferry is late again\"} -->",
                "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ferry is late\u0009again\",}\n//]]>",
                "{\"@type\":\"Organization\"}{\"@type\":\"Article\",\"headline\":\"Ferry is late again\"}",
                "{\"@type\":\"Article\",\"headline\":\"Ferry is late again\",\"author\":[{\"@type\":",
                "[[[{\"@type\":\"http://schema.org/Article\",\"headline\":\"Ferry is late again\"}]]]",
            })
    void broken_JSON_LD_is_read_as_far_as_it_goes(String json) {
        assertThat(main("<script type=application/ld+json>" + json + "</script><div>" + STORY + "</div>")
                        .title())
                .isEqualTo("Ferry is late again");
    }

    @Test
    void lists_and_comments_in_JSON_LD_lend_the_article_nothing() {
        String json =
                "[{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"Article\",\"headline\":\"Another article\"}]},"
                        + "{\"@type\":\"Comment\",\"text\":\"x\",\"datePublished\":\"2020-01-01\",\"author\":{\"name\":\"Bram Tolliver\"}}]";
        Article main = main("<script type=application/ld+json>" + json + "</script>" + BODY);
        assertThat(main.title()).isEqualTo("Ferry is late again");
        assertThat(main.authors()).isEmpty();
        assertThat(main.published()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"@graph\":["})
    void endless_nesting_in_JSON_LD_breaks_nothing(String opening) {
        String html = "<script type=application/ld+json>" + opening.repeat(50_000) + "</script>" + BODY;
        assertThat(main(html).title()).isEqualTo("Ferry is late again");
    }

    @Test
    void why_is_told_to_whoever_asks() {
        var page = new Page(
                "p",
                "",
                ("<title>Ferry is late again | Town</title>" + BODY + "<h2>Other news</h2>").getBytes(UTF_8),
                URL,
                "text/html");
        Explanation explanation = new PageReader().explain(page, Feeds.feed()).explanation();
        assertThat(explanation.findings())
                .anyMatch(f ->
                        f.field().equals("title") && f.isTaken() && f.rule().contains("the only h1"))
                .anyMatch(f ->
                        f.field().equals("title") && !f.isTaken() && !f.reason().isBlank());
    }

    private static Article main(String html) {
        return story(html, URL).main();
    }

    private static Story story(String html, String url) {
        var page = new Page("p", "", html.getBytes(UTF_8), url, "text/html");
        Reading reading = new PageReader().read(page, Feeds.feed());
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).story();
    }
}

package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateBodyTest {
    private static final String TITLE = "The ferry that left on time";
    private static final String FIRST =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it in the least.";
    private static final String SECOND =
            "She had promised it to the passengers of the evening before, who had waited for two hours in the rain.";
    private static final String THIRD =
            "The harbour master wrote it into his book, and underlined it twice with the red pencil that he keeps.";
    private static final String HTML =
            "<p>" + FIRST + "</p><h2>A promise</h2><p>" + SECOND + "</p><p>" + THIRD + "</p>";

    private static Optional<StateBody> find(String page) {
        var document = Jsoup.parse(
                "<title>" + TITLE + " - Town News</title><div id=app></div>" + page, "https://town.example/a");
        return StateBody.find(document.select("script"), List.of(document.title()), document.baseUri(), Trail.none());
    }

    private static StateBody found(String page) {
        return find(page).orElseThrow(() -> new AssertionError("nothing found in " + page));
    }

    private static String json(Object value) {
        try {
            return new JsonMapper().writeValueAsString(value).replace("</", "<\\/");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static final String ARTICLE = "{\"title\":" + json(TITLE)
            + ",\"publishedAt\":\"2024-05-03T10:00:00Z\",\"author\":{\"name\":\"Odile Marrish\"},\"body\":" + json(HTML)
            + "}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script id=__NEXT_DATA__ type=application/json>{\"props\":{\"pageProps\":{\"article\":%s}}}</script>",
                "<script>window.__INITIAL_STATE__ = {\"pages\":[{\"x\":1,\"article\":%s}]};(function(){var s;})()</script>",
                "<script>window.a={b:1};window.__APOLLO_STATE__={'Article:1':%s,c:!0,d:void 0,e:new Date(1),f:.5,g:-1e3,};</script>",
                "<script>window.__NUXT__=(function(a,b,c){return {layout:\"x\",data:[{story:%s,z:a}],on:b}}(\"v\",true,{}));</script>",
                "<script>window.__NUXT__={};var app = {page: {article: %s}}\nstart(app)</script>"
            })
    void the_story_that_scripts_would_have_drawn_is_found(String script) {
        StateBody story = found(script.replace("%s", ARTICLE));
        assertThat(story.title()).isEqualTo(TITLE);
        assertThat(story.published()).isEqualTo("2024-05-03T10:00:00Z");
        assertThat(story.authors()).containsExactly("Odile Marrish");
        assertThat(story.body().html()).contains("<p>" + FIRST + "</p>", "<h2>A promise</h2>", "<p>" + THIRD + "</p>");
        assertThat(story.chars()).isEqualTo(story.body().text().length());
    }

    @Test
    void arguments_stand_for_the_names_in_a_function() {
        String call = "(function(a,b){return {title:a,content:b}}(" + json(TITLE) + "," + json(HTML) + "))";
        assertThat(found("<script>window.__NUXT__=" + call + "</script>").body().text())
                .contains(SECOND);
    }

    @Test
    void state_in_a_string_in_a_script_is_read() {
        assertThat(found("<script>window.state = JSON.parse(" + json(ARTICLE) + ")</script>")
                        .body()
                        .text())
                .contains(SECOND);
        String rows = "0:[\"$\",\"div\",null,{}]\n5:{\"article\":" + ARTICLE + "}\n";
        assertThat(found("<script>self.__next_f.push([1," + json(rows.substring(0, 70))
                                + "])</script><script>self.__next_f.push([1," + json(rows.substring(70))
                                + "])</script>")
                        .body()
                        .text())
                .contains(SECOND);
    }

    @Test
    void a_tree_in_a_flat_array_is_read() {
        String flat =
                "[[\"Reactive\",1],{\"data\":2},{\"page\":3},{\"headline\":4,\"text\":5,\"tags\":6},%s,%s,[7,7],\"harbour\"]"
                        .formatted(json(TITLE), json(HTML));
        assertThat(found("<script type=application/json id=__NUXT_DATA__>" + flat + "</script>")
                        .body()
                        .text())
                .contains(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":F}]},{\"type\":\"heading\",\"content\":[{\"type\":\"text\",\"text\":H}]},{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":S},{\"type\":\"text\",\"text\":T}]}]",
                "{\"nodeType\":\"document\",\"content\":[{\"nodeType\":\"paragraph\",\"content\":[{\"nodeType\":\"text\",\"value\":F}]},{\"nodeType\":\"heading-2\",\"content\":[{\"nodeType\":\"text\",\"value\":H}]},{\"nodeType\":\"paragraph\",\"content\":[{\"nodeType\":\"text\",\"value\":S},{\"nodeType\":\"hyperlink\",\"data\":{\"uri\":\"/b\"},\"content\":[{\"nodeType\":\"text\",\"value\":T}]}]}]}",
                "[{\"_type\":\"block\",\"style\":\"normal\",\"children\":[{\"_type\":\"span\",\"text\":F}]},{\"_type\":\"block\",\"style\":\"h2\",\"children\":[{\"_type\":\"span\",\"text\":H}]},{\"_type\":\"block\",\"children\":[{\"_type\":\"span\",\"text\":S},{\"_type\":\"span\",\"text\":T}]}]",
                "{\"blocks\":[{\"type\":\"unstyled\",\"text\":F},{\"type\":\"header-two\",\"text\":H},{\"type\":\"unstyled\",\"text\":S},{\"type\":\"unstyled\",\"text\":T}],\"entityMap\":{}}",
                "{\"time\":1,\"blocks\":[{\"type\":\"paragraph\",\"data\":{\"text\":F}},{\"type\":\"header\",\"data\":{\"text\":H,\"level\":2}},{\"type\":\"paragraph\",\"data\":{\"text\":S}},{\"type\":\"paragraph\",\"data\":{\"text\":T}}]}",
                "[{\"name\":\"core/paragraph\",\"attributes\":{\"content\":F}},{\"name\":\"core/heading\",\"attributes\":{\"content\":H}},{\"name\":\"core/paragraph\",\"attributes\":{\"content\":S}},{\"name\":\"core/paragraph\",\"attributes\":{\"content\":T}},{\"name\":\"core/embed\",\"attributes\":{\"content\":\"never\"}}]",
                "[{\"type\":\"p\",\"children\":[{\"text\":F}]},{\"type\":\"h2\",\"children\":[{\"text\":H}]},{\"type\":\"p\",\"children\":[{\"text\":S},{\"type\":\"link\",\"url\":\"/b\",\"children\":[{\"text\":T}]}]}]",
                "[{\"type\":\"text\",\"html\":\"<p>\"F\"</p>\"},{\"type\":\"text\",\"html\":\"<h2>\"H\"</h2>\"},{\"type\":\"text\",\"html\":\"<p>\"S\"</p>\"},{\"type\":\"text\",\"html\":\"<p>\"T\"</p>\"}]"
            })
    void blocks_of_any_editor_become_paragraphs_and_headings(String blocks) {
        String written = blocks.replace("\"<p>\"F\"</p>\"", json("<p>" + FIRST + "</p>"))
                .replace("\"<p>\"S\"</p>\"", json("<p>" + SECOND + "</p>"))
                .replace("\"<p>\"T\"</p>\"", json("<p>" + THIRD + "</p>"))
                .replace("\"<h2>\"H\"</h2>\"", json("<h2>A promise</h2>"))
                .replace(":F", ":" + json(FIRST))
                .replace(":H", ":" + json("A promise"))
                .replace(":S", ":" + json(SECOND))
                .replace(":T", ":" + json(THIRD));
        String html = found("<script type=application/json>{\"page\":{\"title\":" + json(TITLE) + ",\"content\":"
                        + written + "}}</script>")
                .body()
                .html();
        assertThat(html)
                .contains("<p>" + FIRST + "</p>", "<h2>A promise</h2>", SECOND, THIRD)
                .doesNotContain("never");
    }

    @Test
    void plain_paragraphs_and_Markdown_become_HTML() {
        String plain = FIRST + "\n\n" + SECOND + "\n\n" + THIRD;
        assertThat(found("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":" + json(TITLE)
                                + ",\"articleBody\":" + json(plain) + "}</script>")
                        .body()
                        .select("p")
                        .eachText())
                .containsExactly(FIRST, SECOND, THIRD);
        String markdown = FIRST + "\n\n## A promise\n\n" + SECOND + " See [the book](/book).\n\n* " + THIRD;
        assertThat(found("<script type=application/json>{\"title\":" + json(TITLE) + ",\"markdown\":" + json(markdown)
                                + "}</script>")
                        .body()
                        .html())
                .contains("<h2>A promise</h2>", "<a href=\"/book\">the book</a>", "<li>" + THIRD);
    }

    @Test
    void other_articles_texts_of_the_site_and_broken_state_are_left_alone() {
        String other = ARTICLE.replace(TITLE, "Sheep on the line again");
        assertThat(find("<script type=application/json>{\"related\":[" + other + "," + other + "]}</script>")
                        .map(StateBody::title))
                .isEmpty();
        assertThat(find("<script type=application/json>{\"title\":" + json(TITLE) + ",\"related\":[" + other
                        + "]}</script>"))
                .isEmpty();
        assertThat(find("<script>window.x = {\"title\":" + json(TITLE) + ",\"body\":"
                        + json(HTML).substring(0, 290) + "</script>"))
                .isEmpty();
        assertThat(find("<script>window.x = {title:" + json(TITLE) + ",body:" + json("x".repeat(1000)) + "}</script>"))
                .isEmpty();
        assertThat(find("")).isEmpty();
    }

    @Test
    void a_page_that_says_nothing_of_itself_is_known_by_the_one_dated_article_in_it() {
        String longer = ARTICLE.replace(TITLE, "Sheep on the line again").replace(json(HTML), json(HTML.repeat(4)));
        assertThat(find("<script type=application/json>{\"a\":" + longer + "}</script>"))
                .isPresent();
        assertThat(find("<script type=application/json>{\"a\":" + longer + ",\"b\":" + longer.replace("Sheep", "Cows")
                        + "}</script>"))
                .isEmpty();
    }
}

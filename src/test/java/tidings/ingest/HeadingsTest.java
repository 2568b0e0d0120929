package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MORE ON THEME",
                "More on theme:",
                "**Related**",
                "Related stories",
                "More on the harbour",
                "Mehr zum Thema",
                "À lire aussi",
                "Más sobre el tema",
                "Czytaj także:",
                "ЧИТАЙТЕ ТАКЖЕ",
                "Читайте також",
                "関連記事",
                "Lue myös",
            })
    void knows_a_theme_heading_in_many_languages(String text) {
        assertThat(Headings.THEME.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Most read", "Latest news", "Related to this, the council has decided to buy a second boat and a third",
                "More on that when the ferry has come in and everybody has been heard about it", "", "Theme park opens",
            })
    void takes_nothing_else_for_one(String text) {
        assertThat(Headings.THEME.matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Follow us", "FOLLOW US ON X", "Most read", "Newsletter"})
    void knows_what_ends_a_theme_block(String text) {
        assertThat(Headings.OTHER.matches(text)).isTrue();
    }

    /** A heading in each language that the tables know, and what is said by it. */
    @ParameterizedTest
    @CsvSource({
        "Explore more related reads, THEME",
        "Related articles from our archive, THEME",
        "Ähnliche Beiträge, THEME",
        "Artículos relacionados, THEME",
        "Leggi anche, THEME",
        "Artigos relacionados:, THEME",
        "Powiązane artykuły, THEME",
        "Aiheeseen liittyvää, THEME",
        "Схожі матеріали, THEME",
        "İlgili haberler, THEME",
        "相关新闻, THEME",
        "관련 뉴스, THEME",
        "كتبت أيضا, UNKNOWN",
        "أخبار ذات صلة, THEME",
        "You may also like..., OFFER",
        "You might also be interested in these stories, OFFER",
        "Das könnte Sie auch interessieren, OFFER",
        "Te puede interesar:, OFFER",
        "Вам также может быть интересно, OFFER",
        "More:, NOTHING",
        "Most read this week, OTHER",
        "Neueste Beiträge, OTHER",
        "Lo más leído, OTHER",
        "Последние новости, OTHER",
        "Related products, OTHER",
        "Verwandte Suchbegriffe, UNKNOWN",
        "More from the Harbour Herald, UNKNOWN",
        "He is related to the skipper, UNKNOWN",
    })
    void tells_what_a_heading_says_of_the_links_under_it(String heading, Says says) {
        assertThat(Says.of(heading)).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource({
        "Read also: Quay to be moved,                    Quay to be moved",
        "RELATED STORY: The dog: a portrait,             The dog: a portrait",
        "Harbour: Quay to be moved,                      Harbour: Quay to be moved",
        "Related:,                                       Related:",
    })
    void takes_the_label_off_the_words_of_a_link(String words, String title) {
        assertThat(Headings.THEME.introduced(words)).isEqualTo(title);
    }
}

package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
}

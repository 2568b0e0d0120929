package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HrefTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/news/quay-to-be-moved",
                "https://town.example/2026/03/quay",
                "/news/world-11047811",
                "/?p=4711",
                "story.php?id=12",
                "//town.example/quay-to-be-moved-closer.html",
                "/quay-to-be-moved-closer-to-the-boat/ar-BX1",
            })
    void looks_like_an_article(String reference) {
        assertThat(Href.of(reference).isArticle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/world",
                "/business/markets/",
                "/tag/quay-to-be-moved",
                "/author/ann-of-the-sea",
                "/Category/ships-and-all-that",
                "https://town.example",
                "/files/quay-to-be-moved.pdf",
                "?page=",
            })
    void looks_like_a_section_a_person_or_a_file(String reference) {
        assertThat(Href.of(reference).isArticle()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#comments", "javascript:void(0)", "mailto:ann@town.example", "tel:123"})
    void leads_to_no_page(String reference) {
        assertThat(Href.of(reference)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/quay-to-be-moved?from=image, /quay-to-be-moved#c, true",
        "/story?id=1,                  /story?id=2,         false",
        "/quay/,                       /quay,               true",
    })
    void knows_two_links_to_one_article(String one, String other, boolean same) {
        assertThat(Href.of(one).key().equals(Href.of(other).key())).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "/quay,                         town.example,       true",
        "https://www.town.example/quay, town.example,       true",
        "https://news.town.co.uk/quay,  town.com,           true",
        "https://towntimes.example/q,   town.example,       true",
        "https://city.example/quay,     town.example,       false",
        "https://sea.example/quay,      seaside.example,    false",
    })
    void knows_a_sister_site(String reference, String site, boolean sister) {
        assertThat(Href.of(reference).isSisterOf(site)).isEqualTo(sister);
    }
}

package tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "b,                         https://town.example/a/b",
        "/b?x=1,                    https://town.example/b?x=1",
        "../b,                      https://town.example/b",
        "?id=5,                     https://town.example/a/index.php?id=5",
        "//other.example/b,         https://other.example/b",
        "HTTPS://Other.example/B,   https://other.example/B",
        "http://other.example,      http://other.example/",
        "//other.example,           https://other.example/",
        "//Other.example:81,        https://other.example:81/",
        "http://other.example?x=1,  http://other.example/?x=1",
        "/with space|bar,           https://town.example/with%20space%7Cbar",
        "/100%,                     https://town.example/100%25",
        "https://bücher.example/b,  https://xn--bcher-kva.example/b",
        "https://my_site.example/b, https://my_site.example/b",
        "/ü,                        https://town.example/%C3%BC",
    })
    void a_reference_is_resolved(String reference, String expected) {
        assertThat(Address.resolve("https://town.example/a/index.php?id=1", reference))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "mailto:a@b.example",
                "data:text/html,x",
                "file:///etc/passwd",
                "https://",
                "",
                " ",
                "tel:1",
                "ht!tp://x"
            })
    void what_is_no_web_address_is_none(String reference) {
        assertThat(Address.resolve("https://town.example/a", reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://town.example/a?utm_source=x&id=7&fbclid=y#top, https://town.example/a?id=7",
        "https://town.example/a?utm_source=x,                   https://town.example/a",
        "https://odile:secret@town.example/a,                   https://town.example/a",
        "https://town.example/a,                                https://town.example/a",
    })
    void a_clean_address_holds_neither_tracking_nor_secrets(String url, String expected) {
        assertThat(Address.clean(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_site.example/a,  https://other_site.example/a",
        "https://bücher.example/a,   https://öl.example/a",
        "https://town.example/a?p=1, https://town.example/a?p=2",
        "https://town.example/a,     https://town.example:8080/a",
        "https://town.example/a,     https://town.example/A",
    })
    void strangers_have_different_keys(String one, String other) {
        assertThat(Address.key(one)).isNotEqualTo(Address.key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://town.example/a, http://www.town.example/a/",
        "https://town.example/a, https://TOWN.example.:443/./x/../a?#b",
        "https://town.example/a, https://town.example/a?gclid=1",
        "https://town.example/a, http://town.example:80/a",
        "https://town.example/café, https://town.example/caf%c3%a9",
        "https://town.example/%61, https://town.example/a",
    })
    void spellings_of_one_address_have_one_key(String one, String other) {
        assertThat(Address.key(one)).isEqualTo(Address.key(other));
    }

    /** Spaces and controls beyond ASCII, which java.net.URI does not take. */
    @Test
    void what_pages_copy_from_texts_is_escaped() {
        assertThat(Address.resolve(null, "https://town.example/a\u00a0b\u2028c\u0085d"))
                .contains("https://town.example/a%C2%A0b%E2%80%A8c%C2%85d");
        assertThat(Address.resolve(null, "https://town.example/a\u1fef")).contains("https://town.example/a%60");
    }
}

package tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>12 comments</p>                            | <p>1,304 comments</p>
            <li><b>7</b> Kommentare</li>                  | <li><b>8</b> Kommentare</li>
            <p>Late <a href="https://a.example/x?n=1">a</a></p> | <p>Late <a href="https://a.example/x?n=2">a</a></p>
            <p><img src="https://a.example/i.jpg?v=1"/></p>     | <p><img src="https://a.example/i.jpg?v=2" width="5"/></p>
            """)
    void what_moves_with_every_visit_is_not_seen(String one, String other) {
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>5 dead</p>                                 | <p>7 dead</p>
            <p><b>5</b> boats sank</p>                    | <p><b>7</b> boats sank</p>
            <td>12</td>                                   | <td>13</td>
            <p>Twelve comments on the ferry, all 12</p>   | <p>Twelve comments on the ferry, all 13</p>
            <p>late</p>                                   | <p><em>late</em></p>
            <p>late</p>                                   | <h2>late</h2>
            <p>Late <a href="https://a.example/x">a</a></p> | <p>Late <a href="https://a.example/y">a</a></p>
            """)
    void what_a_reader_sees_is(String one, String other) {
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
    }

    @Test
    void no_body_is_not_an_empty_one() {
        assertThat(Fingerprint.of(null)).isNotEqualTo(Fingerprint.of(""));
    }
}

package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerTest {
    private static String clean(String html) {
        return Cleaner.clean(Jsoup.parse(html, "https://town.example/a/").body())
                .html();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a<script>alert(1)</script>b",
                "<p onclick=alert(1)>a",
                "<a href='javascript:alert(1)'>a</a>",
                "<a href=' &#9;jav&#x0A;ascript:alert(1)'>a</a>",
                "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
                "<iframe src=//evil.example></iframe>",
                "<style>p{background:url(javascript:alert(1))}</style><p style='x:expression(alert(1))'>a",
                "<svg><p><style><img src=x onerror=alert(1)></style>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<blockquote cite='vbscript:msgbox(1)'>a</blockquote>",
                "<form action=/x><input value=a><button>b</button></form>",
            })
    void nothing_active_is_left(String html) {
        assertThat(clean(html))
                .doesNotContainIgnoringCase(
                        "<script", "<style", "<iframe", "<svg", "<form", "<input", "javascript:", "vbscript:", "data:")
                .doesNotContainPattern("<[^>]+\\son\\w+=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><p>a &amp; b &lt; c</p><h1>t</h1><ul><li>x<li>y</ul></div>",
                "<p><a href=/b?x=1&y=2>b</a><img src=i.jpg alt='\"q\"'><br>c",
                "<table><tr><td>1<td>2</table><pre> a\n  b </pre>",
                "<p><b><i>x</b>y</i><a>z</a>",
                "<p>\u00a0<p> <blockquote></blockquote><figure><figcaption></figcaption></figure>",
                "<plaintext><p>a",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;",
                "<p><math><mo><p>Inner</p></mo></math></p>",
                "<math><tr><td><mo>x</mo></td></tr></math>",
                "loose <b>words</b><p>a</p>between<p>b</p> and <em>after</em>",
                "<p>\u200b</p><p>\uffff</p><p>\ufeff</p>",
                "<a href='javascript:x'>y</a>",
            })
    void cleaning_what_is_clean_changes_nothing(String html) {
        String once = clean(html);
        assertThat(clean(once)).isEqualTo(once);
    }

    @Test
    void parts_of_a_table_without_their_table_become_paragraphs() {
        var cell =
                Jsoup.parse("<table><tr><td><p>One.</p>Two.</td></tr></table>").selectFirst("td");
        assertThat(Cleaner.clean(cell).html()).isEqualTo("<p>One.</p>\n<p>Two.</p>");
    }

    @Test
    void addresses_become_absolute() {
        assertThat(clean("<p><a href='../b#c'>b</a> <img src=i.jpg></p>"))
                .isEqualTo(
                        "<p><a href=\"https://town.example/b#c\">b</a> <img src=\"https://town.example/a/i.jpg\"></p>");
    }

    @Test
    void characters_that_XML_forbids_are_left_out() {
        assertThat(clean("<p>a\u0001b\uffffc\ud800d&#x2;e&#xfffe;f&#0;</p>")).matches("<p>abcdef\ufffd?</p>");
    }
}

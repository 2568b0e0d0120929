package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(clean("<p><a href='../../../b#c'>b</a> <img src=i.jpg></p>"))
                .isEqualTo(
                        "<p><a href=\"https://town.example/b#c\" rel=\"noopener noreferrer\">b</a> <img src=\"https://town.example/a/i.jpg\" alt=\"\" /></p>");
    }

    @Test
    void characters_that_XML_forbids_are_left_out() {
        assertThat(clean("<p>a\u0001b\uffffc\ud800d&#x2;e&#xfffe;f&#0;</p>")).matches("<p>abcdef\ufffd?</p>");
    }

    /** What readers can show and what articles are made of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>A</h2>|<h3>B</h3>|<h6>C</h6>",
                "<ul><li>a</li><li>b<ol start=\"3\" reversed=\"reversed\"><li value=\"7\">c</li></ol></li></ul>",
                "<dl><dt>Term</dt><dd>Meaning</dd><dd><p>Another.</p></dd></dl>",
                "<table><caption>Tides</caption><thead><tr><th scope=\"col\" colspan=\"2\">Hour</th></tr></thead>"
                        + "<tbody><tr><td rowspan=\"2\">6</td><td></td></tr></tbody></table>",
                "<blockquote cite=\"https://town.example/q\"><p>Said.</p></blockquote>|<p><q>Said</q></p>",
                "<pre><code>  if (a &lt; b) {\n\n      c();\n  }</code></pre>",
                "<figure><img src=\"https://town.example/i.jpg\" alt=\"Boat\" width=\"640\" height=\"480\" />"
                        + "<figcaption>The boat. <cite>Photo</cite></figcaption></figure>",
                "<details><summary>More</summary><p>Text</p></details>",
                "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <time datetime=\"2026-03-02\">Monday</time></p>",
                "<p>x<sup>2<sup>3</sup></sup> H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title=\"a b\">ab</abbr><br />y</p>|<hr />|<p>z</p>",
                "<p><a href=\"mailto:a@town.example\" rel=\"noopener noreferrer\">write</a></p>",
            })
    void what_an_article_is_made_of_stays_as_it_is(String html) {
        assertThat(clean(html.replace("|", "\n"))).isEqualTo(html.replace("|", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<h1>a</h1> ~ <h2>a</h2>",
                "<div>a<div>b</div>c</div> ~ <p>a</p>|<p>b</p>|<p>c</p>",
                "<b>a<p>b</p>c</b> ~ <p><b>a</b></p>|<p><b>b</b></p>|<p><b>c</b></p>",
                "<p>a<br><br>b<br></p> ~ <p>a</p>|<p>b</p>",
                "<li>a</li> ~ <p>a</p>",
                "<ul>a<ul><li>b</ul></ul> ~ <ul><li>a<ul><li>b</li></ul></li></ul>",
                "<h2><div>a</div><div>b</div></h2> ~ <h2>a b</h2>",
                "<table><tr><td><p>a</p><p>b</p></table> ~ <p>a</p>|<p>b</p>",
                "<table><tr><td>a<td>b</table> ~ <table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
                "<p><b></b> <i> </i>a<span> </span><b> </b></p> ~ <p>a</p>",
                "<p>a <!-- x --> b</p> ~ <p>a b</p>",
                "<pre><div>a</div><div>  b</div></pre> ~ <pre>a|  b</pre>",
                "<b><b><b><b>a</b></b></b></b> ~ <p><b>a</b></p>",
                "<svg><title>a</title></svg><button>b</button><p>c</p> ~ <p>c</p>",
            })
    void what_is_out_of_place_is_put_right(String html, String clean) {
        assertThat(clean(html)).isEqualTo(clean.replace("|", "\n"));
    }

    @Test
    void the_target_of_a_link_within_the_page_keeps_its_name() {
        assertThat(
                        clean(
                                "<p>a<sup id=ref1><a href='#fn1'>1</a></sup></p><ol><li id=fn1>b <a href='#ref1'>↩</a><li id=x2>c</ol>"))
                .contains("href=\"https://town.example/a/#fn1\"", "<li id=\"fn1\">", "id=\"ref1\"")
                .doesNotContain("x2");
    }

    @Test
    void a_name_that_scripts_could_use_is_never_kept() {
        assertThat(clean(
                        "<p id=location><a href='#location'>a</a> <a name=getElementById href='#getElementById'>b</a>"))
                .doesNotContain("id=");
    }

    @Test
    void a_line_is_told_for_every_block() {
        var story = Jsoup.parse("<ul><li>a<ul><li>b</ul>c</ul><table><tr><td>d<td>e</table><p>f<br>g</p>");
        assertThat(Cleaner.clean(story.body()).text()).isEqualTo("a\nb\nc\nd\ne\nf g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>a</p>", "<i><p>a", "<div>a", "<ul><li>a", "a<br>"})
    void what_is_too_much_is_cut_and_says_so(String html) {
        Body body = Cleaner.clean(
                Jsoup.parse(html.repeat(60_000), "https://town.example/").body());
        assertThat(body.cut()).isEqualTo("is too long");
        assertThat(body.text()).startsWith("a").hasSizeLessThan(2_000_000);
    }
}

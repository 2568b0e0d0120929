package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XPathTest {
    private static final Document PAGE = Jsoup.parse("""
            <html lang=en><head><title>T t</title><meta property='og:title' content='OG'><script>var x=1;</script></head>
            <body class='home page'><div id=a class='story main'><h1>Head <span>line</span></h1>
            <p>One <b>two</b> three</p><p class='x'>Four</p><div class=inner><p>Five</p><div><p>Six</p></div></div><!-- note --></div>
            <div id=b class='related box'><ul><li><a href=/1>1</a></li><li><a href=/2 class=x>2</a><li><a href=/3>3</a></ul></div>
            <table id=t><tbody><tr><td>c1</td><td>c2</td></tr><tr><td>d1</td></tr></tbody></table>
            <img src=a.png><img data-src=b.png><g:plusone>plus</g:plusone></body></html>
            """);

    private static List<String> texts(String expression, Document page) throws XPathFault {
        return line(expression).matches(new XPathPage(page, Trail.none())).stream()
                .map(XPath.Match::text)
                .toList();
    }

    private static RuleLine line(String expression) throws XPathFault {
        XPath xpath = XPath.of(expression);
        return new RuleLine(Path.of("town.example.txt"), 7, Directive.STRIP, "", expression, xpath, null);
    }

    /** As real files of rules have them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "//div[@id='a']/p                                        ; One two three / Four",
                "//div[@class='story main']//p[position()>1]             ; Four",
                "//div[contains(concat(' ',normalize-space(@class),' '),' related ')]//a[2] ; ~~",
                "//div[contains(concat(' ',normalize-space(@class),' '),' related ')]//li[2] ; 2",
                "(//p)[last()]                                           ; Six",
                "//p[contains(.,'two')] | //h1/span                      ; line / One two three",
                "//p[contains(text(),'e') and not(@class)]               ; One two three / Five",
                "//a/@href[contains(.,'2')]                              ; /2",
                "//*[@id='b']//a/@href                                   ; /1 / /2 / /3",
                "//meta[@property='og:title']/@content                   ; OG",
                "//meta[@property='og:title']                            ; OG",
                "substring-before(//meta/@content, 'G')                  ; O",
                "concat('By ', //a[@class='x'])                          ; By 2",
                "normalize-space(//h1)                                   ; Head line",
                "//h1/text()                                             ; Head",
                "//p[.='Five']/ancestor::div[1]/@class                   ; inner",
                "//li[a[@class='x']]/preceding-sibling::li               ; 1",
                "//h1/following-sibling::p[1]/b                          ; two",
                "//comment()                                             ; note",
                "//*[self::h1 or self::td][1]                            ; Head line / c1 / d1",
                "/html/body/div[2]//li[2]/a                              ; 2",
                "count(//p)                                              ; 4",
                "count(//p) > 9                                          ; false",
                "//nothing                                               ; ~~",
                "string(//nothing)                                       ; ~~",
                "//DIV[@ID='a']/P[CONTAINS(., 'Four')]                   ; Four",
                "//table/tr[2]/td                                        ; d1",
                "//TABLE[@id='t']/tr/td[1]                               ; c1 / d1",
                "//table/tbody/tr[1]/td[2]                               ; c2",
                "//p[.='table/tr']                                       ; ~~",
                "id('b')/ul/li[1]                                        ; 1",
                "//g:plusone                                             ; plus",
            })
    void finds_what_it_says(String expression, String found) throws XPathFault {
        assertThat(String.join(" / ", texts(expression, PAGE))).isEqualTo(found);
    }

    @Test
    void may_be_a_condition() throws XPathFault {
        var page = new XPathPage(PAGE, Trail.none());
        for (String holds : List.of("//p", "count(//p) = 4", "'x'", "//p = 'Four'")) {
            assertThat(line(holds).holds(page)).as(holds).isTrue();
        }
        for (String fails : List.of("//nothing", "count(//p) > 4", "''", "not(//p)")) {
            assertThat(line(fails).holds(page)).as(fails).isFalse();
        }
    }

    @Test
    void what_is_removed_is_gone_for_the_next_expression() throws XPathFault {
        Document page = Jsoup.parse("<p>1<p>2<p title=t>3<div><p>4</div>");
        var asked = new XPathPage(page, Trail.none());
        for (String each : List.of("//p[1]", "//div | //div/p", "//p/@title", "//body", "//p[.='3']/text()")) {
            line(each).matches(asked).forEach(XPath.Match::remove);
        }
        assertThat(page.body().html()).isEqualToIgnoringWhitespace("<p>2</p><p></p>");
        assertThat(line("count(//p[not(@*)])").matches(asked))
                .singleElement()
                .extracting(XPath.Match::text)
                .isEqualTo("2");
    }

    @Test
    void may_be_asked_by_several_threads() throws XPathFault {
        RuleLine line = line("//p[@class='x'][1]");
        assertThat(IntStream.range(0, 50).parallel().mapToObj(i -> {
                    Document page = Jsoup.parse("<p>no<p class=x>" + i);
                    return line.matches(new XPathPage(page, Trail.none()))
                            .get(0)
                            .text();
                }))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//",
                "//div[[",
                "//div[@id='a'",
                "$x",
                "ends-with(@a,'b')",
                "//a[",
                "a b",
                "//a[@b=",
                "'x",
                "foo::a",
                "concat('a')",
                ".story p",
                "//p,/span",
                "//div[@class=“x”]",
                "count()",
                "//a/",
                "|//a",
                "//a]"
            })
    void says_what_is_no_expression(String text) {
        assertThatThrownBy(() -> XPath.of(text))
                .isInstanceOf(XPathFault.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void nesting_and_length_have_bounds() {
        assertThatThrownBy(() -> XPath.of("(".repeat(4_000) + "1" + ")".repeat(4_000)))
                .isInstanceOf(XPathFault.class)
                .hasMessageContaining("limit");
        assertThatThrownBy(() -> XPath.of("//a|".repeat(5_000) + "//a")).isInstanceOf(XPathFault.class);
        assertThatThrownBy(() -> XPath.of("//a" + "[b".repeat(4_000))).isInstanceOf(XPathFault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "//p                                        ; 600  ; 1     ; nested more than 500",
                "//p                                        ; 1    ; 50001 ; more than 50000 elements",
                "//div//div//div//div                       ; 400  ; 1     ; too long",
                "//div[.//div[.//div[.//div='x']]]          ; 400  ; 1     ; too long",
                "//p/following-sibling::p                   ; 1    ; 5000  ; too long",
                "//p[following::p/preceding::p]             ; 1    ; 5000  ; too long",
                "//p[. = //p//p]                            ; 1    ; 20000 ; too long",
            })
    void what_would_take_minutes_is_passed_over_and_says_so(String expression, int deep, int wide, String why)
            throws XPathFault {
        Document page = Jsoup.parse(
                "<div>".repeat(deep) + "<p>x".repeat(wide),
                "",
                Parser.htmlParser().setMaxDepth(1_000));
        Trail trail = Trail.kept();
        assertThat(line(expression).matches(new XPathPage(page, trail))).isEmpty();
        assertThat(trail.explanation().findings()).singleElement().satisfies(f -> {
            assertThat(f.isTaken()).isFalse();
            assertThat(f.rule()).isEqualTo("site rule town.example.txt:7");
            assertThat(f.reason()).contains(why);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//div//div//p",
                "//div[@id='x']//div[.//p or .//a or .//li]//p",
                "//p[preceding-sibling::p]",
                "//a//p | //b//p | //c//p | //d//p | //e//p | //f//p",
            })
    void what_rules_usually_ask_is_asked_of_large_pages(String expression) {
        int[] depths = IntStream.range(0, 8_000).map(i -> i % 30).toArray();
        int[] siblings = IntStream.range(0, 8_000).map(i -> 1 + i % 60).toArray();
        assertThat(XPathReach.of(expression).isTooFar(depths, siblings)).isFalse();
    }
}

package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
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
            <img src=a.png><img data-src=b.png></body></html>
            """);

    /** The JDK has an engine of its own, and a tree of its own to ask: what it answers is right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//p",
                "//p[1]",
                "(//p)[1]",
                "(//p)[last()]",
                "//p[last()]",
                "//div[@id='a']/p",
                "//div//p",
                "//div//div//p",
                "//div[@class='story main']//p[position()>1]",
                "//*[@id='b']//a/@href",
                "//a/@href[contains(.,'2')]",
                "//h1/text()",
                "string(//h1)",
                "normalize-space(//h1)",
                "concat('x',//a[2],//a/@href)",
                "//p/ancestor::div",
                "//p/ancestor::div[1]/@class",
                "//p[.='Five']/..",
                "//li[a[@class='x']]/preceding-sibling::li",
                "//li[1]/following-sibling::li[1]",
                "//h1/following::p[2]",
                "//table/preceding::p[1]",
                "//p[contains(text(),'e')]",
                "//p[contains(.,'two')]",
                "//div[contains(concat(' ',normalize-space(@class),' '),' main ')]",
                "//p|//a",
                "//a|//p|//h1/span",
                "count(//p)",
                "count(//p) > 3",
                "//p[count(b)=1]",
                "//div[not(@id)]",
                "//div[@id and @class]",
                "//div[@id='a' or @id='b']/@id",
                "//*[self::h1 or self::p]",
                "substring-before('2020-01-02','-')",
                "substring-after(//a[1]/@href,'/')",
                "substring('12345',2,3)",
                "substring('12345', 1.5, 2.6)",
                "translate('bar','abc','AB')",
                "//comment()",
                "//title",
                "/html/body/div[2]//li[2]/a",
                "/html/body/*[position()=2]",
                "//tr[2]/td[1]",
                "//img[@src]|//img[@data-src]",
                "//img/@*",
                "//body/@class",
                "//div[starts-with(@id,'a')]//p[3]",
                "1+2*3",
                "7 mod 3",
                "-3 div 2",
                "'a'='a'",
                "//p='Four'",
                "//p!='Four'",
                "//@href='/2'",
                "2>//nothing",
                "string-length('abc')",
                "not(//foo)",
                "boolean(//p)",
                "//node()[self::p]",
                "//p[position()=last()-0]",
                "//div[p][2]",
                "//div[2][@class]",
                "//p[@class][1]",
                "//li[position() mod 2 = 1]",
                "string(//meta[@property='og:title']/@content)",
                "//ul/li[2]/a | //div[@id='a']/p[1]",
                "sum(//li)",
                "round(2.5)",
                "floor(-1.5)",
                "ceiling(1.2)",
                "number('12x')",
                "//a[.=2]",
                "//a[. > 1]",
                "//div/descendant-or-self::*[@class='inner']",
                "//b/ancestor-or-self::*",
                "//script",
                "//script/text()",
                "name(//h1)",
                "//*[name()='li'][3]",
                "(//li/a)[2]/@href",
                "//div[@id='b']/descendant::a[2]",
                "//p/b/../../h1",
                "//*[@class='x']/ancestor::*[@id]/@id",
                "//text()[contains(.,'Five')]",
                "//h1//text()",
                "//p[b]/b[1]/following-sibling::text()",
                " //p [ 2 ] ",
                "//a[@href=\"/1\"]",
                "//ul/li[not(position()=1)]",
                "//li[last()-1]",
                "//div[@id='a']//p[not(ancestor::div[@class='inner'])]",
                "//p[preceding::p]",
                "//div[count(*)>2]",
                "//div[count(.//p) > 1]/@id",
                "//li[position()<3][last()]/a",
                "(//div)[2]/following-sibling::*[1]",
                "//a[@href > 1] = //b",
                "true() != false()",
                "string(1 div 0)",
                "//li[a and not(a/@class)]",
                "//p[string-length(.)>4]",
                "(//p | //li)[2]",
                "//div[@id='b']//li[1]/a[1]/@href"
            })
    void answers_as_the_JDKs_engine_does(String expression) throws Exception {
        assertThat(ours(XPathParser.parse(expression).value(XPathFocus.on(PAGE))))
                .isEqualTo(theirs(expression));
    }

    private static String ours(Object value) {
        return value instanceof List<?> nodes
                ? nodes.stream()
                        .map(n -> name(n) + "=" + XPathValues.textOf(n, XPathFocus.on(PAGE)))
                        .toList()
                        .toString()
                : value.toString();
    }

    private static String name(Object node) {
        return node instanceof XPathAttribute a
                ? a.name()
                : ((Node) node).nodeName().replace("#data", "#text");
    }

    private static String theirs(String expression) throws XPathExpressionException {
        var tree = new W3CDom().namespaceAware(false).fromJsoup(PAGE);
        var value = XPathFactory.newInstance()
                .newXPath()
                .compile(expression)
                .evaluateExpression(tree)
                .value();
        if (!(value instanceof XPathNodes nodes)) {
            return value.toString();
        }
        var told = new ArrayList<String>();
        nodes.forEach(n -> told.add(n.getNodeName() + "=" + n.getTextContent()));
        return told.toString();
    }

    private static List<String> texts(String expression, String html) throws XPathFault {
        return XPath.of(expression).matches(Jsoup.parse(html)).stream()
                .map(XPath.Match::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//DIV[@ID='x']/P        | <div id=x><p>yes</div>",
                "//table/tr[2]/td        | <table><tr><td>no<tr><td>yes</table>",
                "//table[@id='t']/tr/td  | <table id=t><tr><td>yes</table>",
                "//g:plusone             | <g:plusone>yes</g:plusone>",
                "//time                  | <time datetime=yes>no</time>",
                "id('x')                 | <p id=x>yes",
            })
    void knows_the_ways_of_HTML(String expression, String html) throws XPathFault {
        assertThat(texts(expression, html)).containsExactly("yes");
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
        assertThatThrownBy(() -> XPath.of("(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isInstanceOf(XPathFault.class);
        assertThatThrownBy(() -> XPath.of("//a|".repeat(5_000) + "//a")).isInstanceOf(XPathFault.class);
    }

    @Test
    void what_would_take_minutes_finds_nothing() throws XPathFault {
        String deep = "<div>".repeat(100_000) + "x";
        assertThat(texts("//div//div//div//div[contains(.,'y')]", deep)).isEmpty();
        assertThat(texts("//p[following-sibling::p/preceding-sibling::p]", "<p>x".repeat(50_000)))
                .isEmpty();
    }
}

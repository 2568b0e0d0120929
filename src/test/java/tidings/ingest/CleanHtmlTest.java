package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

class CleanHtmlTest {
    private final Document document = Document.createShell("");

    CleanHtmlTest() {
        document.outputSettings()
                .prettyPrint(false)
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset("UTF-8");
    }

    @Test
    void writes_every_character_as_jsoup_writes_it_for_XML() {
        for (int start = 0; start <= Character.MAX_CODE_POINT; start += 0x1000) {
            String text = IntStream.range(start, start + 0x1000)
                    .mapToObj(c -> "x" + Character.toString(c) + "y")
                    .collect(Collectors.joining());
            document.body().empty();
            Element link = document.body().appendElement("a").attr("title", text);
            link.appendChild(new TextNode(text));
            assertThat(CleanHtml.of(document.body())).isEqualTo(link.outerHtml());
        }
    }

    @Test
    void writes_empty_elements_so_that_both_parsers_read_them() {
        document.body().append("<hr><table><tbody><tr><td></td></tr></tbody></table><p>a<br>b<img src='c' alt=''></p>");
        assertThat(CleanHtml.of(document.body()))
                .isEqualTo("<hr />\n<table><tbody><tr><td></td></tr></tbody></table>\n"
                        + "<p>a<br />b<img src=\"c\" alt=\"\" /></p>");
    }
}

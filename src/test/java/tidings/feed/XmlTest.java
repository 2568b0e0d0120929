package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Verifier;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;
import org.junit.jupiter.api.Test;

class XmlTest {
    private static final Format RAW = Format.getRawFormat().setEncoding("UTF-8").setLineSeparator(LineSeparator.UNIX);

    private static String written(String text) {
        return new String(Xml.bytes(tree(text)), UTF_8);
    }

    private static Document tree(String text) {
        return new Document(new Element("a").setText(text).setAttribute("b", text));
    }

    @Test
    void text_is_escaped_as_jdom_itself_would() {
        String all = IntStream.rangeClosed(0, 0x1ffff)
                .filter(Verifier::isXMLCharacter)
                .filter(c -> !Character.isSurrogate((char) c) || c > 0xffff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        for (String text : new String[] {"", "plain", "<", "a&b", "a\r\nb>", "👍", "x👍👎y", all}) {
            assertThat(written(text)).isEqualTo(new XMLOutputter(RAW).outputString(tree(text)));
        }
    }
}

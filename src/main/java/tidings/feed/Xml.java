package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;
import org.jdom2.output.support.AbstractXMLOutputProcessor;
import org.jdom2.output.support.FormatStack;
import org.jspecify.annotations.Nullable;

/** ROME's trees, and bytes of them. */
final class Xml {
    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    static final Namespace CONTENT = Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    static final Namespace DCTERMS = Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");

    /** Archives (RFC 5005). */
    static final Namespace HISTORY = Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");

    /** Tombstones (RFC 6721). */
    static final Namespace TOMBSTONES = Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");

    private static final Format RAW = Format.getRawFormat().setEncoding("UTF-8").setLineSeparator(LineSeparator.UNIX);

    private Xml() {}

    static Document tree(WireFeed feed) {
        try {
            return new WireFeedOutput().outputJDom(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("ROME refuses what every feed has", e);
        }
    }

    static byte[] bytes(Document tree) {
        return new XMLOutputter(RAW, new RawText()).outputString(tree).getBytes(UTF_8);
    }

    /** What JDOM writes, in runs instead of character by character: bodies are nearly all of a document. */
    private static final class RawText extends AbstractXMLOutputProcessor {
        @Override
        protected void printText(Writer out, FormatStack stack, Text text) throws IOException {
            String value = text.getText();
            int from = 0;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c <= '>' || Character.isHighSurrogate(c)) {
                    String reference = reference(c, value, i);
                    if (reference != null) {
                        out.write(value.substring(from, i)); // StringWriter takes parts of a string one by one
                        out.write(reference);
                        i += Character.charCount(value.codePointAt(i)) - 1;
                        from = i + 1;
                    }
                }
            }
            out.write(value.substring(from));
        }

        private static @Nullable String reference(char c, String value, int at) {
            return switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '\r' -> "&#xD;";
                default -> c <= '>' ? null : "&#x" + Integer.toHexString(value.codePointAt(at)) + ";";
            };
        }
    }

    static Element element(String name, Namespace namespace, String text) {
        return new Element(name, namespace).setText(text);
    }

    /** RFC 3339, in whole seconds and UTC. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** ROME speaks {@code java.util.Date}; documents speak of whole seconds, in UTC. */
    static Date date(Instant instant) {
        return new Date(instant.getEpochSecond() * 1000);
    }
}

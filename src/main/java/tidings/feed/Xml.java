package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;

/** ROME's trees, and bytes of them. */
final class Xml {
    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    static final Namespace CONTENT = Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    static final Namespace DCTERMS = Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");

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
        return new XMLOutputter(RAW).outputString(tree).getBytes(UTF_8);
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

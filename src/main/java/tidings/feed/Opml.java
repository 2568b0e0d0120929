package tidings.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import tidings.story.FeedDefinition;
import tidings.story.Format;

/** OPML 2.0 (opml.org/spec2.opml): a list of feeds that readers subscribe to as one. */
final class Opml {
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Opml() {}

    /** @param created when the oldest of the feeds began */
    static byte[] write(String title, List<FeedDefinition> feeds, Instant created, Addresses addresses) {
        Element body = new Element("body");
        feeds.forEach(f -> body.addContent(outline(f, addresses)));
        Element head = new Element("head")
                .addContent(new Element("title").setText(title))
                .addContent(new Element("dateCreated").setText(RFC_822.format(created)))
                .addContent(new Element("docs").setText("http://opml.org/spec2.opml"));
        return Xml.bytes(new Document(new Element("opml")
                .setAttribute("version", "2.0")
                .addContent(head)
                .addContent(body)));
    }

    /** By custom the type is {@code rss} whatever the format. */
    private static Element outline(FeedDefinition feed, Addresses addresses) {
        Element outline = new Element("outline")
                .setAttribute("type", "rss")
                .setAttribute("text", feed.title())
                .setAttribute("title", feed.title())
                .setAttribute("description", feed.description())
                .setAttribute("xmlUrl", addresses.document(feed.name(), Format.ATOM))
                .setAttribute("htmlUrl", feed.link());
        String language = feed.language();
        return language == null ? outline : outline.setAttribute("language", language);
    }
}

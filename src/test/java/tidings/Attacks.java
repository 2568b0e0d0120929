package tidings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.ingest.PageReader;
import tidings.ingest.Reading;
import tidings.story.Article;
import tidings.story.Entry;
import tidings.story.Entry.Reference;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Page;
import tidings.story.Story;
import tidings.story.XmlText;

/** Hostile fragments, put into every place of a page that comes out in a feed. */
public final class Attacks {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant THEN = Instant.parse("2026-03-02T08:30:00Z");
    private static final FeedState STATE = new FeedState(new UUID(9, 9), THEN, 7);
    private static final Documents DOCUMENTS = new Documents(new Addresses("https://feeds.example"));
    private static final String WORDS =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";

    private Attacks() {}

    /** Fragments by id, from a file of lines of JSON. */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> fragments = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            fragments.put(node.path("id").asText(), node.path("html").asText());
        }
        return fragments;
    }

    /** A page whose title, author, addresses, images, siblings and body are the fragment. */
    public static String page(String fragment) throws IOException {
        String text = XmlText.escape(fragment);
        String json = JSON.writeValueAsString(JSON.createObjectNode()
                        .put("@type", "NewsArticle")
                        .put("headline", fragment)
                        .put("image", fragment)
                        .put("url", fragment)
                        .put("author", fragment))
                .replace("</", "<\\/");
        return "<!doctype html><title>Ferry: " + text + "</title><script type=application/ld+json>" + json + "</script>"
                + "<link rel=canonical href=\"" + text + "\"><meta property=og:url content=\"" + text + "\">"
                + "<meta property=og:image content=\"" + text + "\"><meta name=author content=\"" + text + "\">"
                + "<meta name=description content=\"" + text + "\"><meta property=og:title content=\"Ferry: " + text
                + "\"><article><h1>Ferry: " + text + "</h1><p>" + WORDS.repeat(2) + "</p><p>© " + text
                + "</p><img src=\""
                + text + "\" alt=\"" + text + "\"><p><a href=\"" + text + "\" title=\"" + text + "\">link</a> "
                + WORDS + "</p>" + fragment + "<p>" + WORDS + "</p></article><h3>Read also</h3><ul><li><a href=\""
                + text
                + "\">A ferry of that name " + text + "</a></ul>";
    }

    /** A page with the fragment in the midst of its body. */
    public static String bodyOfPage(String fragment) {
        return "<!doctype html><title>A ferry that is late</title><article><h1>A ferry that is late</h1><p>"
                + WORDS.repeat(2) + "</p>" + fragment + "<p>" + WORDS + "</p></article>";
    }

    public static Optional<Story> story(String html) {
        Reading reading =
                new PageReader().read(new Page("page.html", "", html.getBytes(UTF_8), null, null), Feeds.feed());
        if (reading instanceof Reading.Refused refused && refused.reason().contains("fault in Tidings")) {
            throw new AssertionError(refused.reason());
        }
        return reading instanceof Reading.Read read ? Optional.of(read.story()) : Optional.empty();
    }

    private static Entry entry(Story story) {
        List<Reference> siblings = new ArrayList<>();
        story.siblings()
                .forEach(s -> siblings.add(new Reference(
                        new UUID(2, 2), s.headline().title(), s.headline().url())));
        return new Entry(new UUID(1, 1), story.main(), THEN, THEN, siblings, List.of());
    }

    /** Our own page of the story. */
    public static String articlePage(Story story) {
        return DOCUMENTS.articlePage(Feeds.feed(), entry(story));
    }

    /** The entry as a reader shows it that takes everything from the feed, text as text and HTML as HTML. */
    public static String inReader(Story story) throws IOException {
        Article headline = story.siblings().isEmpty()
                ? story.main()
                : story.siblings().get(0).headline();
        Entry main = entry(story);
        Entry other = new Entry(
                new UUID(2, 2),
                headline,
                THEN,
                THEN,
                List.of(),
                List.of(new Reference(
                        main.id(), story.main().title(), story.main().url())));
        List<Entry> entries = List.of(main, other);
        xml(DOCUMENTS.render(Format.RSS, Feeds.feed(), STATE, entries).bytes());
        Document atom =
                xml(DOCUMENTS.render(Format.ATOM, Feeds.feed(), STATE, entries).bytes());
        var html = new StringBuilder();
        for (String name : List.of("title", "name", "rights", "summary")) {
            elements(atom, name)
                    .forEach(e -> html.append("<p>").append(shown(e)).append("</p>\n"));
        }
        elements(atom, "link")
                .forEach(l -> html.append("<a href=\"")
                        .append(XmlText.escape(l.getAttribute("href")))
                        .append("\">")
                        .append(XmlText.escape(l.getAttribute("title")))
                        .append("</a>\n"));
        elements(atom, "content").forEach(e -> html.append(e.getTextContent()).append('\n'));
        return html.toString();
    }

    private static String shown(Element element) {
        String text = element.getTextContent();
        return element.getAttribute("type").equals("html") ? text : XmlText.escape(text);
    }

    private static List<Element> elements(Document in, String name) {
        List<Element> elements = new ArrayList<>();
        var found = in.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** Fails where the bytes are no XML. */
    public static Document xml(byte[] bytes) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("no XML: " + new String(bytes, UTF_8), e);
        }
    }
}

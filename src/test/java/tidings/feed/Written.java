package tidings.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tidings.story.Article;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;

/** One feed in all its documents, as parsers read them. */
record Written(Element rss, Element atom, JsonNode json) {
    private static final FeedState STATE = new FeedState(
            new UUID(9, 9), Instant.parse("2026-01-01T00:00:00Z"), 7, "https://town.example/site-icon.png");
    private static final Documents DOCUMENTS = new Documents(new Addresses("https://feeds.example"), 900);

    static Written of(FeedDefinition feed, List<Entry> entries) throws Exception {
        return new Written(
                xml(bytes(Format.RSS, feed, entries)),
                xml(bytes(Format.ATOM, feed, entries)),
                new JsonMapper().readTree(bytes(Format.JSON, feed, entries)));
    }

    static byte[] bytes(Format format, FeedDefinition feed, List<Entry> entries) {
        return DOCUMENTS.render(format, feed, STATE, entries).bytes();
    }

    static Entry entry(Article article) {
        return new Entry(
                UUID.nameUUIDFromBytes(
                        String.valueOf(article.hashCode()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                article,
                Instant.parse("2026-03-02T08:30:00.750Z"),
                Instant.parse("2026-03-03T00:00:00Z"),
                List.of(),
                List.of());
    }

    private static Element xml(byte[] document) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(document))
                .getDocumentElement();
    }

    /** The texts of the elements of this name, prefix and all. */
    static List<String> texts(Element in, String name) {
        return elements(in, name).stream().map(Element::getTextContent).toList();
    }

    /** An attribute of the elements of this name; empty where one has none. */
    static List<String> attributes(Element in, String name, String attribute) {
        return elements(in, name).stream().map(e -> e.getAttribute(attribute)).toList();
    }

    static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return new ArrayList<>(IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList());
    }
}

package tidings.feed;

import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tidings.story.LooseXml;

/**
 * A feed's XML as a tree, as far as it can be read: where it is broken the reader goes on with the next entry. ROME's own readers give up a
 * feed at its first fault and lose the offsets of its dates, so they are not asked.
 */
final class FeedTree {
    /** No fewer than any feed has; what is more is left out. */
    private static final int MAX_NODES = 300_000;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_FAULTS = 50;
    private static final Pattern ROOT = Pattern.compile("<[A-Za-z_][^<>]*>");
    private static final Pattern ENTRY = Pattern.compile("<(?:\\w{1,20}:)?(?:item|entry)[\\s>]");
    private static final Pattern CORE = Pattern.compile("(?i)(?:rss|netscape)(?!.*/modules/)");
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry(ATOM, "atom:"),
            Map.entry("http://purl.org/atom/ns#", "atom:"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content:"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
            Map.entry("http://purl.org/dc/terms/", "dcterms:"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication/", "sy:"),
            Map.entry("http://purl.org/syndication/history/1.0", "fh:"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"),
            Map.entry("http://search.yahoo.com/mrss/", "media:"),
            Map.entry("http://search.yahoo.com/mrss", "media:"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml:"));

    private static final XMLInputFactory PARSERS = parsers();

    private @Nullable FeedNode root;
    private @Nullable String fault;
    private int nodes;

    private FeedTree() {}

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers;
    }

    /** @param xml as {@link LooseXml} leaves it */
    static FeedTree of(String xml) {
        var tree = new FeedTree();
        Matcher start = ROOT.matcher(xml);
        String opening = start.find() ? start.group() : "";
        int from = 0;
        for (int faults = 0; from >= 0 && faults < MAX_FAULTS; faults++) {
            int end = tree.read(from == 0 ? xml : opening + xml.substring(from));
            int broken = from == 0 ? end : from + end - opening.length();
            from = end < 0 ? -1 : entry(xml, Math.max(broken, from + 1));
        }
        return tree;
    }

    private static int entry(String xml, int from) {
        Matcher entry = ENTRY.matcher(xml);
        return from < xml.length() && entry.find(from) ? entry.start() : -1;
    }

    Optional<FeedNode> root() {
        return Optional.ofNullable(root);
    }

    /** What was wrong first, if anything was. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    static boolean isFeed(FeedNode root) {
        return root.name.equals("feed")
                || root.name.equals("rss")
                || root.name.equals("channel")
                || root.first("channel", "item") != null;
    }

    /** @return where it broke, or -1 */
    private int read(String xml) {
        XMLStreamReader in = null;
        try {
            in = PARSERS.createXMLStreamReader(new StringReader(xml));
            read(in);
            return -1;
        } catch (XMLStreamException e) {
            fault = fault == null ? reason(e) : fault;
            return in == null ? xml.length() : Math.max(0, in.getLocation().getCharacterOffset());
        }
    }

    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9)
                .strip();
    }

    private void read(XMLStreamReader in) throws XMLStreamException {
        FeedNode at = null;
        int below = 0; // levels that are too deep to be kept
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (below > 0 || nodes >= MAX_NODES || depth(at) >= MAX_DEPTH) {
                        below++;
                    } else {
                        at = open(in, at);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (below > 0) {
                        below--;
                    } else {
                        at = at == null ? null : at.parent();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (at != null) {
                        at.add(in.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private static int depth(@Nullable FeedNode node) {
        int depth = 0;
        for (FeedNode at = node; at != null; at = at.parent()) {
            depth++;
        }
        return depth;
    }

    private FeedNode open(XMLStreamReader in, @Nullable FeedNode parent) {
        if (parent == null && root != null) {
            return root; // read on after a fault
        }
        var node = new FeedNode(name(in), parent);
        nodes++;
        for (int i = 0; i < in.getAttributeCount(); i++) {
            boolean xml = "xml".equals(in.getAttributePrefix(i));
            node.put((xml ? "xml:" : "") + in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        if (parent == null) {
            root = node;
        } else {
            parent.add(node);
        }
        return node;
    }

    private String name(XMLStreamReader in) {
        String uri = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        String local = in.getLocalName();
        String known = KNOWN.getOrDefault(uri, "");
        boolean atom = known.equals("atom:") && (root == null || root.name.equals("feed"));
        if (uri.isEmpty() || atom || local.equals("RDF")) {
            return local;
        }
        return !known.isEmpty() ? known + local : CORE.matcher(uri).find() ? local : "other:" + local;
    }
}

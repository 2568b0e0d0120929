package tidings.feed;

import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import tidings.story.Format;

/** RSS 2.0, by ROME; then, in one step of our own, the elements of other namespaces, in the order that readers want. */
final class RssWriter {
    private RssWriter() {}

    static byte[] write(Window window) {
        Document tree = Xml.tree(channel(window));
        Element root = tree.getRootElement();
        List.of(Xml.ATOM, Xml.CONTENT, Xml.DC).forEach(root::addNamespaceDeclaration);
        Element channel = root.getChild("channel");
        channel.addContent(channel.indexOf(channel.getChild("description")) + 1, links(window));
        List<Element> items = channel.getChildren("item");
        for (int i = 0; i < items.size(); i++) {
            extend(items.get(i), window.items().get(i));
        }
        return Xml.bytes(tree);
    }

    private static Channel channel(Window window) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(window.feed().title());
        channel.setLink(window.feed().link());
        channel.setDescription(window.feed().description());
        channel.setLanguage(window.language());
        channel.setCopyright(window.feed().rights());
        channel.setLastBuildDate(Xml.date(window.updated()));
        channel.setGenerator("Tidings");
        channel.setTtl(window.maxAge() / 60);
        channel.setItems(window.items().stream().map(RssWriter::item).toList());
        return channel;
    }

    private static Item item(tidings.feed.Item from) {
        Item item = new Item();
        item.setTitle(from.title());
        item.setLink(from.link());
        item.setPubDate(Xml.date(from.published()));
        Description description = new Description();
        description.setValue(from.html() == null || from.summaryHtml() == null ? from.content() : from.summaryHtml());
        item.setDescription(description);
        Guid guid = new Guid();
        guid.setValue(from.id());
        guid.setPermaLink(false);
        item.setGuid(guid);
        return item;
    }

    /** The full text stands after the description, and only where it says more. */
    private static void extend(Element element, tidings.feed.Item item) {
        if (!element.getChildText("description").equals(item.content())) {
            element.addContent(Xml.element("encoded", Xml.CONTENT, item.content()));
        }
        element.addContent(Xml.element("creator", Xml.DC, item.byline()));
        item.related()
                .forEach(r -> element.addContent(new Element("link", Xml.ATOM)
                        .setAttribute("rel", "related")
                        .setAttribute("type", "text/html")
                        .setAttribute("href", r.link())
                        .setAttribute("title", r.title())));
    }

    private static List<Element> links(Window window) {
        Element self = link("self", window.self(Format.RSS)).setAttribute("type", Format.RSS.mediaType());
        String hub = window.addresses().hub();
        return hub == null ? List.of(self) : List.of(self, link("hub", hub));
    }

    private static Element link(String rel, String href) {
        return new Element("link", Xml.ATOM).setAttribute("rel", rel).setAttribute("href", href);
    }
}

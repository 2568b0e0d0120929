package tidings.feed;

import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Image;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Format;

/** RSS 2.0, by ROME; then, in one step of our own, the elements of other namespaces, in the order that readers want. */
final class RssWriter {
    private RssWriter() {}

    static byte[] write(Window window) {
        Document tree = Xml.tree(channel(window));
        Element root = tree.getRootElement();
        List.of(Xml.ATOM, Xml.CONTENT, Xml.DC, Xml.DCTERMS).forEach(root::addNamespaceDeclaration);
        Element channel = root.getChild("channel");
        channel.addContent(channel.indexOf(channel.getChild("description")) + 1, head(window));
        List<Element> items = channel.getChildren("item");
        for (int i = 0; i < items.size(); i++) {
            extend(items.get(i), window.items().get(i), window);
            HexReferences.in(items.get(i));
        }
        HexReferences.in(channel);
        channel.getChildren("image").forEach(HexReferences::in);
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
        channel.setImage(image(window));
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
        item.setCategories(from.categories().stream().map(RssWriter::category).toList());
        item.setEnclosures(
                from.enclosures().stream().limit(1).map(RssWriter::enclosure).toList());
        item.setModules(MediaRss.of(from));
        return item;
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setValue(name);
        return category;
    }

    private static Enclosure enclosure(tidings.story.Enclosure from) {
        Enclosure enclosure = new Enclosure();
        enclosure.setUrl(from.url());
        enclosure.setType(from.type());
        enclosure.setLength(from.length() == null ? 0 : from.length());
        return enclosure;
    }

    /** RSS knows one picture, whose title and link are the channel's (RSS 2.0, image). */
    private static @Nullable Image image(Window window) {
        String url = window.logo() == null ? window.icon() : window.logo();
        if (url == null) {
            return null;
        }
        Image image = new Image();
        image.setUrl(url);
        image.setWidth(null); // ROME writes its own -1 otherwise
        image.setHeight(null);
        image.setTitle(window.feed().title());
        image.setLink(window.feed().link());
        return image;
    }

    /** The full text stands after the description, and only where it says more. ROME leaves out a length of 0, which readers want to see. */
    private static void extend(Element element, tidings.feed.Item item, Window window) {
        element.getChildren("enclosure").stream()
                .filter(e -> e.getAttribute("length") == null)
                .forEach(e -> e.setAttribute("length", "0"));
        if (!element.getChildText("description").equals(item.content())) {
            element.addContent(Xml.element("encoded", Xml.CONTENT, item.content()));
        }
        element.addContent(Xml.element("creator", Xml.DC, item.byline()));
        if (item.isEdited()) {
            element.addContent(Xml.element("modified", Xml.DCTERMS, Xml.text(item.updated())));
        }
        if (item.language() != null) {
            element.addContent(Xml.element("language", Xml.DC, item.language()));
        }
        if (item.rights() != null && !item.rights().equals(window.feed().rights())) {
            element.addContent(Xml.element("rights", Xml.DC, item.rights()));
        }
        item.related()
                .forEach(r -> element.addContent(new Element("link", Xml.ATOM)
                        .setAttribute("rel", "related")
                        .setAttribute("type", "text/html")
                        .setAttribute("href", r.link())
                        .setAttribute("title", r.title())));
    }

    /** Where the document stands, and among which archives. */
    private static List<Element> head(Window window) {
        var elements = new ArrayList<Element>();
        elements.add(link("self", window.self(Format.RSS)).setAttribute("type", Format.RSS.mediaType()));
        String hub = window.hub(Format.RSS);
        if (hub != null) {
            elements.add(link("hub", hub));
        }
        window.chain(Format.RSS)
                .forEach(c -> elements.add(link(c.rel(), c.href()).setAttribute("type", Format.RSS.mediaType())));
        if (window.isArchive()) {
            elements.add(new Element("archive", Xml.HISTORY));
        }
        return elements;
    }

    private static Element link(String rel, String href) {
        return new Element("link", Xml.ATOM).setAttribute("rel", rel).setAttribute("href", href);
    }
}

package tidings.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import tidings.story.Enclosure;
import tidings.story.Format;

/** Atom 1.0 (RFC 4287), by ROME. */
final class AtomWriter {
    /** Whoever has not polled for longer has lost sight of the entry anyway. */
    private static final Duration TOMBSTONES_LAST = Duration.ofDays(30);

    private AtomWriter() {}

    static byte[] write(Window window) {
        Document tree = Xml.tree(feed(window));
        language(tree.getRootElement(), window.language());
        List<Element> entries =
                tree.getRootElement().getChildren("entry", tree.getRootElement().getNamespace());
        for (int i = 0; i < entries.size(); i++) {
            language(entries.get(i), window.items().get(i).language());
        }
        extend(tree.getRootElement(), window);
        return Xml.bytes(tree);
    }

    /** What is no part of Atom itself, before the entries; tombstones only as far as they are as young as the entries or nearly so. */
    private static void extend(Element feed, Window window) {
        var elements = new ArrayList<Element>();
        if (window.isArchive()) {
            elements.add(new Element("archive", Xml.HISTORY));
        }
        Instant young = window.updated().minus(TOMBSTONES_LAST);
        window.tombstones().stream()
                .filter(t -> !t.when().isBefore(young))
                .forEach(t -> elements.add(new Element("deleted-entry", Xml.TOMBSTONES)
                        .setAttribute("ref", Items.urn(t.id()))
                        .setAttribute(
                                "when", t.when().truncatedTo(ChronoUnit.SECONDS).toString())));
        Element first = feed.getChild("entry", feed.getNamespace());
        feed.addContent(first == null ? feed.getContentSize() : feed.indexOf(first), elements);
    }

    private static Feed feed(Window window) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(window.id());
        feed.setTitle(window.feed().title());
        if (!window.feed().description().equals(window.feed().title())) {
            feed.setSubtitle(content("text", window.feed().description()));
        }
        feed.setUpdated(Xml.date(window.updated()));
        feed.setAuthors(List.of(person(window.author())));
        feed.setOtherLinks(links(window));
        feed.setGenerator(generator());
        feed.setRights(window.feed().rights());
        feed.setIcon(window.icon());
        feed.setLogo(window.logo());
        feed.setEntries(window.items().stream().map(AtomWriter::entry).toList());
        return feed;
    }

    private static List<Link> links(Window window) {
        var links = new ArrayList<Link>();
        links.add(link("self", Format.ATOM.mediaType(), window.self(Format.ATOM), null));
        String hub = window.hub(Format.ATOM);
        if (hub != null) {
            links.add(link("hub", null, hub, null));
        }
        links.add(link("alternate", "text/html", window.feed().link(), null));
        window.chain(Format.ATOM).forEach(c -> links.add(link(c.rel(), Format.ATOM.mediaType(), c.href(), null)));
        return links;
    }

    /**
     * Some readers take an entry's first link for the article, whatever its relation, and some the last one. So where there are others,
     * the article stands at both ends: as what the entry is an alternate of, and as where its information comes from.
     */
    private static Entry entry(Item item) {
        Entry entry = new Entry();
        entry.setId(item.id());
        entry.setTitle(item.title());
        entry.setPublished(Xml.date(item.published()));
        entry.setUpdated(Xml.date(item.updated()));
        entry.setAuthors(List.of(person(item.byline())));
        entry.setRights(item.rights());
        var links = new ArrayList<Link>();
        links.add(link("alternate", "text/html", item.link(), null));
        item.enclosures().forEach(e -> links.add(enclosure(e)));
        item.related().forEach(r -> links.add(link("related", "text/html", r.link(), r.title())));
        if (links.size() > 1) {
            links.add(link("via", "text/html", item.link(), null));
        }
        entry.setOtherLinks(links);
        entry.setCategories(item.categories().stream().map(AtomWriter::category).toList());
        entry.setModules(MediaRss.of(item));
        if (item.summary() != null) {
            entry.setSummary(content("text", item.summary()));
        }
        entry.setContents(List.of(content("html", item.content())));
        return entry;
    }

    private static Link link(String rel, @Nullable String type, String href, @Nullable String title) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        link.setTitle(title);
        return link;
    }

    private static Link enclosure(Enclosure enclosure) {
        Link link = link("enclosure", enclosure.type(), enclosure.url(), null);
        link.setLength(enclosure.length() == null ? 0 : enclosure.length()); // of 0 ROME writes nothing
        return link;
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setTerm(name);
        return category;
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(name);
        return person;
    }

    /** No version: a document does not change because the program did. */
    private static Generator generator() {
        Generator generator = new Generator();
        generator.setValue("Tidings");
        return generator;
    }

    private static void language(Element element, @Nullable String language) {
        if (language != null) {
            element.setAttribute("lang", language, Namespace.XML_NAMESPACE);
        }
    }
}

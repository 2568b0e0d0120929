package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Health.Change;
import tidings.story.XmlText;

/** How a feed's sources do, as Atom for the feed's owner. Made of what happened alone: no clock, no node, nobody who asks moves it. */
final class StatusFeed {
    private static final int SHOWN = 100;

    private StatusFeed() {}

    static byte[] write(FeedDefinition feed, FeedState state, List<Change> changes, String self) {
        Feed atom = new Feed("atom_1.0");
        atom.setId(urn(state.id() + " status"));
        atom.setTitle("Status of " + feed.title());
        atom.setUpdated(
                Xml.date(changes.isEmpty() ? state.since() : changes.get(0).at()));
        Person author = new Person();
        author.setName("Tidings");
        atom.setAuthors(List.of(author));
        atom.setOtherLinks(
                List.of(link("self", "application/atom+xml", self), link("alternate", "text/html", feed.link())));
        atom.setEntries(
                changes.stream().limit(SHOWN).map(c -> entry(feed, state, c)).toList());
        return Xml.bytes(Xml.tree(atom));
    }

    private static Entry entry(FeedDefinition feed, FeedState state, Change change) {
        Entry entry = new Entry();
        entry.setId(urn(state.id() + " " + change.source() + " " + change.at()));
        entry.setTitle(feed.title() + ": " + change.state().name().toLowerCase(Locale.ROOT) + ": "
                + XmlText.legal(change.source()));
        entry.setPublished(Xml.date(change.at()));
        entry.setUpdated(Xml.date(change.at()));
        entry.setOtherLinks(List.of(link("alternate", "text/html", address(feed, change))));
        Content text = new Content();
        text.setType("text");
        text.setValue(XmlText.legal(change.advice()));
        entry.setContents(List.of(text));
        return entry;
    }

    /** A source's name ends with its address. */
    private static String address(FeedDefinition feed, Change change) {
        String name = change.source();
        return Address.resolve(null, name.substring(name.indexOf(' ') + 1)).orElse(feed.link());
    }

    private static Link link(String rel, String type, String href) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    /** The same for the same, for ever. */
    private static String urn(String of) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(of.getBytes(UTF_8));
    }
}

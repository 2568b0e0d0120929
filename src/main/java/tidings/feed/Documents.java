package tidings.feed;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Archive;
import tidings.story.Digest;
import tidings.story.Document;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Health;
import tidings.story.Tombstone;

/** The front door: a feed's entries become documents, the same from the same, whenever and wherever. */
public final class Documents {
    /** To be raised when the same entries come to be written otherwise. */
    private static final int RENDERING = 2;

    /** How many tombstones a document has at most. */
    public static final int TOMBSTONES = 20;
    /** Begins what {@link #madeFrom} says of private feeds, so that they are known even when their definition cannot be read. */
    public static final String PRIVATE = "private ";

    private final Addresses addresses;

    public Documents(Addresses addresses) {
        this.addresses = addresses;
    }

    /** For how many seconds readers may take a document with these entries for fresh; RSS says so inside the document. */
    public int maxAge(List<Entry> entries) {
        return Freshness.maxAge(entries);
    }

    /** How many of a feed's entries each of its current documents shows: fewer than all if they are long. */
    public int shown(FeedDefinition feed, List<Entry> entries) {
        var caps = new Caps(items(feed, entries, null));
        return Stream.of(Format.values()).mapToInt(caps::shown).min().orElseThrow();
    }

    /**
     * A feed's current documents.
     *
     * @param newest the number of its newest archive, or 0 if it has none
     * @param retracted the latest first
     */
    public List<Document> render(
            FeedDefinition feed, FeedState state, List<Entry> entries, int newest, List<Tombstone> retracted) {
        return current(feed, state, Archive.current(newest, entries), retracted, Format.values());
    }

    private List<Document> current(
            FeedDefinition feed, FeedState state, Archive current, List<Tombstone> retracted, Format... formats) {
        String language = Items.language(feed, current.entries());
        List<Item> items = items(feed, current.entries(), language);
        var caps = new Caps(items);
        return Stream.of(formats)
                .map(f ->
                        document(f, window(feed, state, language, items.subList(0, caps.shown(f)), current, retracted)))
                .toList();
    }

    /**
     * An archive's documents.
     *
     * @param current the entries that the current documents show: as JSON Feed, whose pages must not repeat any, it leaves them out
     */
    public List<Document> render(FeedDefinition feed, FeedState state, Archive archive, Set<UUID> current) {
        String language = Items.language(feed, archive.entries());
        List<Item> all = items(feed, archive.entries(), language);
        List<Item> left = current.isEmpty() ? all : without(all, current);
        return Stream.of(Format.values())
                .map(f -> document(
                        f,
                        window(
                                feed,
                                state,
                                language,
                                Caps.archived(f == Format.JSON ? left : all),
                                archive,
                                List.of())))
                .toList();
    }

    private static List<Item> without(List<Item> items, Set<UUID> current) {
        Set<String> ids = current.stream().map(Items::urn).collect(toSet());
        return items.stream().filter(i -> !ids.contains(i.id())).toList();
    }

    /** The current document of a feed without archives. */
    public Document render(Format format, FeedDefinition feed, FeedState state, List<Entry> entries) {
        return current(feed, state, Archive.current(0, entries), List.of(), format)
                .get(0);
    }

    private Window window(
            FeedDefinition feed,
            FeedState state,
            @Nullable String language,
            List<Item> items,
            Archive archive,
            List<Tombstone> retracted) {
        return new Window(
                feed,
                state,
                language,
                items,
                addresses,
                maxAge(archive.entries()),
                archive.number(),
                archive.older(),
                archive.newer(),
                retracted);
    }

    private static Document document(Format format, Window window) {
        byte[] bytes = switch (format) {
            case ATOM -> AtomWriter.write(window);
            case RSS -> RssWriter.write(window);
            case JSON -> JsonFeedWriter.write(window);
        };
        return new Document(new Document.Name(window.feed().name(), format, window.archive()), bytes);
    }

    private List<Item> items(FeedDefinition feed, List<Entry> entries, @Nullable String language) {
        var items = new Items(feed, addresses, language);
        return entries.stream()
                .map(e -> Caps.shortened(items.item(e), Caps.ENTRY))
                .toList();
    }

    /**
     * A list of feeds, as OPML.
     *
     * @param title of the list
     * @param created when the oldest of them began
     */
    public byte[] list(String title, List<FeedDefinition> feeds, Instant created) {
        return Opml.write(title, feeds, created, addresses);
    }

    /** What the feed's archives are made from, apart from their entries and their place. */
    public String madeFrom(FeedDefinition feed) {
        return Digest.hex(definition(feed));
    }

    /** What the feed's documents are made from, as a fingerprint: while it stays, so do they. */
    public String madeFrom(FeedDefinition feed, FeedState state) {
        String made = Digest.hex(definition(feed) + "\n" + state);
        return feed.serving().isPrivate() ? PRIVATE + made : made;
    }

    private String definition(FeedDefinition feed) {
        return String.join(
                "\n",
                List.of(
                        "" + RENDERING,
                        addresses.base() + (addresses.hub() == null ? "" : " " + addresses.hub()),
                        feed.path(),
                        feed.title(),
                        feed.link(),
                        feed.description(),
                        "" + feed.language(),
                        "" + feed.author(),
                        "" + feed.rights(),
                        "" + feed.icon(),
                        "" + feed.logo(),
                        "" + feed.entries(),
                        "" + feed.content(),
                        "" + feed.siblings(),
                        feed.path(),
                        "" + feed.order()));
    }

    /**
     * How the feed's sources do, as Atom for its owner.
     *
     * @param changes of their states, the latest first
     * @param self the address that the document is asked for at
     */
    public byte[] status(FeedDefinition feed, FeedState state, List<Health.Change> changes, String self) {
        return StatusFeed.write(feed, state, changes, self);
    }

    /** Our own page of an article. */
    public String articlePage(FeedDefinition feed, Entry entry) {
        return ArticlePage.write(feed, new Items(feed, addresses, feed.language()).item(entry), addresses);
    }
}

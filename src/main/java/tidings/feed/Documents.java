package tidings.feed;

import java.util.List;
import java.util.stream.Stream;
import tidings.story.Digest;
import tidings.story.Document;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Health;

/** The front door: a feed's entries become documents, the same from the same, whenever and wherever. */
public final class Documents {
    /** To be raised when the same entries come to be written otherwise. */
    private static final int RENDERING = 1;

    private final Addresses addresses;
    private final int maxAge;

    /**
     * @param maxAge for how many seconds readers may take a document for fresh; RSS says so inside the document
     */
    public Documents(Addresses addresses, int maxAge) {
        this.addresses = addresses;
        this.maxAge = maxAge;
    }

    /** In seconds. */
    public int maxAge() {
        return maxAge;
    }

    /** All formats of a feed. */
    public List<Document> render(FeedDefinition feed, FeedState state, List<Entry> entries) {
        return Stream.of(Format.values())
                .map(f -> render(f, feed, state, entries))
                .toList();
    }

    /** One format of a feed. */
    public Document render(Format format, FeedDefinition feed, FeedState state, List<Entry> entries) {
        String language = Items.language(feed, entries);
        var items = new Items(feed, addresses, language);
        var window = new Window(
                feed, state, language, entries.stream().map(items::item).toList(), addresses, maxAge);
        byte[] bytes = switch (format) {
            case ATOM -> AtomWriter.write(window);
            case RSS -> RssWriter.write(window);
            case JSON -> JsonFeedWriter.write(window);
        };
        return new Document(new Document.Name(feed.name(), format), bytes);
    }

    /** What the feed's documents are made from, as a fingerprint: while it stays, so do they. */
    public String madeFrom(FeedDefinition feed, FeedState state) {
        return Digest.hex(String.join(
                "\n",
                List.of(
                        "" + RENDERING,
                        addresses.base() + (addresses.hub() == null ? "" : " " + addresses.hub()),
                        "" + maxAge,
                        feed.title(),
                        feed.link(),
                        feed.description(),
                        "" + feed.language(),
                        "" + feed.author(),
                        "" + feed.rights(),
                        "" + feed.entries(),
                        "" + feed.content(),
                        "" + feed.siblings(),
                        "" + state)));
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

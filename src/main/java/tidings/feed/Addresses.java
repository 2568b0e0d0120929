package tidings.feed;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;
import tidings.story.FeedDefinition;
import tidings.story.Format;

/**
 * Our own addresses, all made from one setting, and that of our hub.
 *
 * @param base without a slash at its end, such as {@code https://feeds.example/tidings}
 * @param hub where readers subscribe to be told of new versions (WebSub), or null for nowhere
 */
public record Addresses(String base, @Nullable String hub) {
    /** The path of our own hub. */
    public static final String HUB = "/hub";

    public Addresses {
        base = base.replaceFirst("/+$", "");
    }

    /** No hub. */
    public Addresses(String base) {
        this(base, null);
    }

    /** With the hub of our own. */
    public Addresses withOwnHub() {
        return new Addresses(base, base + HUB);
    }

    /** With a hub of somebody else. */
    public Addresses withHub(String hub) {
        return new Addresses(base, hub);
    }

    public String home() {
        return base + "/";
    }

    public String document(String feed, Format format) {
        return document(new Document.Name(feed, format));
    }

    public String document(Document.Name name) {
        return base + "/feeds/" + name.feed() + "/" + name.file();
    }

    /** The list of all feeds. */
    public String list() {
        return base + "/feeds.opml";
    }

    /** The list of the feeds of a category. */
    public String list(String category) {
        return base + "/feeds/" + category + ".opml";
    }

    /** The page of a feed, for people. */
    public String feed(String feed) {
        return base + "/feeds/" + feed + "/";
    }

    /** The document of this address, if it is spelled as we spell it and there could be one; empty otherwise. */
    public Optional<Document.Name> document(String address) {
        String start = base + "/feeds/";
        String[] path =
                address.startsWith(start) ? address.substring(start.length()).split("/", -1) : new String[0];
        return path.length == 2 ? Document.Name.of(path[0], path[1]) : Optional.empty();
    }

    /**
     * The {@code Link} header (RFC 8288) that a document goes with.
     *
     * @param hub null if nobody can be told of new versions of it
     */
    public static String links(String self, @Nullable String hub) {
        return "<" + self + ">; rel=\"self\"" + (hub == null ? "" : ", <" + hub + ">; rel=\"hub\"");
    }

    /** The hub for a document: archives hardly ever move, and private feeds are nobody's business. */
    public @Nullable String hub(FeedDefinition feed, Document.Name document) {
        return document.isCurrent() && !feed.serving().isPrivate() ? hub : null;
    }

    /** Where pages are pushed to. */
    public String pages(String feed) {
        return base + "/api/feeds/" + feed + "/pages";
    }

    /** How the feed's sources do, for its owner. */
    public String status(String feed) {
        return base + "/feeds/" + feed + "/status.atom";
    }

    /** Our page of an article that has no address of its own. */
    public String article(String feed, UUID id) {
        return base + "/feeds/" + feed + "/" + articleFile(id);
    }

    /** The same, relative to the feed's folder. */
    public static String articleFile(UUID id) {
        return "articles/" + id + ".html";
    }
}

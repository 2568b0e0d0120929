package tidings.feed;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;
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
        return base + "/feeds/" + feed + "/" + format.file();
    }

    /** The document of this address, if it is spelled as we spell it and there could be one; empty otherwise. */
    public Optional<Document.Name> document(String address) {
        String start = base + "/feeds/";
        String[] path =
                address.startsWith(start) ? address.substring(start.length()).split("/", -1) : new String[0];
        return path.length == 2
                ? Format.ofFile(path[1]).map(format -> new Document.Name(path[0], format))
                : Optional.empty();
    }

    /** The {@code Link} header (RFC 8288) that a document goes with. */
    public String links(Document.Name document) {
        String self = "<" + document(document.feed(), document.format()) + ">; rel=\"self\"";
        return hub == null ? self : self + ", <" + hub + ">; rel=\"hub\"";
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

package tidings.feed;

import java.util.UUID;
import tidings.story.Document;
import tidings.story.Format;

/**
 * Our own addresses, all made from one setting.
 *
 * @param base without a slash at its end, such as {@code https://feeds.example/tidings}
 */
public record Addresses(String base) {
    public Addresses {
        base = base.replaceFirst("/+$", "");
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

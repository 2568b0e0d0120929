package tidings.story;

import java.util.Optional;
import java.util.stream.Stream;

/** A document's format; the order is the order of preference in which they are offered. */
public enum Format {
    ATOM("Atom", "atom.xml", "application/atom+xml"),
    RSS("RSS", "rss.xml", "application/rss+xml"),
    JSON("JSON Feed", "feed.json", "application/feed+json");

    private final String title;
    private final String file;
    private final String mediaType;

    Format(String title, String file, String mediaType) {
        this.title = title;
        this.file = file;
        this.mediaType = mediaType;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The last segment of its address, and its file's name. */
    public String file() {
        return file;
    }

    /** The registered (or, for RSS, customary) media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The {@code Content-Type} with which it is sent. */
    public String contentType() {
        return mediaType + "; charset=utf-8";
    }

    public static Optional<Format> ofFile(String file) {
        return Stream.of(values()).filter(f -> f.file.equals(file)).findFirst();
    }
}

package tidings.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch.Failed;
import tidings.source.Fetch.Fetched;
import tidings.story.Address;
import tidings.story.Digest;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/** Saved pages, in files and folders; gzip or not. */
public final class PageFiles {
    /** A page that is larger than this, unpacked, is none: the largest articles of the web stay under a tenth of it. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int GZIP_MAGIC = 0x1f8b;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** The pages in the feed's source, by path; hidden files are left alone, and a folder that is not there holds nothing. */
    public List<PageFile> of(FeedDefinition feed) {
        String reading = reading(feed);
        return new PagePlaces(feed.pages())
                .files()
                .flatMap(path -> pages(feed, path, reading))
                .toList();
    }

    /** How the feed wants its pages read. */
    static String reading(FeedDefinition feed) {
        return Digest.hex(feed.link() + feed.timezone() + feed.selectors() + RuleFiles.stamp(feed.rules()))
                .substring(0, 16);
    }

    /** The file's page, or an archive's pages; nothing where the file has gone. */
    static Stream<PageFile> pages(FeedDefinition feed, Path path, String reading) {
        String name = nameOf(feed, path);
        try {
            if (Archive.is(path)) {
                return Archive.entries(path).stream()
                        .map(e -> new PageFile(
                                path,
                                name + "!/" + CONTROL.matcher(e.getName()).replaceAll("\ufffd"),
                                e.getSize() + "-" + Long.toHexString(e.getCrc()) + "-" + reading,
                                e.getName()));
            }
        } catch (IOException e) {
            // is told when it is read
        }
        return stamp(path).map(stamp -> new PageFile(path, name, stamp + "-" + reading, null)).stream();
    }

    public Fetch fetch(PageFile file) {
        if (file.entry() != null) {
            return entry(file, file.entry());
        }
        return Archive.is(file.path())
                ? new Failed(file.name(), "is a zip file that is broken or cut off")
                : fetch(file.path(), file.name(), file.stamp(), null);
    }

    private static Fetch entry(PageFile file, String entry) {
        try {
            return page(file.name(), file.stamp(), Archive.read(file.path(), entry), null);
        } catch (IOException e) {
            return new Failed(file.name(), "cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    /**
     * A page by its path alone.
     *
     * @param url the address it was saved from, or null if nobody knows
     */
    public Fetch fetch(Path path, @Nullable String url) {
        return fetch(path, path.toString(), "", url);
    }

    /** A page from a stream, such as standard input; the stream is read to the cap and left open. */
    public Fetch fetch(InputStream in, String name, @Nullable String url) {
        try {
            return page(name, "", in.readNBytes(MAX_BYTES + 1), url);
        } catch (IOException e) {
            return new Failed(name, "cannot be read (" + e + ")");
        }
    }

    private Fetch fetch(Path path, String name, String stamp, @Nullable String url) {
        if (Files.isDirectory(path)) {
            return new Failed(name, "is a folder, not a page");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return page(name, stamp, in.readNBytes(MAX_BYTES + 1), url);
        } catch (NoSuchFileException e) {
            return new Failed(name, "no such file");
        } catch (IOException e) {
            return new Failed(name, "cannot be read (" + e + ")");
        }
    }

    private static Fetch page(String name, String stamp, byte[] bytes, @Nullable String url) throws IOException {
        if (url != null && Address.resolve(null, url).isEmpty()) {
            return new Failed(
                    name, "was not saved from " + url + ", which is no address of the web (http:// or https://)");
        }
        byte[] body;
        try {
            body = isGzip(bytes) ? unpacked(bytes) : bytes;
        } catch (ZipException | EOFException e) {
            return new Failed(name, "is gzip that is broken or cut off");
        }
        if (body.length > MAX_BYTES) {
            return new Failed(name, "is larger than " + (MAX_BYTES >> 20) + " MiB; no article page is");
        }
        return new Fetched(new Page(name, stamp.isEmpty() ? Digest.hex(body) : stamp, body, url, null));
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP_MAGIC;
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static String nameOf(FeedDefinition feed, Path path) {
        return feed.folder()
                .toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize())
                .toString();
    }

    /** Differs when the file may have changed; empty where it has gone. */
    static Optional<String> stamp(Path path) {
        try {
            var file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(file.size() + "-" + file.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

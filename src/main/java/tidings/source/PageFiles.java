package tidings.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch.Failed;
import tidings.source.Fetch.Fetched;
import tidings.story.Address;
import tidings.story.Digest;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Page;

/** Saved pages, in files and folders; gzip or not. */
public final class PageFiles {
    /** A page that is larger than this, unpacked, is none: the largest articles of the web stay under a tenth of it. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int GZIP_MAGIC = 0x1f8b;

    /** The pages in the feed's source, by path; hidden files are left alone, and a folder that is not there holds nothing. */
    public List<PageFile> of(FeedDefinition feed) {
        String reading = Digest.hex(feed.link() + feed.timezone() + feed.selectors() + RuleFiles.stamp(feed.rules()));
        return feed.pages().stream()
                .flatMap(PageFiles::files)
                .distinct()
                .sorted()
                .map(path -> new PageFile(path, nameOf(feed, path), stamp(path, reading)))
                .toList();
    }

    public Fetch fetch(PageFile file) {
        return fetch(file.path(), file.name(), file.stamp(), null);
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

    private static Stream<Path> files(Path place) {
        if (!Files.exists(place)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(p -> isPage(p) && !isHidden(place.relativize(p))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path within) {
        for (Path step : within) {
            if (step.toString().startsWith(".") && step.toString().length() > 1) {
                return true;
            }
        }
        return false;
    }

    /** None of the files that we keep or write in a feed's folder. */
    private static boolean isPage(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path)
                && !name.equals("feed.yaml")
                && Format.ofFile(name).isEmpty();
    }

    private static String nameOf(FeedDefinition feed, Path path) {
        return feed.folder()
                .toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize())
                .toString();
    }

    private static String stamp(Path path, String reading) {
        try {
            var file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.size() + "-" + file.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "-"
                    + reading.substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

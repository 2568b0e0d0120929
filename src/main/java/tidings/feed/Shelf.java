package tidings.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;

/** Finished documents as gzip files, named by their digest. A cache: whatever is missing can be rendered again from the ledger. */
public final class Shelf {
    /** The versions before stay for those that are just reading them, on other nodes too. */
    private static final int KEPT = 4;

    /** Bytes of gzip's header and trailer (RFC 1952, 2.3). */
    private static final int MIN_GZIP = 18;

    private final Path folder;
    private final Map<Document.Name, Path> held = new ConcurrentHashMap<>();

    public Shelf(Path folder) {
        this.folder = folder;
    }

    /** Puts a document there; it is whole as soon as it can be found. */
    public void put(Document document) {
        Path file = file(document.name(), document.digest());
        try {
            WholeFile.write(file, packed(document.bytes()));
            dropOld(file, held.get(document.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is there; whether it is whole shows when it is read. */
    public boolean has(Document.Name name, String digest) {
        return file(name, digest).toFile().length() > MIN_GZIP;
    }

    /**
     * Whether it is there, as {@link #has}; if so, this version of the document stays, however many others are put there, until another one
     * is held on to.
     */
    public boolean holdOnTo(Document.Name name, String digest) {
        boolean isThere = has(name, digest);
        if (isThere) {
            held.put(name, file(name, digest));
        }
        return isThere;
    }

    /** The document as gzip, or empty if it is not there; what is there and is no gzip is thrown away. */
    public Optional<byte[]> gzip(Document.Name name, String digest) {
        Path file = file(name, digest);
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (isGzip(bytes)) {
                return Optional.of(bytes);
            }
            drop(file);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the document as gzip into a buffer and flips it.
     *
     * @param known its bytes, from the last time that it was read, so that the system need not be asked; else 0
     * @return false if it is not there, cannot be read at once, is not whole, or does not fit; then the buffer holds anything
     */
    public boolean gzip(Document.Name name, String digest, int known, ByteBuffer into) {
        try (FileChannel in = FileChannel.open(file(name, digest))) {
            long size = known == 0 ? in.size() : known;
            if (size <= MIN_GZIP || size >= into.capacity()) {
                return false;
            }
            // room for one byte more, which must not come: a node with another zlib may have put it there again
            into.clear().limit((int) size + 1);
            boolean isWhole = in.read(into) == size;
            into.flip();
            return isWhole && isGzip(into.get(0), into.get(1));
        } catch (IOException e) {
            return false;
        }
    }

    /** The document itself, or empty if it is not there or broken; what is broken is thrown away. */
    public Optional<byte[]> identity(Document.Name name, String digest) {
        Optional<byte[]> gzip = gzip(name, digest);
        if (gzip.isEmpty()) {
            return gzip;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip.get()))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            drop(file(name, digest));
            return Optional.empty();
        }
    }

    /** The document in another coding, or empty if it was not put there. */
    public Optional<byte[]> coded(Document.Name name, String digest, String coding) {
        try {
            return Optional.of(Files.readAllBytes(file(name, digest, coding)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a document there in another coding, for as long as the document is there. */
    public void put(Document.Name name, String digest, String coding, byte[] bytes) {
        WholeFile.write(file(name, digest, coding), bytes);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > MIN_GZIP && isGzip(bytes[0], bytes[1]);
    }

    private static boolean isGzip(byte first, byte second) {
        return first == (byte) 0x1f && second == (byte) 0x8b;
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Document.Name name, String digest) {
        return file(name, digest, "gz");
    }

    private Path file(Document.Name name, String digest, String coding) {
        return folder(name).resolve(name.file() + "." + digest.substring(0, 32) + "." + coding);
    }

    /** Archives have a folder each: there may be very many, and old versions are looked for in it. */
    private Path folder(Document.Name name) {
        Path feed = folder.resolve(name.feed());
        return name.isCurrent() ? feed : feed.resolve("" + name.archive());
    }

    private static void dropOld(Path file, @Nullable Path held) throws IOException {
        String prefix = file.getFileName().toString().replaceFirst("\\.[0-9a-f]+\\.gz$", ".");
        List<Path> versions;
        try (Stream<Path> found = Files.list(file.getParent())) {
            versions = found.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .filter(p -> p.getFileName().toString().endsWith(".gz"))
                    .sorted(Comparator.comparing((Path p) -> p.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        for (Path old : versions.subList(Math.min(KEPT, versions.size()), versions.size())) {
            if (!old.equals(file) && !old.equals(held)) {
                Files.deleteIfExists(old);
                Files.deleteIfExists(
                        old.resolveSibling(old.getFileName().toString().replaceFirst("\\.gz$", ".br")));
            }
        }
    }

    /** As gzip, in a third of the time of the usual level and with an eighth more bytes. */
    public static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new Gzip(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The JDK has no other way to set the level. */
    private static final class Gzip extends GZIPOutputStream {
        private static final int LEVEL = 2;
        private static final int BUFFER = 1 << 16;

        Gzip(OutputStream to) throws IOException {
            super(to, BUFFER);
            def.setLevel(LEVEL);
        }
    }
}

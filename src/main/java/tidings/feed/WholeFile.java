package tidings.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all: somebody may be reading the old one, and the machine may stop at any time. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes or replaces a file; its folder need not be there.
     *
     * @throws UncheckedIOException if it cannot be written; then the old one is as it was
     */
    public static void write(Path file, byte[] bytes) {
        write(file, bytes, null);
    }

    /**
     * The same, for files whose time is told to others.
     *
     * @param modified when the file is to say that it was changed; null for now
     */
    public static void write(Path file, byte[] bytes, @Nullable Instant modified) {
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            Files.createDirectories(file.getParent());
            try {
                flush(draft, bytes);
                if (modified != null) {
                    Files.setLastModifiedTime(draft, FileTime.from(modified));
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the disk, so that the name never comes to stand for an empty file. */
    private static void flush(Path draft, byte[] bytes) throws IOException {
        try (var out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }
}

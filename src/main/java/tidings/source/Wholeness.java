package tidings.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Whether a file looks as if more of it is to come. */
final class Wholeness {
    /** A page whose end is missing may be one that nobody ever closed. */
    private static final Duration UNCLOSED = Duration.ofSeconds(5);

    /** Nobody can read it; its owner should know in the end. */
    private static final Duration CUT_OFF = Duration.ofMinutes(1);

    private static final int ENDS = 4096;

    private Wholeness() {}

    /** For how long the file should have stood still before it is read. */
    static Duration patience(Path path) {
        try {
            if (Archive.is(path)) {
                Archive.entries(path);
                return Duration.ZERO;
            }
            return patience(Files.size(path), path);
        } catch (IOException e) {
            return CUT_OFF;
        }
    }

    private static Duration patience(long size, Path path) throws IOException {
        try (var file = Files.newByteChannel(path)) {
            var start = java.nio.ByteBuffer.allocate(ENDS);
            file.read(start);
            byte[] head = java.util.Arrays.copyOf(start.array(), start.position());
            if (head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
                return isCutOff(path) ? CUT_OFF : Duration.ZERO;
            }
            var end = java.nio.ByteBuffer.allocate(ENDS);
            file.position(Math.max(0, size - ENDS)).read(end);
            boolean unclosed =
                    text(head).contains("<html") && !text(end.array()).contains("</html");
            return size == 0 || unclosed ? UNCLOSED : Duration.ZERO;
        }
    }

    private static boolean isCutOff(Path path) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(path))) {
            in.readNBytes(PageFiles.MAX_BYTES + 1);
            return false;
        } catch (EOFException e) {
            return true;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}

package tidings.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Bytes that may have been packed (gzip), to a limit.
 *
 * @param isWhole whether they are all there: not over the limit, not cut off
 */
@SuppressWarnings("ArrayRecordComponent")
record Unpacked(byte[] bytes, boolean isWhole) {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    static Unpacked of(byte[] body, int max) {
        return isGzip(body) ? unpacked(body, max) : capped(body, max);
    }

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP_MAGIC;
    }

    private static Unpacked capped(byte[] body, int max) {
        return body.length > max ? new Unpacked(Arrays.copyOf(body, max), false) : new Unpacked(body, true);
    }

    /** What could be unpacked before a fault is kept. */
    private static Unpacked unpacked(byte[] body, int max) {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            int read = in.read(buffer);
            while (read >= 0 && out.size() <= max) {
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException e) {
            return new Unpacked(capped(out.toByteArray(), max).bytes(), false);
        }
        return capped(out.toByteArray(), max);
    }
}

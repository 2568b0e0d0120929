package tidings.town;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a site answers.
 *
 * @param state differs if what is told has changed, whatever else of the bytes has; or null where nobody says
 * @param changed when that last changed
 */
record Sheet(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable String state,
        @Nullable Instant changed) {
    /** No status: the request is never answered. */
    static final int SILENCE = 0;

    /** No status: the connection breaks. */
    static final int BREAK = -1;

    static Sheet of(int status) {
        return new Sheet(status, Map.of("Content-Type", "text/html"), new byte[0], null, null);
    }

    static Sheet of(String type, String body) {
        return of(type, body.getBytes(UTF_8));
    }

    static Sheet of(String type, byte[] body) {
        return new Sheet(200, Map.of("Content-Type", type), body, null, null);
    }

    static Sheet to(int status, String location) {
        return of(status).with("Location", location);
    }

    Sheet with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Sheet(status, more, body, state, changed);
    }

    Sheet as(String state, Instant changed) {
        return new Sheet(status, headers, body, state, changed);
    }

    static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

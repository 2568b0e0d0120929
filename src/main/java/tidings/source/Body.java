package tidings.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import org.brotli.dec.BrotliInputStream;

/** Bodies of answers, unpacked and never larger than they may be. */
final class Body {
    static final String CODINGS = "gzip, br";

    private static final int MAX_CODINGS = 3;

    /** @param cut whether a larger one is cut off there; if not, it is a fault */
    record Cap(int bytes, boolean cut) {}

    private Body() {}

    static byte[] read(Response response, Cap cap) throws IOException {
        try (BufferedSource body = Okio.buffer(Okio.source(unpacked(response)))) {
            if (!body.request(cap.bytes + 1L)) {
                return body.readByteArray();
            }
            if (cap.cut) {
                return body.readByteArray(cap.bytes);
            }
            throw new FetchFault("is larger than " + (cap.bytes >> 20) + " MiB; no page is");
        } catch (ZipException e) {
            throw new FetchFault("says that it is gzip, and is not");
        } catch (RuntimeException e) {
            throw new FetchFault("cannot be unpacked"); // the decoder of brotli trusts its input
        }
    }

    private static InputStream unpacked(Response response) throws IOException {
        InputStream in = response.body().byteStream();
        String[] codings = String.join(",", response.headers("Content-Encoding"))
                .toLowerCase(Locale.ROOT)
                .split(",");
        if (codings.length > MAX_CODINGS) {
            throw new FetchFault("is packed " + codings.length + " times over");
        }
        for (int i = codings.length - 1; i >= 0; i--) {
            in = unpacked(in, codings[i].strip());
        }
        return in;
    }

    private static InputStream unpacked(InputStream in, String coding) throws IOException {
        return switch (coding) {
            case "", "identity" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "br" -> new BrotliInputStream(in);
            default -> throw new FetchFault("comes in a coding that was not asked for, " + coding);
        };
    }
}

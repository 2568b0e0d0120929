package tidings.server;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Packs with brotli (RFC 7932), where there is native code for the machine. */
final class Brotli {
    /** Level 11 takes forty times as long for a tenth less. */
    private static final Encoder.Parameters PARAMETERS = Encoder.Parameters.create(5);

    private Brotli() {}

    static boolean isHere() {
        return Brotli4jLoader.isAvailable();
    }

    static byte[] packed(byte[] bytes) {
        try {
            return Encoder.compress(bytes, PARAMETERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

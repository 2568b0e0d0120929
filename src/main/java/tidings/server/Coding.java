package tidings.server;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The codings in which a document is sent. Each has an entity tag of its own: the digest, and the coding's name behind it. */
enum Coding {
    IDENTITY("identity", ""),
    GZIP("gzip", "-gzip"),
    BROTLI("br", "-br");

    /** Readers say the same few things again and again; what is beyond these is read anew each time. */
    private static final int REMEMBERED = 200;

    private static final int REMEMBERED_LENGTH = 200;
    private static final Map<String, Coding> READ = new ConcurrentHashMap<>();

    private final String token;
    private final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** Its name in HTTP (RFC 9110, 8.4.1; RFC 7932). */
    String token() {
        return token;
    }

    /** The entity tag of a document in this coding, quoted. */
    String tag(String digest) {
        return "\"" + digest.substring(0, 32) + suffix + "\"";
    }

    /**
     * The best coding that an {@code Accept-Encoding} allows (RFC 9110, 12.5.3), of equal ones that with the fewest bytes; identity where none
     * is. Brotli is for who names it.
     */
    static Coding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        Coding known = READ.get(acceptEncoding);
        if (known == null) {
            known = read(acceptEncoding);
            if (READ.size() < REMEMBERED && acceptEncoding.length() < REMEMBERED_LENGTH) {
                READ.put(acceptEncoding, known);
            }
        }
        return known;
    }

    private static Coding read(String acceptEncoding) {
        Map<String, Double> weights = weights(acceptEncoding);
        double any = weights.getOrDefault("*", 0.0);
        double gzip = weights.getOrDefault("gzip", weights.getOrDefault("x-gzip", any));
        double brotli = Brotli.isHere() ? weights.getOrDefault("br", 0.0) : 0;
        double identity = weights.getOrDefault("identity", 0.0);
        if (brotli > 0 && brotli >= Math.max(gzip, identity)) {
            return BROTLI;
        }
        return gzip > 0 && gzip >= identity ? GZIP : IDENTITY;
    }

    private static Map<String, Double> weights(String acceptEncoding) {
        var weights = new HashMap<String, Double>();
        for (String member : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = member.split(";", 2);
            weights.put(parts[0].strip(), parts.length == 1 ? 1.0 : weight(parts[1]));
        }
        return weights;
    }

    private static double weight(String parameter) {
        String value = parameter.strip().replaceFirst("^q\\s*=\\s*", "");
        return value.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(value) : 1.0;
    }
}

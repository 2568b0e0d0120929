package tidings.server;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codings in which a document is sent. Each has an entity tag of its own: the digest, and the coding's name behind it. */
enum Coding {
    IDENTITY(""),
    GZIP("-gzip");

    private final String suffix;

    Coding(String suffix) {
        this.suffix = suffix;
    }

    /** The entity tag of a document in this coding, quoted. */
    String tag(String digest) {
        return "\"" + digest.substring(0, 32) + suffix + "\"";
    }

    /** The best coding that an {@code Accept-Encoding} allows (RFC 9110, 12.5.3); identity where none is. */
    static Coding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        Map<String, Double> weights = weights(acceptEncoding);
        double any = weights.getOrDefault("*", 0.0);
        double gzip = weights.getOrDefault("gzip", weights.getOrDefault("x-gzip", any));
        return gzip > 0 && gzip >= weights.getOrDefault("identity", 0.0) ? GZIP : IDENTITY;
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

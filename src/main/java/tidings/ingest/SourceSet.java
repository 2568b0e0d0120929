package tidings.ingest;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The best of an image's addresses in {@code srcset}s (HTML, 4.8.4.2.2): large, but not larger than anybody sees. */
final class SourceSet {
    private static final String[] NAMES = {"srcset", "data-srcset", "data-lazy-srcset", "data-original-set"};
    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_CANDIDATES = 100;
    /** Pixels. Wider images cost readers more than they show. */
    private static final double WIDEST = 2_560;

    /** For which width an image passes that is wider than that. */
    private static final double TOO_WIDE = 1_600;

    private static final double PIXELS_AT_1X = 600;
    /** Of a type that many readers cannot show. */
    private static final double RARE = 0.01;

    private @Nullable String best;
    private double most;

    @Nullable
    String best() {
        return best;
    }

    /** Takes in the element's own sets. */
    void addAll(Element element) {
        String type = element.attr("type");
        double worth = type.endsWith("avif") || type.endsWith("jxl") || type.endsWith("heic") ? RARE : 1;
        for (String name : NAMES) {
            String set = element.attr(name);
            if (!set.isEmpty() && set.length() <= MAX_LENGTH) {
                add(set, worth);
            }
        }
    }

    private void add(String set, double worth) {
        int at = 0;
        for (int i = 0; i < MAX_CANDIDATES && at < set.length(); i++) {
            int start = skip(set, at);
            int end = start;
            while (end < set.length() && !Character.isWhitespace(set.charAt(end))) {
                end++;
            }
            boolean alone = end > start && set.charAt(end - 1) == ',';
            int comma = alone ? end : set.indexOf(',', end);
            int next = comma < 0 ? set.length() : comma;
            offer(set.substring(start, alone ? end - 1 : end), set.substring(end, next), worth);
            at = next + 1;
        }
    }

    private static int skip(String set, int from) {
        int at = from;
        while (at < set.length() && (set.charAt(at) == ',' || Character.isWhitespace(set.charAt(at)))) {
            at++;
        }
        return at;
    }

    private void offer(String url, String descriptor, double worth) {
        double size = worth * size(descriptor.strip());
        if (size > most && !url.isEmpty() && !url.startsWith("data:") && url.indexOf('{') < 0) {
            best = url;
            most = size;
        }
    }

    private static double size(String descriptor) {
        String width = descriptor.split("\\s", 2)[0];
        if (width.length() < 2 || width.length() > 9) {
            return PIXELS_AT_1X;
        }
        try {
            double number = Double.parseDouble(width.substring(0, width.length() - 1));
            double pixels = width.endsWith("x") ? number * PIXELS_AT_1X : number;
            return pixels > WIDEST ? TOO_WIDE - pixels / 1e6 : pixels;
        } catch (NumberFormatException e) {
            return PIXELS_AT_1X;
        }
    }
}

package tidings.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * What the names that a page's authors gave an element hint at, as a set of bits: words of its class, id, role and data attributes, looked
 * up in {@code hints.txt}. Hints mislead in both directions, so they are weighed and never decide alone.
 */
final class Hints {
    /** The table's first words, in its order; the place is the bit. */
    static final List<String> NAMES;

    private static final Map<String, Long> BITS = new HashMap<>();
    private static final int MAX_LENGTH = 400;

    static {
        NAMES = Words.lines("hints.txt").stream().map(Hints::load).toList();
        if (NAMES.size() > Long.SIZE) {
            throw new IllegalStateException("hints.txt has more lines than a long has bits");
        }
    }

    private final Map<String, Long> known = new HashMap<>();

    private static String load(String line) {
        String[] parts = line.split(":", 2);
        long bit = 1L << Long.bitCount(BITS.values().stream().reduce(0L, (a, b) -> a | b));
        for (String word : parts[1].strip().split(" ")) {
            BITS.merge(word, bit, (a, b) -> a | b);
        }
        return parts[0];
    }

    /** The bit of the hint with this name. */
    static long bit(String name) {
        int place = NAMES.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no hint is called " + name);
        }
        return 1L << place;
    }

    long of(Element element) {
        return of(element.attr("class"))
                | of(element.attr("id"))
                | of(element.attr("role"))
                | of(element.attr("itemprop"));
    }

    private long of(String names) {
        return names.isEmpty() ? 0 : known.computeIfAbsent(names, Hints::read);
    }

    /** Words are parted by anything but letters and by a capital inside (relatedPosts). */
    private static long read(String names) {
        long bits = 0;
        int start = 0;
        int length = Math.min(names.length(), MAX_LENGTH);
        for (int i = 0; i <= length; i++) {
            boolean inside = i < length && Character.isLetter(names.charAt(i));
            boolean capital = inside
                    && i > start
                    && Character.isUpperCase(names.charAt(i))
                    && Character.isLowerCase(names.charAt(i - 1));
            if (!inside || capital) {
                bits |= i > start ? BITS.getOrDefault(Texts.lower(names.substring(start, i)), 0L) : 0;
                start = capital ? i : i + 1;
            }
        }
        return bits;
    }
}

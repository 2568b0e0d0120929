package tidings.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Attributes;

/**
 * What the names of a page's elements hint at (see {@link WordBits#NAMES}), each name looked up once a page. Hints mislead in both
 * directions, so they are weighed and never decide alone.
 */
final class Hints {
    private static final int MAX_WORDS = 60;

    private final Map<String, Long> known = new HashMap<>();

    static long bits(String... names) {
        return WordBits.NAMES.bits(names);
    }

    /**
     * @param classes the element's class attribute
     * @param attributes of the element, with names in lower case as the parser leaves them
     */
    long of(String classes, Attributes attributes) {
        return of(classes) | of(attributes.get("id")) | of(attributes.get("role")) | of(attributes.get("itemprop"));
    }

    private long of(String names) {
        return names.isEmpty() ? 0 : known.computeIfAbsent(names, n -> WordBits.NAMES.of(n, MAX_WORDS));
    }
}

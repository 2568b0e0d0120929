package tidings.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

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

    long of(Element element) {
        return of(element.attr("class"))
                | of(element.attr("id"))
                | of(element.attr("role"))
                | of(element.attr("itemprop"));
    }

    private long of(String names) {
        return names.isEmpty() ? 0 : known.computeIfAbsent(names, n -> WordBits.NAMES.of(n, MAX_WORDS));
    }
}

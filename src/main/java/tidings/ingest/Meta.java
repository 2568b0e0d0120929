package tidings.ingest;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the page's {@code <meta>} elements say; of several with one name the first counts. */
final class Meta {
    private static final String[] NAMES = {"property", "name", "itemprop", "http-equiv"};

    private final Map<String, List<String>> values = new HashMap<>();

    Meta(Outline outline) {
        for (Box box : outline.tagged("meta")) {
            String content = Texts.tidy(Html.unescaped(box.element.attr("content")));
            if (!content.isEmpty()) {
                add(box.element, content);
            }
        }
    }

    private void add(Element meta, String content) {
        for (String attribute : NAMES) {
            String name = Texts.lower(meta.attr(attribute)).strip();
            if (!name.isEmpty()) {
                values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(content);
            }
        }
    }

    /** The value of the first of these names that has one, or null. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            List<String> found = values.get(name);
            if (found != null) {
                return found.get(0);
            }
        }
        return null;
    }

    /** Every name, in lower case, with its value. */
    Map<String, String> all() {
        return values.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, e -> e.getValue().get(0)));
    }

    /** All values of this name, in the page's order. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}

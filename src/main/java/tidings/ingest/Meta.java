package tidings.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the page's {@code <meta>} elements say; of several with one name the first counts. */
final class Meta {
    private final Map<String, String> values = new HashMap<>();

    Meta(Outline outline) {
        for (Box box : outline.tagged("meta")) {
            Element meta = box.element;
            for (String attribute : new String[] {"property", "name", "itemprop", "http-equiv"}) {
                String name = Texts.lower(meta.attr(attribute));
                String content = Texts.tidy(meta.attr("content"));
                if (!name.isEmpty() && !content.isEmpty()) {
                    values.putIfAbsent(name, content);
                }
            }
        }
    }

    /** The value of the first of these names that has one, or null. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}

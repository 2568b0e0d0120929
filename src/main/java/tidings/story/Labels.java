package tidings.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a page files its article, and what the site around it is called.
 *
 * @param section of the site that the article stands in, as readers see it, or null
 * @param tags that its makers put on the article; may be empty
 * @param siteName what the site calls itself, or null
 * @param icon absolute address of the site's icon, the largest that the page offers, or null
 */
public record Labels(
        @Nullable String section,
        List<String> tags,
        @Nullable String siteName,
        @Nullable String icon) {
    public static final Labels NONE = new Labels(null, List.of(), null, null);

    public Labels {
        tags = List.copyOf(tags);
    }

    /** The section, then the tags, each once whatever its case. */
    public List<String> categories() {
        var categories = new LinkedHashMap<String, String>();
        Stream.concat(Stream.ofNullable(section), tags.stream())
                .forEach(c -> categories.putIfAbsent(c.toLowerCase(Locale.ROOT), c));
        return List.copyOf(categories.values());
    }
}

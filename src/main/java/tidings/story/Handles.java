package tidings.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what else than its address a page says that its article is known.
 *
 * @param addresses other addresses that the page gives itself, such as its AMP twin's; absolute
 * @param id that the site's own system gave the article, or null
 * @param former the address that was asked for, where the site said that it has moved to this one for good; or null
 */
public record Handles(
        List<String> addresses,
        @Nullable String id,
        @Nullable String former) {
    public static final Handles NONE = new Handles(List.of(), null);

    public Handles(List<String> addresses, @Nullable String id) {
        this(addresses, id, null);
    }

    public Handles {
        addresses = List.copyOf(addresses);
    }
}

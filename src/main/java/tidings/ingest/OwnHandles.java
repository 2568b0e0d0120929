package tidings.ingest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Handles;

/** By what else than its address a page says that its article is known: its AMP twin, and the id that its content system gave it. */
final class OwnHandles {
    /** Where content systems write their article's id. */
    private static final String[] IDS = {
        "article:id",
        "article_id",
        "articleid",
        "article-id",
        "og:article:id",
        "cxenseparse:articleid",
        "cms.id",
        "nid",
        "post_id"
    };

    private static final int MAX_ID = 200;

    private OwnHandles() {}

    static Handles of(Outline outline, Meta meta, JsonLd jsonLd, String base) {
        List<String> twins = outline.tagged("link").stream()
                .map(b -> b.element)
                .filter(l -> Texts.lower(l.attr("rel")).strip().equals("amphtml"))
                .flatMap(l -> Address.resolve(base, l.attr("href")).stream())
                .map(Address::clean)
                .limit(1)
                .toList();
        return new Handles(twins, id(meta, jsonLd));
    }

    /** One without a digit is a name that all pages of the template share. */
    private static @Nullable String id(Meta meta, JsonLd jsonLd) {
        return Optional.ofNullable(meta.first(IDS))
                .or(() -> Optional.ofNullable(jsonLd.id()))
                .filter(id -> id.length() <= MAX_ID && Texts.hasDigit(id))
                .orElse(null);
    }
}

package tidings.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where some of a feed's pages come from on the web.
 *
 * @param kind what stands at its addresses
 * @param urls the pages themselves, or the one document that lists them
 * @param links CSS selector of a listing's links to articles, or of the boxes around them; null to have them found
 * @param documents how many documents of a list are read in one visit: next pages, parts, archives; at least 1
 * @param manners how it is asked
 * @param filter which of its articles are wanted
 */
public record WebSource(
        Kind kind, List<String> urls, @Nullable String links, int documents, Manners manners, Filter filter) {

    public enum Kind {
        /** The articles' own pages. */
        URLS,
        /** A sitemap, or an index of sitemaps. */
        SITEMAP,
        /** A page that lists articles. */
        LISTING,
        /** A feed, however short its texts. */
        FEED
    }

    public WebSource {
        urls = List.copyOf(urls);
    }

    /** By what owners, messages and the ledger know it; no two of a feed have the same. */
    public String name() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + urls.get(0);
    }
}

package tidings.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tidings.story.Address;

/** Where a site's sitemaps may be: where its robots.txt says (RFC 9309, 2.2.4), and where they usually are. */
final class SitemapPlaces {
    private static final int MAX = 50;
    private static final String FIELD = "sitemap:";
    private static final List<String> USUAL = List.of(
            "/news-sitemap.xml",
            "/sitemap-news.xml",
            "/sitemap_news.xml",
            "/googlenews.xml",
            "/sitemap.xml",
            "/sitemap_index.xml",
            "/sitemap-index.xml",
            "/wp-sitemap.xml",
            "/sitemap.xml.gz",
            "/sitemap.txt");

    private SitemapPlaces() {}

    /**
     * @param site any address on it
     * @param robots the text of its robots.txt, or an empty one
     */
    static List<String> of(String site, String robots) {
        Set<String> places = new LinkedHashSet<>();
        robots.lines()
                .map(String::strip)
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(FIELD))
                .map(l -> l.substring(FIELD.length()).split("\\s#", 2)[0])
                .flatMap(l -> Address.resolve(site, l).stream())
                .limit(MAX)
                .forEach(places::add);
        USUAL.stream().flatMap(p -> Address.resolve(site, p).stream()).forEach(places::add);
        return List.copyOf(places);
    }
}

package tidings.town;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tidings.town.Habits.Dating;

/** What lists a site's articles: pages of cards, feeds, sitemaps. */
final class ListPages {
    private static final int CARDS = 15;
    private static final int LAST_PAGE = 5;
    static final int ITEMS = 40;
    private static final int PART = 100;
    private static final String SITEMAP =
            "<?xml version=\"1.0\"?><%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                    + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">%s</%s>";

    private final Site site;

    ListPages(Site site) {
        this.site = site;
    }

    /** Where the site's list stands. */
    static String path(Habits.Listing listing) {
        return switch (listing) {
            case PAGES -> "/local";
            case RSS -> "/rss.xml";
            case ATOM -> "/atom.xml";
            case JSON -> "/feed.json";
            case SITEMAP -> "/sitemap.xml";
            case NEWS_SITEMAP -> "/news.xml";
            case NONE -> "/nothing";
        };
    }

    /**
     * The list, or a further part of it.
     *
     * @param path with its query
     */
    Sheet page(String path, List<Piece> listed, Instant now) {
        List<Piece> newest = listed.subList(0, Math.min(ITEMS, listed.size()));
        return switch (site.habits().listing()) {
            case PAGES -> cards(path.contains("page=") ? Integer.parseInt(path.replaceAll("\\D", "")) : 1, listed, now);
            case RSS -> Sheet.of("application/rss+xml", rss(newest, now));
            case ATOM -> Sheet.of("application/atom+xml", atom(newest, now));
            case JSON -> Sheet.of("application/feed+json", json(newest, now));
            case SITEMAP -> sitemap(path, listed, now);
            case NEWS_SITEMAP -> Sheet.of("application/xml", news(newest, now));
            case NONE -> Sheet.of(404);
        };
    }

    private String each(List<Piece> pieces, Instant now, java.util.function.BiFunction<Piece, Edition, String> entry) {
        return pieces.stream().map(p -> entry.apply(p, p.at(now))).collect(Collectors.joining());
    }

    private String url(Edition edition, Instant now) {
        return site.address(edition.path(), now);
    }

    private String lines(Piece piece) {
        return Words.sentence(site.habits().tongue(), new Random(piece.number()), 14) + ".";
    }

    private boolean isDated() {
        return site.habits().dating() != Dating.NONE;
    }

    private Sheet cards(int page, List<Piece> listed, Instant now) {
        List<Piece> shown =
                listed.stream().skip((page - 1L) * CARDS).limit(CARDS).toList();
        boolean more = page < LAST_PAGE && listed.size() > page * CARDS;
        String cards = each(
                shown,
                now,
                (p, e) -> "<article class=card><h2><a href=\"" + e.path() + "\">" + e.title() + "</a></h2><p>"
                        + lines(p) + "</p></article>");
        return Sheet.of(
                "text/html",
                "<!DOCTYPE html><html lang=" + site.habits().tongue().code
                        + "><head><meta charset=utf-8><title>Local | "
                        + site.name()
                        + "</title></head><body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><main><h1>Local</h1>"
                        + cards + "</main>" + (more ? "<a rel=next href=\"?page=" + (page + 1) + "\">»</a>" : "")
                        + "<footer>" + site.name() + "</footer></body></html>");
    }

    private String rss(List<Piece> pieces, Instant now) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" + site.name() + "</title><link>"
                + site.address("/", now) + "</link><description>News</description>"
                + each(
                        pieces,
                        now,
                        (p, e) -> "<item><title>" + e.title() + "</title><link>" + url(e, now)
                                + "</link><guid isPermaLink=\"false\">"
                                + site.name() + p.number() + "</guid>"
                                + (isDated() ? "<pubDate>" + rfc(p.published()) + "</pubDate>" : "")
                                + "<description>" + lines(p) + "</description></item>")
                + "</channel></rss>";
    }

    private static String rfc(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private String atom(List<Piece> pieces, Instant now) {
        return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>" + site.name()
                + "</title><id>urn:"
                + site.name() + "</id><updated>" + now + "</updated>"
                + each(
                        pieces,
                        now,
                        (p, e) -> "<entry><title>" + e.title() + "</title><id>tag:town.example,2026:" + p.number()
                                + "</id><link href=\"" + url(e, now) + "\"/><updated>" + e.from() + "</updated>"
                                + (isDated() ? "<published>" + p.published() + "</published>" : "")
                                + "<summary>" + lines(p) + "</summary></entry>")
                + "</feed>";
    }

    private String json(List<Piece> pieces, Instant now) {
        String items = each(
                pieces,
                now,
                (p, e) -> ",{\"id\":\"" + p.number() + "\",\"url\":\"" + url(e, now) + "\",\"title\":\"" + e.title()
                        + "\",\"summary\":\"" + lines(p) + "\""
                        + (isDated() ? ",\"date_published\":\"" + p.published() + "\"" : "") + "}");
        return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"" + site.name() + "\",\"items\":["
                + (items.isEmpty() ? "" : items.substring(1)) + "]}";
    }

    /** An index of packed parts of a hundred, the oldest first. */
    private Sheet sitemap(String path, List<Piece> listed, Instant now) {
        List<Piece> oldest = new java.util.ArrayList<>(listed);
        java.util.Collections.reverse(oldest);
        if (!path.startsWith("/part")) {
            return Sheet.of("application/xml", index((oldest.size() + PART - 1) / PART, now));
        }
        int part = Integer.parseInt(path.replaceAll("\\D", ""));
        List<Piece> held = oldest.stream().skip((long) part * PART).limit(PART).toList();
        String urls = each(
                held, now, (p, e) -> "<url><loc>" + url(e, now) + "</loc><lastmod>" + e.from() + "</lastmod></url>");
        return Sheet.of("application/gzip", Sheet.packed(String.format(SITEMAP, "urlset", urls, "urlset")));
    }

    private String index(int parts, Instant now) {
        String entries = IntStream.range(0, parts)
                .mapToObj(i -> "<sitemap><loc>" + site.address("/part-" + i + ".xml.gz", now) + "</loc></sitemap>")
                .collect(Collectors.joining());
        return String.format(SITEMAP, "sitemapindex", entries, "sitemapindex");
    }

    private String news(List<Piece> pieces, Instant now) {
        String urls = each(
                pieces,
                now,
                (p, e) -> "<url><loc>" + url(e, now) + "</loc><news:news><news:publication><news:name>" + site.name()
                        + "</news:name><news:language>" + site.habits().tongue().code
                        + "</news:language></news:publication>"
                        + (isDated() ? "<news:publication_date>" + p.published() + "</news:publication_date>" : "")
                        + "<news:title>" + e.title() + "</news:title></news:news></url>");
        return String.format(SITEMAP, "urlset", urls, "urlset");
    }
}

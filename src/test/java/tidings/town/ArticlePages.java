package tidings.town;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tidings.town.Habits.Dating;
import tidings.town.Habits.Tongue;

/** Articles' own pages, with all that stands around a story. Some of it is another at each request. */
final class ArticlePages {
    private final Site site;
    private final AtomicInteger served = new AtomicInteger();

    ArticlePages(Site site) {
        this.site = site;
    }

    /** The number of an article and of its edition, as they stand in its text; groups 1 and 2. */
    static final String MARK = "No\\. (\\d+)-(\\d+)\\.";

    private static String mark(Piece piece, Edition edition) {
        return "No. " + piece.number() + "-" + edition.number() + ".";
    }

    String page(Piece piece, Edition edition, Instant now) {
        int request = served.incrementAndGet();
        Habits habits = site.habits();
        var random = new Random(piece.number());
        String author = Words.author(random);
        return "<!DOCTYPE html><html lang=" + habits.tongue().code + "><head><meta charset=utf-8><title>"
                + edition.title() + " | " + site.name() + "</title><link rel=canonical href=\""
                + site.address(edition.path(), now) + "\">" + declared(piece, edition)
                + "</head><body><header><nav><ul>"
                + "<li><a href=/>Home</a><li><a href=/sport>Sport</a><li><a href=/local>Local</a></ul></nav></header>"
                + "<div class=ad id=ad-" + request + "><a href=https://ads.example/c?r=" + request + ">Boots</a></div>"
                + "<main><article><h1>" + edition.title() + "</h1><p class=byline>" + habits.tongue().by + " " + author
                + "</p>" + shown(piece) + "<figure><img src=/img/" + piece.number()
                + ".jpg width=1200 height=800 alt=''></figure>"
                + text(piece, edition, random) + "</article>" + theme(piece, now) + "</main>" + popular(now)
                + "<p class=comments>" + request % 97 + " comments</p><footer>" + site.name()
                + "</footer></body></html>";
    }

    private String text(Piece piece, Edition edition, Random random) {
        Tongue tongue = site.habits().tongue();
        return IntStream.range(0, 4 + random.nextInt(3))
                .mapToObj(i ->
                        "<p>" + Words.paragraph(tongue, random) + (i == 1 ? " " + mark(piece, edition) : "") + "</p>")
                .collect(Collectors.joining());
    }

    private String declared(Piece piece, Edition edition) {
        return switch (site.habits().dating()) {
            case JSON_LD ->
                "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\""
                        + edition.title() + "\",\"datePublished\":\"" + piece.published() + "\",\"dateModified\":\""
                        + edition.from() + "\"}</script>";
            case META -> "<meta property=article:published_time content=" + piece.published() + ">";
            default -> "";
        };
    }

    private String shown(Piece piece) {
        Dating dating = site.habits().dating();
        String text = text(site.habits().tongue(), piece.published());
        return switch (dating) {
            case TIME -> "<time datetime=" + piece.published() + ">" + text + "</time>";
            case TEXT -> "<p class=date>" + text + "</p>";
            default -> "";
        };
    }

    static String text(Tongue tongue, Instant at) {
        return DateTimeFormatter.ofPattern(tongue.date, tongue.locale()).format(at.atOffset(ZoneOffset.UTC));
    }

    private String theme(Piece piece, Instant now) {
        List<Piece> siblings = piece.theme().stream()
                .map(site::piece)
                .filter(p -> !p.isRetracted(now))
                .toList();
        return siblings.isEmpty() ? "" : block("related", site.habits().tongue().theme, siblings, now);
    }

    /** What is popular has nothing to do with the story. */
    private String popular(Instant now) {
        List<Piece> out = site.listed(now);
        return block("popular", site.habits().tongue().popular, out.subList(0, Math.min(5, out.size())), now);
    }

    private String block(String name, String heading, List<Piece> pieces, Instant now) {
        return pieces.stream()
                .map(p ->
                        "<li><a href=\"" + p.at(now).path() + "\">" + p.at(now).title() + "</a></li>")
                .collect(Collectors.joining(
                        "", "<section class=" + name + "><h2>" + heading + "</h2><ul>", "</ul></section>"));
    }
}

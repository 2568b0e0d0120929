package tidings.town;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Filter;
import tidings.story.Manners;
import tidings.story.WebSource;
import tidings.town.Habits.Listing;
import tidings.town.Plan.Course;
import tidings.town.Trouble.Episode;

/** One newspaper of the town: what it answers at any moment. Its new host, if it moves, is another. */
final class Site {
    private final String name;
    private final Course course;
    private final String host;
    private final String newHost;
    private final Map<Integer, Piece> pieces = new HashMap<>();
    private final Map<String, Piece> byPath = new HashMap<>();
    private final Map<Episode, Instant> met = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ArticlePages articles = new ArticlePages(this);
    private final ListPages lists = new ListPages(this);

    /** Somebody asked for its list, and was answered as it is in this trouble; null: as usual. */
    record Asked(Instant at, @Nullable Episode episode) {}

    /** @param host scheme, name and port */
    Site(String name, Course course, String host, String newHost) {
        this.name = name;
        this.course = course;
        this.host = host;
        this.newHost = newHost;
        for (Piece piece : course.pieces()) {
            pieces.put(piece.number(), piece);
            piece.editions().forEach(e -> byPath.put(e.path(), piece));
        }
    }

    String name() {
        return name;
    }

    Habits habits() {
        return course.habits();
    }

    List<Piece> pieces() {
        return course.pieces();
    }

    Piece piece(int number) {
        return Objects.requireNonNull(pieces.get(number));
    }

    List<Episode> episodes() {
        return course.episodes();
    }

    /** By any address that it ever has. */
    Optional<Piece> at(String url) {
        return Stream.of(host, newHost)
                .filter(url::startsWith)
                .findFirst()
                .map(h -> byPath.get(url.substring(h.length())));
    }

    String address(String path, Instant now) {
        return (hasMoved(now) ? newHost : host) + path;
    }

    private boolean hasMoved(Instant now) {
        return course.moves() != null && !now.isBefore(course.moves());
    }

    private Optional<Episode> episode(Instant now) {
        return episodes().stream().filter(e -> e.span().holds(now)).findFirst();
    }

    /** When somebody first noticed, or null. */
    @Nullable
    Instant met(Episode episode) {
        return met.get(episode);
    }

    /** Who asked for the first document of its list, in order. */
    List<Asked> asked() {
        return asked;
    }

    /** What its lists could show now, the newest first. */
    List<Piece> listed(Instant now) {
        var listed =
                new ArrayList<>(pieces().stream().filter(p -> p.isListed(now)).toList());
        Collections.reverse(listed);
        return listed;
    }

    /** How a feed asks it. */
    WebSource source(Instant start) {
        WebSource.Kind kind = switch (habits().listing()) {
            case PAGES -> WebSource.Kind.LISTING;
            case SITEMAP, NEWS_SITEMAP -> WebSource.Kind.SITEMAP;
            case NONE -> WebSource.Kind.URLS;
            default -> WebSource.Kind.FEED;
        };
        List<String> urls = kind == WebSource.Kind.URLS
                ? listed(start).stream().map(p -> host + p.at(start).path()).toList()
                : List.of(host + listPath());
        return new WebSource(kind, urls, null, 10, Manners.USUAL, Filter.NONE);
    }

    private String listPath() {
        return ListPages.path(habits().listing());
    }

    /**
     * What it answers.
     *
     * @param old whether its first host is asked
     * @param path with its query
     * @param told whether the request says what it knows already
     */
    Sheet answer(boolean old, String path, boolean told, Instant now) {
        boolean list = isList(path);
        Optional<Episode> episode = episode(now).filter(e -> e.trouble().reach == Trouble.Reach.ALL || list);
        Optional<Sheet> troubled = episode.flatMap(e -> met(e, troubled(e.trouble(), path, told, now), now));
        if (path.equals(listPath())) {
            asked.add(new Asked(now, troubled.isPresent() ? episode.get() : null));
        }
        return troubled.orElseGet(() -> old && hasMoved(now) ? Sheet.to(301, newHost + path) : usual(path, now));
    }

    private Optional<Sheet> met(Episode episode, Optional<Sheet> answer, Instant now) {
        if (answer.isPresent()) {
            met.putIfAbsent(episode, now);
        }
        return answer;
    }

    private boolean isList(String path) {
        boolean first = path.equals(listPath());
        return first || habits().listing() == Listing.NONE && byPath.containsKey(path);
    }

    private Optional<Sheet> troubled(Trouble trouble, String path, boolean told, Instant now) {
        Sheet answer = switch (trouble) {
            case UNCHANGED -> told ? Sheet.of(304) : null;
            case REDIRECTED -> habits().listing() == Listing.NONE ? null : Sheet.to(302, "/elsewhere" + path);
            case BUSY ->
                Sheet.of(429).with("Retry-After", "" + Duration.ofMinutes(20).toSeconds());
            case BROKEN -> path.equals("/robots.txt") ? null : Sheet.of(500);
            case UNAVAILABLE -> Sheet.of(503);
            case STALLED -> Sheet.of(Sheet.SILENCE);
            case RESET -> path.equals("/robots.txt") ? null : Sheet.of(Sheet.BREAK);
            case LOGIN -> Sheet.of("text/html", LOGIN_FORM);
            case EMPTY_LIST -> habits().listing() == Listing.NONE ? null : lists.page(path, List.of(), now);
            case NO_BODY -> Sheet.of("text/html", "");
            case GARBAGE ->
                Sheet.of("application/octet-stream", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2, 0, 3, 0});
            case NOT_FOUND -> Sheet.of(404);
            case ROBOTS ->
                path.equals("/robots.txt")
                        ? Sheet.of("text/plain", "User-agent: *\nDisallow: /\n").with("Cache-Control", "max-age=3600")
                        : null;
        };
        return Optional.ofNullable(answer);
    }

    private static final String LOGIN_FORM =
            "<!DOCTYPE html><html lang=en><head><title>Log in</title></head><body><h1>Log in</h1>"
                    + "<form method=post><label>Email <input name=email></label><label>Password <input type=password name=p></label>"
                    + "<button>Log in</button></form></body></html>";

    private Sheet usual(String path, Instant now) {
        if (path.equals("/robots.txt")) {
            return Sheet.of("text/plain", "User-agent: *\nDisallow: /admin\n").with("Cache-Control", "max-age=3600");
        }
        String real = path.startsWith("/elsewhere/") ? path.substring("/elsewhere".length()) : path;
        Piece piece = byPath.get(real);
        return piece == null ? list(real, now) : article(piece, real, now);
    }

    private Sheet list(String path, Instant now) {
        boolean known =
                path.startsWith(listPath()) || path.startsWith("/part-") && habits().listing() == Listing.SITEMAP;
        List<Piece> listed = listed(now);
        if (!known) {
            return Sheet.of(404);
        }
        String state =
                listed.stream().map(p -> p.number() + "-" + p.at(now).number()).toList() + path;
        return lists.page(path, listed, now).as(Integer.toHexString(state.hashCode()), lastEvent(now));
    }

    private Instant lastEvent(Instant now) {
        return pieces().stream()
                .flatMap(p ->
                        Stream.concat(p.editions().stream().map(Edition::from), Stream.of(p.dropped(), p.retracted())))
                .filter(Objects::nonNull)
                .filter(at -> !at.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private Sheet article(Piece piece, String path, Instant now) {
        if (!piece.isOut(now) || piece.isMissing(now)) {
            return Sheet.of(404);
        }
        if (piece.isRetracted(now)) {
            return Sheet.of(410);
        }
        Edition edition = piece.at(now);
        if (!edition.path().equals(path)) {
            return piece.standingAt(path).filter(e -> e.from().isBefore(now)).isPresent()
                    ? Sheet.to(301, edition.path())
                    : Sheet.of(404);
        }
        return Sheet.of("text/html; charset=utf-8", articles.page(piece, edition, now))
                .as(piece.number() + "-" + edition.number(), edition.from());
    }
}

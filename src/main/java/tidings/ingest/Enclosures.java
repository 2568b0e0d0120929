package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Enclosure;
import tidings.story.Fingerprint;

/** Sounds and films that belong to the article, as the page declares and shows them. What plays only in a page of its own is none. */
final class Enclosures {
    private static final int MAX = 10;
    private static final int MAX_PLAYERS = 50;
    private static final Set<String> KINDS = Set.of("VideoObject", "AudioObject", "MediaObject");
    private static final Pattern PLAYABLE = Pattern.compile("(?:audio|video)/[a-z0-9][a-z0-9.+-]{0,60}");
    private static final Pattern LIST = Pattern.compile(".*mpegurl");
    private static final Pattern BYTES = Pattern.compile("[1-9]\\d{0,12}");
    private static final long ELSEWHERE =
            Hints.bits("ad", "byline", "bio", "related", "share", "nav", "footer", "comment", "sidebar", "popular");

    private static final Evaluator MAIN = QueryParser.parse("article, main");
    private static final Evaluator BESIDE = QueryParser.parse("aside, nav, footer");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("mov", "video/quicktime"));

    private final Outline outline;
    private final Meta meta;
    private final JsonLd jsonLd;
    private final String base;
    private final Trail trail;
    private final Map<String, Enclosure> found = new LinkedHashMap<>();

    /** @param base what the page's addresses are relative to */
    Enclosures(Outline outline, Meta meta, JsonLd jsonLd, String base, Trail trail) {
        this.outline = outline;
        this.meta = meta;
        this.jsonLd = jsonLd;
        this.base = base;
        this.trail = trail;
    }

    /**
     * @param body where the story stands, before it is cleaned
     * @return each file once, what is declared first
     */
    List<Enclosure> find(Element body) {
        jsonLd.things(KINDS, "audio", "video", "associatedMedia", "encoding").forEach(this::declared);
        for (String medium : new String[] {"video", "audio"}) {
            graph(medium);
        }
        Element around = Optional.ofNullable(body.closest(MAIN)).orElse(body);
        Stream.of("video", "audio")
                .flatMap(tag -> outline.tagged(tag).stream())
                .limit(MAX_PLAYERS)
                .filter(b -> (b.hintsAround & ELSEWHERE) == 0 && b.element.closest(BESIDE) == null)
                .map(b -> b.element)
                .filter(e -> e.parents().contains(around))
                .forEach(this::shown);
        return List.copyOf(found.values());
    }

    private void declared(JsonNode thing) {
        add(
                "JSON-LD",
                JsonLd.text(thing.path("contentUrl")),
                JsonLd.text(thing.path("encodingFormat")),
                bytes(JsonLd.text(thing.path("contentSize"))),
                pixels(thing.path("width")),
                pixels(thing.path("height")),
                seconds(JsonLd.text(thing.path("duration"))));
    }

    private static @Nullable Integer pixels(JsonNode size) {
        return Images.pixels(JsonLd.text(size.isObject() ? size.path("value") : size));
    }

    /** The Open Graph's word for it. */
    private void graph(String medium) {
        String name = "og:" + medium;
        add(
                name,
                meta.first(name + ":secure_url", name, name + ":url"),
                meta.first(name + ":type"),
                null,
                Images.pixels(meta.first(name + ":width")),
                Images.pixels(meta.first(name + ":height")),
                null);
    }

    /** Of several sources, which are one thing in several forms, the first that is a file. */
    private void shown(Element player) {
        boolean video = player.normalName().equals("video");
        for (Element source : player.select("[src]")) {
            String otherwise = source == player ? video ? "video/mp4" : "audio/mpeg" : "";
            boolean plays = add(
                    "<" + player.normalName() + ">",
                    source.attr("src"),
                    type(source.attr("type"), source.attr("src")).orElse(otherwise),
                    null,
                    video ? Images.pixels(player.attr("width")) : null,
                    video ? Images.pixels(player.attr("height")) : null,
                    null);
            if (plays) {
                return;
            }
        }
    }

    /** @return whether it is a file that plays */
    private boolean add(
            String rule,
            @Nullable String url,
            @Nullable String type,
            @Nullable Long length,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer seconds) {
        Optional<String> address = Allowed.address(url == null ? "" : url, base);
        Optional<String> known = address.flatMap(a -> type(type, a));
        if (known.isEmpty() || found.size() >= MAX) {
            return false;
        }
        var enclosure = new Enclosure(address.get(), known.get(), length, width, height, seconds);
        if (found.putIfAbsent(Address.key(enclosure.url()), enclosure) == null) {
            trail.took("enclosures", rule, enclosure.url(), 1);
        }
        return true;
    }

    /** What the page says, else what the file's name says. Lists of streams are no files. */
    private static Optional<String> type(@Nullable String said, String url) {
        String type = Texts.lower(said == null ? "" : said.split(";", 2)[0]).strip();
        String path = Texts.lower(String.valueOf(Fingerprint.withoutQuery(url)));
        if (LIST.matcher(type).matches() || path.endsWith(".m3u8") || path.endsWith(".mpd")) {
            return Optional.empty();
        }
        return PLAYABLE.matcher(type).matches()
                ? Optional.of(type)
                : Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    private static @Nullable Long bytes(@Nullable String size) {
        return size != null && BYTES.matcher(size).matches() ? Long.valueOf(size) : null;
    }

    /** ISO 8601, as schema.org wants it. */
    private static @Nullable Integer seconds(@Nullable String duration) {
        try {
            long seconds = duration == null || duration.length() > 40
                    ? 0
                    : Duration.parse(duration).toSeconds();
            return seconds > 0 && seconds < Integer.MAX_VALUE ? (int) seconds : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

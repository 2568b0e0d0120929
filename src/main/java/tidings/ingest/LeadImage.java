package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Image;

/** The image that stands for the article: declared, or the first of the story; no logo, no portrait of an author, no placeholder. */
final class LeadImage {
    /** Words in the names of files that show no story. */
    private static final Set<String> NO_STORY = Set.of(
            "logo",
            "logos",
            "placeholder",
            "default",
            "icon",
            "icons",
            "avatar",
            "favicon",
            "blank",
            "sprite",
            "spacer",
            "pixel",
            "fallback",
            "gravatar",
            "noimage",
            "dummy",
            "1x1",
            "loading",
            "transparent");

    private static final long ELSEWHERE =
            Hints.bits("byline", "bio", "related", "share", "nav", "footer", "ad", "comment", "sidebar");
    private static final int MIN_SIDE = 100;

    private final Outline outline;
    private final Meta meta;
    private final JsonLd jsonLd;
    private final String base;
    private final Trail trail;

    LeadImage(Outline outline, Meta meta, JsonLd jsonLd, String base, Trail trail) {
        this.outline = outline;
        this.meta = meta;
        this.jsonLd = jsonLd;
        this.base = base;
        this.trail = trail;
    }

    private record Found(String rule, Image image) {}

    /** @param body where the story stands, before it is cleaned */
    Optional<Image> find(Element body) {
        var found = new ArrayList<Found>();
        add(
                found,
                "og:image",
                meta.first("og:image:secure_url", "og:image", "og:image:url"),
                size("og:image:width"),
                size("og:image:height"),
                meta.first("og:image:alt"));
        add(
                found,
                "JSON-LD image",
                jsonLd.url("image"),
                jsonLd.number("image", "width"),
                jsonLd.number("image", "height"),
                null);
        add(
                found,
                "twitter:image",
                meta.first("twitter:image", "twitter:image:src"),
                null,
                null,
                meta.first("twitter:image:alt"));
        add(found, "meta image", meta.first("image", "thumbnail", "parsely-image-url"), null, null, null);
        List<Image> shown = shown(body);
        shown.stream().limit(1).forEach(i -> found.add(new Found("first image of the story", i)));
        Optional<Found> best = best(found);
        return best.map(f -> measured(f.image(), found, shown));
    }

    private void add(
            List<Found> found,
            String rule,
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String alt) {
        Address.resolve(base, url).ifPresent(u -> found.add(new Found(rule, new Image(u, width, height, alt))));
    }

    private @Nullable Integer size(String name) {
        return Images.pixels(meta.first(name));
    }

    private Optional<Found> best(List<Found> found) {
        Found best = null;
        for (Found one : found) {
            String doubt = doubt(one.image());
            if (best == null && doubt.isEmpty()) {
                best = one;
                trail.took("image", one.rule(), one.image().url(), 1);
            } else {
                trail.passed("image", one.rule(), one.image().url(), 1, doubt.isEmpty() ? "another came first" : doubt);
            }
        }
        return Optional.ofNullable(best);
    }

    private static String doubt(Image image) {
        if (isSmall(image.width()) || isSmall(image.height())) {
            return "is small";
        }
        String path = image.url().split("[?#]", 2)[0];
        Set<String> words = WordSet.of(path.substring(path.lastIndexOf('/') + 1));
        return words.stream().anyMatch(NO_STORY::contains) ? "is a logo, an icon or a placeholder by its name" : "";
    }

    private static boolean isSmall(@Nullable Integer side) {
        return side != null && side < MIN_SIDE;
    }

    /** The story's own images that are no decoration, in its order. */
    private List<Image> shown(Element body) {
        return outline.tagged("img").stream()
                .filter(b -> (b.hintsAround & ELSEWHERE) == 0 && isIn(b.element, body))
                .map(b -> Images.of(b.element))
                .flatMap(Optional::stream)
                .filter(i -> doubt(i).isEmpty())
                .toList();
    }

    private static boolean isIn(Element element, Element body) {
        Element outer = element;
        while (outer != null && outer != body) {
            outer = outer.parent();
        }
        return outer == body;
    }

    /** Its size and its words, where it was found without them, as another finding of the same file has them. */
    private static Image measured(Image image, List<Found> found, List<Image> shown) {
        Image known = image;
        var others = new ArrayList<>(shown);
        found.forEach(f -> others.add(f.image()));
        for (Image other : others) {
            if (known.width() == null && other.width() != null && other.url().equals(known.url())) {
                known = new Image(known.url(), other.width(), other.height(), known.alt());
            }
            if (known.alt() == null && other.alt() != null && other.url().equals(known.url())) {
                known = new Image(known.url(), known.width(), known.height(), other.alt());
            }
        }
        return known;
    }
}

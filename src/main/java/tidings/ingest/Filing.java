package tidings.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Labels;

/** How a page files its article: section and tags; and what its site is called and looks like. */
final class Filing {
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 60;
    private static final int MAX_SECTION = 80;
    private static final int TOUCH_ICON = 180;
    private static final int ICON = 16;
    private static final String[] SECTIONS = {
        "article:section", "parsely-section", "sailthru.section", "articlesection", "section"
    };
    private static final Set<String> NO_SECTION =
            Set.of("home", "start", "startseite", "accueil", "inicio", "index", "uncategorized", "allgemein", "blog");

    private final Outline outline;
    private final Meta meta;
    private final JsonLd jsonLd;
    private final SiteName site;
    private final Trail trail;

    Filing(Outline outline, Meta meta, JsonLd jsonLd, SiteName site, Trail trail) {
        this.outline = outline;
        this.meta = meta;
        this.jsonLd = jsonLd;
        this.site = site;
        this.trail = trail;
    }

    /** @param base what the page's addresses are relative to */
    Labels labels(String title, String base) {
        return new Labels(section(title), tags(), site.name().orElse(null), icon(base));
    }

    private @Nullable String section(String title) {
        var claims = new ArrayList<Claim>();
        jsonLd.texts("articleSection").forEach(s -> claims.add(new Claim("JSON-LD articleSection", s)));
        for (String name : SECTIONS) {
            meta.all(name).forEach(s -> claims.add(new Claim("meta " + name, s)));
        }
        List<String> crumbs = jsonLd.breadcrumbs();
        for (int i = crumbs.size() - 1; i >= 0; i--) {
            claims.add(new Claim("JSON-LD breadcrumbs", crumbs.get(i)));
        }
        for (Claim claim : claims) {
            String section = Texts.title(claim.value);
            if (isSection(section, title)) {
                trail.took("section", claim.rule, section, 1);
                return section;
            }
            trail.passed("section", claim.rule, section, 1, "is the title, the site or no section's name");
        }
        return null;
    }

    private record Claim(String rule, String value) {}

    private boolean isSection(String section, String title) {
        return !section.isEmpty()
                && section.length() <= MAX_SECTION
                && !site.is(section)
                && !NO_SECTION.contains(Words.fold(section))
                && !Texts.same(section, title);
    }

    private List<String> tags() {
        List<String> keywords = new ArrayList<>(meta.all("article:tag"));
        keywords.addAll(jsonLd.texts("keywords"));
        keywords.addAll(meta.all("news_keywords"));
        keywords.addAll(meta.all("parsely-tags"));
        if (keywords.isEmpty()) {
            outline.tagged("a").stream()
                    .filter(a -> a.chars > 0 && (" " + a.element.attr("rel") + " ").contains(" tag "))
                    .forEach(a -> keywords.add(a.element.text()));
        }
        if (keywords.isEmpty()) {
            keywords.addAll(meta.all("keywords"));
        }
        List<String> tags = each(keywords);
        if (!tags.isEmpty()) {
            trail.took("tags", "tags and keywords that the page declares", tags, 1);
        }
        return tags;
    }

    private List<String> each(List<String> keywords) {
        var tags = new LinkedHashMap<String, String>();
        for (String list : keywords) {
            for (String word : list.split("[,;]")) {
                String tag = Texts.tidy(word);
                if (!tag.isEmpty() && tag.length() <= MAX_TAG && !site.is(tag)) {
                    tags.putIfAbsent(Words.fold(tag), tag);
                }
            }
        }
        return tags.values().stream().limit(MAX_TAGS).toList();
    }

    private @Nullable String icon(String base) {
        String best = null;
        int size = 0;
        for (Box box : outline.tagged("link")) {
            int offered = size(box.element);
            Optional<String> url = offered > size ? Address.resolve(base, box.element.attr("href")) : Optional.empty();
            if (url.isPresent()) {
                best = url.get();
                size = offered;
            }
        }
        if (best != null) {
            trail.took("icon", "the largest of the page's icons", best, size);
        }
        return best != null
                ? best
                : Address.resolve(base, meta.first("msapplication-tileimage")).orElse(null);
    }

    /** The icon's width in pixels, as far as the page says it; 0 for what is no icon. */
    private static int size(Element link) {
        List<String> rel = List.of(Texts.lower(link.attr("rel")).strip().split("\\s+"));
        boolean touch = rel.contains("apple-touch-icon") || rel.contains("apple-touch-icon-precomposed");
        if (!touch && !rel.contains("icon")) {
            return 0;
        }
        return Stream.of(Texts.lower(link.attr("sizes")).split("\\s+"))
                .map(s -> Images.pixels(s.split("x", 2)[0]))
                .filter(s -> s != null && s > 0)
                .reduce(touch ? TOUCH_ICON : ICON, (a, b) -> b);
    }
}

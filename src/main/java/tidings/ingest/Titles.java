package tidings.ingest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The title of the story, without the name of the site: of all headings and declarations the one that the others agree with most and that
 * stands in the best place.
 */
final class Titles {
    private static final Pattern TAG = Pattern.compile("<[^<>]{1,60}>");
    private static final double ONLY_H1 = 1.6;
    private static final double PART_OF_H1 = 1.5;
    private static final double FIRST_H1 = 1.3;
    private static final double OTHER_H1 = 0.7;
    private static final double OTHER_H2 = -1.2;
    private static final double PART_OF_H2 = 0.3;
    private static final int MAX_H1 = 20;
    private static final int MAX_H2 = 10;
    private static final int MAX_MARKED = 5;
    private static final int MAX_CHARS = 400;
    private static final int MAX_PARTS = 4;
    private static final int NEAR = 12;
    private static final int PROSE = 80;
    private static final double MUCH_PROSE = 1200;
    private static final double LINKS = 0.3;

    private final Outline outline;
    private final SiteName site;
    private final Trail trail;
    private final Map<String, TitleCandidate> candidates = new LinkedHashMap<>();

    Titles(Outline outline, SiteName site, Trail trail) {
        this.outline = outline;
        this.site = site;
        this.trail = trail;
    }

    /** @param url of the page, or null; its words are often the title's */
    Optional<String> find(Meta meta, JsonLd jsonLd, @Nullable String url) {
        String headline = jsonLd.headline();
        String og = meta.first("og:title");
        String pageTitle = pageTitle();
        declared("JSON-LD headline", headline);
        declared("og:title", og);
        declared("twitter:title", meta.first("twitter:title"));
        declared("<title>", pageTitle);
        declared("meta title", meta.first("title", "dc.title", "dcterms.title", "parsely-title", "headline"));
        headings();
        marked();
        return best(new TitleWitnesses(words(headline), words(og), WordSet.of(pageTitle), TitleWitnesses.slug(url)));
    }

    private String pageTitle() {
        return outline.tagged("title").stream()
                .filter(t -> t.parent != null && !t.parent.tag.equals("svg"))
                .map(t -> Texts.title(t.element.text()))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Set<String> words(@Nullable String declared) {
        return declared == null ? Set.of() : WordSet.of(site.without(plain(declared)));
    }

    private static String plain(String text) {
        return Texts.title(text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" "));
    }

    private void declared(String rule, @Nullable String text) {
        String whole = text == null ? "" : site.without(plain(text));
        if (whole.isEmpty()) {
            return;
        }
        candidate(whole).foundBy(rule, 0);
        Matcher part = SiteName.PARTS.matcher(whole);
        int last = 0;
        while (part.find()) {
            last = part.start();
        }
        if (last > 0) {
            candidate(whole.substring(0, last))
                    .foundBy(rule + " without its last part", 0)
                    .withoutTail();
        }
    }

    private TitleCandidate candidate(String text) {
        return candidates.computeIfAbsent(Words.fold(text), k -> new TitleCandidate(text));
    }

    private void headings() {
        List<Box> first = seen("h1", MAX_H1);
        for (Box h1 : first) {
            heading(h1, first.size() == 1 ? "the only h1" : h1 == first.get(0) ? "first h1" : "h1", worth(h1, first));
            parts(h1, "part of an h1", PART_OF_H1);
        }
        List<Box> second = seen("h2", MAX_H2);
        for (Box h2 : second) {
            heading(h2, "h2", h2 == second.get(0) ? 0 : OTHER_H2);
            parts(h2, "part of an h2", PART_OF_H2);
        }
    }

    private static double worth(Box h1, List<Box> all) {
        return all.size() == 1 ? ONLY_H1 : h1 == all.get(0) ? FIRST_H1 : OTHER_H1;
    }

    private List<Box> seen(String tag, int max) {
        return outline.tagged(tag).stream()
                .filter(h -> h.chars > 0 && !h.mute)
                .limit(max)
                .toList();
    }

    private void marked() {
        outline.boxes().stream()
                .filter(b -> b.chars > 0 && b.chars < MAX_CHARS && TitleMarks.isMarked(b))
                .limit(MAX_MARKED)
                .forEach(b -> heading(b, "marked as the headline", 0));
    }

    private void heading(Box box, String rule, double worth) {
        if (box.chars <= MAX_CHARS) {
            mark(box, box.element.text(), rule, worth);
        }
    }

    /** A line above or below the title may stand in one heading with it. */
    private void parts(Box box, String rule, double worth) {
        Element heading = box.element;
        if (box.chars > MAX_CHARS || heading.childrenSize() == 0 || heading.childrenSize() > MAX_PARTS) {
            return;
        }
        String whole = Words.fold(Texts.title(heading.text()));
        heading.children().forEach(child -> part(box, child.text(), whole, rule, worth));
        part(box, heading.ownText(), whole, rule, worth);
    }

    private void part(Box box, String text, String whole, String rule, double worth) {
        if (text.indexOf(' ') > 0 && !Words.fold(Texts.title(text)).equals(whole)) {
            mark(box, text, rule, worth);
        }
    }

    private void mark(Box box, String text, String rule, double worth) {
        String title = Texts.title(text);
        if (!title.isEmpty()) {
            candidate(title).foundBy(rule, worth).seenAt(box, prose(box));
        }
    }

    /** How much running text follows soon, from 0 to 1. */
    private double prose(Box box) {
        List<Block> blocks = outline.blocks();
        int end = Math.min(blocks.size(), box.endBlock + NEAR);
        int chars = blocks.subList(Math.min(box.endBlock, end), end).stream()
                .filter(b -> b.chars >= PROSE && b.linkDensity() < LINKS)
                .mapToInt(b -> Math.min(MAX_CHARS, b.chars))
                .sum();
        return Math.min(1, chars / MUCH_PROSE);
    }

    private Optional<String> best(TitleWitnesses witnesses) {
        candidates.values().forEach(c -> c.weigh(witnesses, site.is(c.text)));
        Optional<TitleCandidate> best =
                candidates.values().stream().max(Comparator.comparingDouble(TitleCandidate::score));
        best.ifPresent(this::explain);
        return best.map(c -> c.text);
    }

    private void explain(TitleCandidate best) {
        trail.took("title", best.rule(), best.text, best.score());
        if (trail.isKept()) {
            candidates.values().stream()
                    .filter(c -> c != best)
                    .forEach(c -> trail.passed("title", c.rule(), c.text, c.score(), reason(c)));
        }
    }

    private String reason(TitleCandidate rival) {
        return site.is(rival.text)
                ? "is the site's name"
                : "less of the page agrees with it, or it stands in a worse place";
    }
}

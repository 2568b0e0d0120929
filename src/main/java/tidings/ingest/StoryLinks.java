package tidings.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;

/**
 * The links to articles that a page is there to list: links that stand alike are a run, and a run is taken or left as a whole. What stands
 * beside the main list ("most read", a side column) is taken only where there is no main list.
 */
final class StoryLinks {
    private static final int MAX_LINKS = 5_000;
    private static final int MIN_TITLE = 3;
    private static final int MAX_TITLE = 300;
    private static final int MAX_PROSE = 120;
    /** Characters; a box with more is around more than one card, even if it holds one link only. */
    private static final int MAX_CARD = 1_500;

    private static final int ENOUGH_IN_MAIN = 3;
    private static final Set<String> WHOLE = Set.of("article", "li", "tr", "dd");
    private static final Set<String> AROUND = Set.of("main", "body", "html", "ul", "ol", "tbody", "table");

    private final Outline outline;
    private final CardTitle titles;
    private final String site;
    private final @Nullable Href self;

    /** @param base of the page's links; {@code at} is where it was found */
    StoryLinks(Outline outline, String base, String at, CardTitle titles) {
        this.outline = outline;
        this.titles = titles;
        this.site = Address.site(base);
        this.self = Href.of(at);
    }

    List<Cards.Card> find() {
        Map<String, LinkRun> runs = new LinkedHashMap<>();
        for (Box link : outline.tagged("a").stream().limit(MAX_LINKS).toList()) {
            Href href = href(link);
            if (href != null && !isInSentence(link)) {
                add(
                        new Cards.Card(link, href, link),
                        runs.computeIfAbsent(LinkRun.shape(link), s -> new LinkRun(outline)));
            }
        }
        runs.values().removeIf(LinkRun::isEmpty);
        return cards(taken(List.copyOf(runs.values())));
    }

    private void add(Cards.Card link, LinkRun run) {
        List<String> found = titles.of(link);
        String title = found.isEmpty() ? Texts.title(link.link().element.text()) : found.get(0);
        if (title.length() < MIN_TITLE || Headings.CALL.matches(title)) {
            return;
        }
        if (CardTitle.isTitle(title) || isHeading(link.link()) && title.length() <= MAX_TITLE) {
            run.add(link, title);
        } else if (title.length() <= MAX_TITLE) {
            run.addShort(link);
        }
    }

    /** The links that the selector means, or the first ones in the boxes that it means. */
    List<Cards.Card> chosen(List<Element> matches) {
        var elements = Set.copyOf(matches);
        var links = new ArrayList<Cards.Card>();
        for (Box box : outline.boxes()) {
            if (elements.contains(box.element)) {
                outline.within(box).stream()
                        .filter(b -> b.tag.equals("a"))
                        .flatMap(b -> Stream.ofNullable(Href.of(b.element.attr("href")))
                                .filter(h -> !h.isHome())
                                .map(h -> new Cards.Card(b, h, b)))
                        .max((a, b) -> Integer.compare(rank(a), rank(b)))
                        .ifPresent(links::add);
            }
        }
        return cards(links);
    }

    /** Titles stand in headings; else the link with the most words leads to the article. */
    private static int rank(Cards.Card card) {
        return Math.min(card.link().chars, 500) + (isHeading(card.link()) ? 1_000 : 0);
    }

    private @Nullable Href href(Box link) {
        Href href = link.links == 0 || link.mute ? null : Href.of(link.element.attr("href"));
        boolean own = href != null && !href.isHome() && !href.isFile() && href.isSisterOf(site) && !href.equals(self);
        return own && !link.element.attr("rel").contains("sponsored") ? href : null;
    }

    private static boolean isInSentence(Box link) {
        Box block = link.blockBox();
        return block.tag.equals("p") && block.chars - block.linkedChars > MAX_PROSE;
    }

    private List<Cards.Card> taken(List<LinkRun> runs) {
        List<LinkRun> good = runs.stream().filter(LinkRun::isTaken).toList();
        List<LinkRun> main = good.stream().filter(r -> !r.isBeside()).toList();
        if (main.isEmpty()) {
            main = good;
        }
        if (main.isEmpty()) {
            main = runs.stream().filter(LinkRun::isBetterThanNothing).toList();
        }
        return inMain(main.stream().flatMap(r -> r.links().stream()).toList());
    }

    /** Where the page says which part of it is the main one, what stands elsewhere is not what it is there for. */
    private List<Cards.Card> inMain(List<Cards.Card> links) {
        for (Box main : outline.tagged("main")) {
            List<Cards.Card> within =
                    links.stream().filter(l -> main.holds(l.link())).toList();
            if (within.size() >= ENOUGH_IN_MAIN) {
                return within;
            }
        }
        return links;
    }

    /** One card for each article, with the largest box around its link that holds no link to another. */
    private List<Cards.Card> cards(List<Cards.Card> links) {
        Map<String, Cards.Card> best = new HashMap<>();
        links.forEach(l -> best.merge(l.href().key(), l, (a, b) -> isBetter(b.link(), a.link()) ? b : a));
        List<Cards.Card> ordered = best.values().stream()
                .sorted((a, b) -> Integer.compare(a.link().order, b.link().order))
                .toList();
        var cards = new ArrayList<Cards.Card>();
        for (int i = 0; i < ordered.size(); i++) {
            Cards.Card card = ordered.get(i);
            int before = i == 0 ? -1 : ordered.get(i - 1).link().order;
            int after = i + 1 == ordered.size()
                    ? Integer.MAX_VALUE
                    : ordered.get(i + 1).link().order;
            cards.add(new Cards.Card(grown(card.link(), before, after), card.href(), card.link()));
        }
        return cards;
    }

    /** Of two links to one article a heading is the title, and an image is not. */
    private static boolean isBetter(Box link, Box other) {
        return isHeading(link) ? !isHeading(other) : other.chars == 0 && link.chars > 0 && !isHeading(other);
    }

    private static Box grown(Box link, int before, int after) {
        Box box = link;
        while (!WHOLE.contains(box.tag) && box.parent != null && isCard(box.parent, before, after)) {
            box = box.parent;
        }
        return box;
    }

    private static boolean isCard(Box box, int before, int after) {
        return box.order > before && box.end <= after && box.chars <= MAX_CARD && !AROUND.contains(box.tag);
    }

    static boolean isHeading(Box link) {
        return link.isHeading()
                || link.parent != null
                        && (link.parent.isHeading() || link.parent.parent != null && link.parent.parent.isHeading())
                || link.element.selectFirst(Html.HEADINGS) != null;
    }
}

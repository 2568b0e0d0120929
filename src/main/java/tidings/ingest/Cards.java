package tidings.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cards in a part of the page: for each article that is linked there the largest box around its links that links to no other. Links to
 * authors, subjects, comments and the like make no card and do not keep one from growing.
 */
final class Cards {
    /** A part with more links than this is an index, not a choice of what belongs together. */
    private static final int MAX_LINKS = 300;

    /** Links, the last of which is to the article again. */
    private static final int MAX_INNER = 4;

    private static final int LEVELS = 2;
    private static final int MAX_BESIDE_WORDS = 3;
    private static final long BESIDE = Hints.bits("byline", "tag", "comment", "share", "bio");

    /** @param box that holds the links of this one article */
    record Card(Box box, Href href, Box link) {}

    private final Outline outline;
    private final @Nullable Href self;

    Cards(Outline outline, @Nullable String url) {
        this.outline = outline;
        this.self = url == null ? null : Href.of(url);
    }

    /** The cards in this box, in the page's order. */
    List<Card> in(Box box) {
        var links = new ArrayList<Card>();
        for (Box link : links(box)) {
            Href href = link.links == 0 ? null : Href.of(link.element.attr("href"));
            if (href != null && !href.isHome() && !isSelf(href) && !isBeside(link, box, href)) {
                links.add(new Card(link, href, link));
            }
        }
        return grown(withoutInner(links), box);
    }

    /** The links in this box. */
    private List<Box> links(Box box) {
        List<Box> all = outline.tagged("a");
        int from = place(all, box.order);
        int to = Math.min(place(all, box.end), from + MAX_LINKS);
        return all.subList(from, Math.max(from, to));
    }

    private static int place(List<Box> boxes, int order) {
        int low = 0;
        int high = boxes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (boxes.get(middle).order < order) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The page itself, or a page that belongs to it: its images, its comments. */
    private boolean isSelf(Href href) {
        return self != null
                && !self.path().isEmpty()
                && href.path().startsWith(self.path())
                && (href.path().length() == self.path().length()
                        || href.path().charAt(self.path().length()) == '/')
                && (href.host().isEmpty() || href.host().equals(self.host()))
                && (!self.query().contains("=") || self.query().equals(href.query()));
    }

    /** Whether the link says something of an article, and leads to a person or a list. */
    private static boolean isBeside(Box link, Box within, Href href) {
        String rel = link.element.attr("rel");
        if (rel.contains("author")
                || rel.contains("tag")
                || rel.contains("category")
                || href.isIndex()
                || href.isFile()) {
            return true;
        }
        Box box = link;
        for (int level = 0; level <= LEVELS && box != within && box != null; level++, box = box.parent) {
            if ((box.hints & BESIDE) != 0 && !box.isHeading() && isFew(link)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFew(Box link) {
        return link.chars < 40 && link.images == 0 && words(link.element.text()) <= MAX_BESIDE_WORDS;
    }

    private static long words(String text) {
        return Stream.of(text.split("\\s+"))
                .filter(w -> w.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    /** A section's link between the image of an article and its title is a part of the card. */
    private static List<Card> withoutInner(List<Card> links) {
        var kept = new ArrayList<Card>();
        for (int i = 0; i < links.size(); i++) {
            Card last = kept.isEmpty() ? links.get(i) : kept.get(kept.size() - 1);
            if (!isInner(links, i, last.href.key())) {
                kept.add(links.get(i));
            }
        }
        return kept;
    }

    /** Whether the link has few words and stands, perhaps with others such, between two links to the article of this key. */
    private static boolean isInner(List<Card> links, int at, String key) {
        int end = Math.min(links.size(), at + MAX_INNER);
        for (int i = at; i < end; i++) {
            if (links.get(i).href.key().equals(key)) {
                return i > at;
            }
            if (!isFew(links.get(i).link)) {
                return false;
            }
        }
        return false;
    }

    private static List<Card> grown(List<Card> links, Box within) {
        var cards = new ArrayList<Card>();
        for (int i = 0; i < links.size(); ) {
            int end = i + 1;
            String key = links.get(i).href.key();
            while (end < links.size() && links.get(end).href.key().equals(key)) {
                end++;
            }
            int after = end < links.size() ? links.get(end).box.order : Integer.MAX_VALUE;
            int before = i > 0 ? links.get(i - 1).box.order : -1;
            Card first = links.get(i);
            cards.add(new Card(grown(first.box, within, before, after), first.href, first.link));
            i = end;
        }
        return withoutBeside(cards);
    }

    private static Box grown(Box link, Box within, int before, int after) {
        Box box = link;
        while (box != within && box.parent != null && box.parent.order > before && box.parent.end <= after) {
            box = box.parent;
        }
        return box;
    }

    /**
     * Where the links of a card lead to several pages, the one with the most words stands for the article. It is told from a row of cards
     * by this: the others have few words, and stand in it otherwise.
     */
    private static List<Card> withoutBeside(List<Card> cards) {
        Map<String, List<Card>> byPlace = new HashMap<>();
        cards.forEach(
                c -> byPlace.computeIfAbsent(place(c), p -> new ArrayList<>()).add(c));
        if (cards.size() < 2 || byPlace.size() < 2) {
            return cards;
        }
        List<Card> most = byPlace.values().stream()
                .max((a, b) -> Long.compare(chars(a), chars(b)))
                .orElse(cards);
        return cards.stream()
                .filter(c -> most.contains(c) || c.link.images > 0 || !isFew(c.link))
                .toList();
    }

    private static long chars(List<Card> cards) {
        return cards.stream().mapToLong(c -> c.link.chars).sum();
    }

    /** Where the link stands, as far as cards of one kind share it. */
    private static String place(Card card) {
        Box parent = card.link.parent;
        return parent == null
                ? ""
                : parent.tag + "." + parent.element.className() + ">" + card.link.element.className();
    }
}

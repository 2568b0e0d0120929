package tidings.ingest;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import tidings.story.DateSource;

/** The title that a card shows, without what stands beside it: the kind of article, its section, date, author, number of comments. */
final class CardTitle {
    private static final int MIN = 12;
    private static final int MIN_WIDE = 5;
    private static final int MAX = 300;
    private static final int MAX_BOXES = 200;
    private static final int MAX_CHOICE = 4;
    private static final int MAX_KICKER = 30;
    private static final int MAX_BESIDE = 25;
    private static final long TITLE = Hints.bits("title");
    private static final long BESIDE =
            Hints.bits("tag", "date", "byline", "meta", "comment", "share", "hidden", "video", "tool");

    private final Outline outline;
    private final Dates dates;

    CardTitle(Outline outline, Dates dates) {
        this.outline = outline;
        this.dates = dates;
    }

    static boolean isTitle(String text) {
        boolean wide = text.codePoints().anyMatch(c -> c > 0x2e80);
        return text.length() >= (wide ? MIN_WIDE : MIN) && text.length() <= MAX;
    }

    /**
     * What may be the title, best first: a heading in the card, else a box that is called a title, else the words of its links, else its
     * first words; never a date. Empty where it shows none.
     */
    List<String> of(Cards.Card card) {
        var titles = new ArrayList<String>();
        for (Box box : places(card)) {
            String text = Texts.title(text(box));
            if (isTitle(text) && !isDate(text)) {
                titles.add(whole(text, card));
            }
            if (titles.size() == MAX_CHOICE) {
                return titles;
            }
        }
        if (titles.isEmpty()) {
            attribute(card).ifPresent(titles::add);
        }
        return titles;
    }

    private List<Box> places(Cards.Card card) {
        var headings = new ArrayList<Box>();
        var called = new ArrayList<Box>();
        var links = new ArrayList<Box>();
        List<Box> all = outline.within(card.box());
        for (Box box : all.subList(0, Math.min(all.size(), MAX_BOXES))) {
            if (box.chars > 0 && box.chars <= MAX && !box.mute) {
                if (box.isHeading()) {
                    headings.addAll(lines(box));
                } else if (isCalledTitle(box)) {
                    called.add(box);
                } else if (box.tag.equals("a")) {
                    links.add(box);
                }
            }
        }
        headings.addAll(called);
        links.forEach(l -> headings.addAll(lines(l)));
        headings.addAll(lines(card.box()));
        return headings;
    }

    private static boolean isCalledTitle(Box box) {
        return (box.hints & TITLE) != 0 && (box.hints & BESIDE) == 0 && (box.linked || box.links > 0);
    }

    /** The lines that an eye sees: blocks, or, where a date is one of them, what stands beside it. */
    private List<Box> lines(Box box) {
        var lines = new ArrayList<Box>();
        List<Block> blocks = outline.blocks(box);
        for (Block block : blocks.subList(0, Math.min(blocks.size(), MAX_BOXES))) {
            if (block.box != box && box.holds(block.box) && (block.box.hints & BESIDE) == 0) {
                lines.add(block.box);
            }
        }
        if (lines.isEmpty()) {
            lines.addAll(
                    hasDateInside(box) ? children(box) : isGlued(box) ? withoutKicker(children(box)) : List.of(box));
        }
        return lines;
    }

    /** Whether the parts of the box stand on lines of their own, though no space parts them in the source. */
    private boolean isGlued(Box box) {
        List<Box> children = children(box);
        if (children.size() < 2
                || children.size() > MAX_CHOICE
                || !box.element.ownText().isBlank()) {
            return false;
        }
        return children.stream()
                .allMatch(c -> c.chars > 0 && c.element.previousSibling() == c.element.previousElementSibling());
    }

    /** The first line is a kicker where it is short and the second is longer. */
    private static List<Box> withoutKicker(List<Box> lines) {
        boolean kicker = lines.get(0).chars <= MAX_KICKER && lines.get(1).chars > lines.get(0).chars;
        return kicker ? lines.subList(1, lines.size()) : lines;
    }

    private boolean hasDateInside(Box box) {
        return box.element.ownText().isBlank()
                && children(box).stream().anyMatch(c -> c.chars <= 60 && isDate(c.element.text()));
    }

    private List<Box> children(Box box) {
        var children = new ArrayList<Box>();
        for (int i = box.order + 1; i < box.end; i = outline.boxes().get(i).end) {
            children.add(outline.boxes().get(i));
        }
        return children;
    }

    private boolean isDate(String text) {
        return Texts.hasDigit(text) && dates.only(text, DateSource.LISTED).isPresent();
    }

    /** The words of the box without short parts of another kind, if a title is left without them. */
    private String text(Box box) {
        Map<Element, Boolean> beside = new IdentityHashMap<>();
        for (Box inner : outline.within(box)) {
            if (inner != box
                    && inner.chars <= MAX_BESIDE
                    && (inner.hints & BESIDE) != 0
                    && (inner.hints & TITLE) == 0) {
                beside.put(inner.element, true);
            }
        }
        String all = Texts.tidy(box.element.text());
        if (beside.isEmpty()) {
            return all;
        }
        String rest = without(box.element, beside);
        return isTitle(rest) ? rest : all;
    }

    private static String without(Element element, Map<Element, Boolean> beside) {
        var text = new StringBuilder();
        element.filter((NodeFilter) (Node node, int depth) -> {
            if (node instanceof Element e && beside.containsKey(e)) {
                text.append(' ');
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof TextNode t) {
                text.append(t.getWholeText());
            } else if (node instanceof Element e && e.isBlock()) {
                text.append(' ');
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        return Texts.tidy(text.toString());
    }

    /** A title that was cut short stands in full where the pointer rests on the link. */
    private String whole(String text, Cards.Card card) {
        String start = text.endsWith("...")
                ? text.substring(0, text.length() - 3)
                : text.endsWith("…") ? text.substring(0, text.length() - 1) : "";
        if (start.isBlank()) {
            return text;
        }
        for (Box box : outline.within(card.box())) {
            for (String name : new String[] {"title", "aria-label"}) {
                String said = Texts.title(box.element.attr(name));
                if (said.length() > start.length() && said.startsWith(start.strip())) {
                    return said;
                }
            }
        }
        return text;
    }

    /** A card that shows an image only says in an attribute what it is. */
    private Optional<String> attribute(Cards.Card card) {
        for (String name : new String[] {"aria-label", "title", "alt"}) {
            for (Box box : outline.within(card.box())) {
                String said = box.tag.equals("a") || box.images > 0 ? Texts.title(box.element.attr(name)) : "";
                if (isTitle(said) && !isDate(said)) {
                    return Optional.of(said);
                }
            }
        }
        return Optional.empty();
    }
}

package tidings.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.XmlText;

/**
 * A body as it grows. Whatever is put into it, and in whatever order, it only holds what a parser reads back as the very same tree:
 * containers hold blocks, blocks hold inline elements, inline elements hold text; parts stand in their whole; nothing is empty. For each
 * element of the page one of the {@code enter} methods is called, then, after all that it holds, {@link #leave}.
 */
final class CleanTree {
    /** What these can only hold. */
    private static final Map<String, String> PARTS = Map.of(
            "ul", "li", "ol", "li", "dl", "dd", "table", "tbody", "tbody", "tr", "thead", "tr", "tfoot", "tr", "tr",
            "td");

    /** What these can only stand in. */
    private static final Map<String, Set<String>> WHOLES = Map.ofEntries(
            Map.entry("li", Set.of("ul", "ol")),
            Map.entry("dt", Set.of("dl")),
            Map.entry("dd", Set.of("dl")),
            Map.entry("summary", Set.of("details")),
            Map.entry("figcaption", Set.of("figure")),
            Map.entry("caption", Set.of("table")),
            Map.entry("thead", Set.of("table")),
            Map.entry("tbody", Set.of("table")),
            Map.entry("tfoot", Set.of("table")),
            Map.entry("tr", Set.of("table", "thead", "tbody", "tfoot")),
            Map.entry("td", Set.of("tr")),
            Map.entry("th", Set.of("tr")),
            Map.entry("rb", Set.of("ruby")),
            Map.entry("rt", Set.of("ruby")),
            Map.entry("rp", Set.of("ruby")));

    /** Containers whose first text needs no paragraph around it. */
    private static final Set<String> BARE = Set.of("li", "dd", "td", "th", "caption", "figure", "figcaption");

    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> ONCE = Set.of("caption", "summary");
    /** Inline elements that may stand in their like. */
    private static final Set<String> NESTING = Set.of("sub", "sup", "q", "ins", "del");

    private static final int MAX_DEPTH = 40;
    private static final int MAX_INLINE = 12;
    private static final int MAX_ELEMENTS = 50_000;
    private static final int MAX_CHARACTERS = 2_000_000;

    /** What comes next where a block of text is needed: any, or one with this name, which boxes in it do not end. */
    private record Leaf(String tag, boolean fixed) {
        static final Leaf ANY = new Leaf("", false);
        static final Leaf PARAGRAPH = new Leaf("p", false);

        boolean isPre() {
            return tag.equals("pre");
        }
    }

    /** What to go back to when an element ends. */
    private record Place(Element block, int depth, Leaf leaf, int wanted, int contents, boolean isBox) {}

    private final Deque<Place> places = new ArrayDeque<>();
    private final InlineRun run = new InlineRun(this::made);
    private final StringBuilder indent = new StringBuilder();
    private final Set<String> targets;
    private Element block;
    private int depth;
    private Leaf leaf = Leaf.ANY;
    private @Nullable String name;
    private int contents;
    private int elements;
    private int characters;
    private boolean tooDeep;

    /**
     * @param body what to grow it in
     * @param targets the ids to keep, each once
     */
    CleanTree(Element body, Set<String> targets) {
        this.block = body;
        this.targets = targets;
    }

    boolean isFull() {
        return elements > MAX_ELEMENTS || characters > MAX_CHARACTERS;
    }

    /** Whether boxes were left out for being nested too deep; what they hold is there. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** To be called before the element that has it is entered. */
    void name(String id) {
        if (name == null && !targets.isEmpty() && targets.remove(id)) {
            name = id;
        }
    }

    /** An element that leaves nothing of itself. */
    void enterNothing() {
        enter(false);
    }

    /** A box leaves nothing of itself, but parts what stands in it from what stands around it. */
    void enterBox() {
        enter(true);
        part(leaf.fixed);
    }

    void enterParagraph() {
        enterLeaf(Leaf.PARAGRAPH);
    }

    /** A heading or preformatted text. */
    void enterLeaf(String tag) {
        enterLeaf(new Leaf(tag, true));
    }

    private void enterLeaf(Leaf next) {
        enterBox();
        indent.setLength(0);
        if (!leaf.fixed) {
            leaf = next;
        }
    }

    void enterInline(Element element) {
        enter(false);
        String tag = element.normalName();
        boolean misplaced = WHOLES.containsKey(tag) && !run.innermostIs("ruby");
        if (!misplaced && run.wanted() < MAX_INLINE && (NESTING.contains(tag) || !run.isWanted(tag))) {
            run.want(element);
        }
    }

    /** A container, or a part of one; without its whole a part is a box. */
    void enterContainer(Element element) {
        enterBox();
        String tag = element.normalName();
        boolean isPart = WHOLES.containsKey(tag);
        boolean deep = !isPart && depth >= MAX_DEPTH;
        tooDeep |= deep;
        if (leaf.fixed
                || deep
                || isPart && !fits(tag)
                || tag.equals("figure") && block.normalName().equals(tag)) {
            return;
        }
        if (tag.equals("dt") || tag.equals("summary")) {
            leaf = new Leaf(tag, true);
            return;
        }
        block = append(isPart ? whole(tag) : holder(true), element);
        depth += isPart ? 0 : 1;
        leaf = Leaf.ANY;
    }

    private boolean fits(String tag) {
        return WHOLES.getOrDefault(tag, Set.of()).contains(block.normalName())
                && !(ONCE.contains(tag) && block.childNodeSize() > 0);
    }

    private Element whole(String tag) {
        boolean bodiless = tag.equals("tr") && block.normalName().equals("table");
        return bodiless ? lastOrNew(block, "tbody") : block;
    }

    private void enter(boolean isBox) {
        places.push(new Place(block, depth, leaf, run.wanted(), contents, isBox));
    }

    void leave() {
        Place place = places.pop();
        if (place.isBox) {
            part(place.leaf.fixed);
        }
        run.forget(place.wanted);
        if (contents == place.contents && !CELLS.contains(block.normalName())) {
            drop(block, place.block);
        }
        block = place.block;
        depth = place.depth;
        leaf = place.leaf;
    }

    /** Ends all that was entered. */
    void finish() {
        while (!places.isEmpty()) {
            leave();
        }
        run.close();
    }

    private void part(boolean within) {
        if (within) {
            run.gap();
        } else {
            run.close();
        }
    }

    private static void drop(Element empty, Element around) {
        Element box = empty;
        while (box != around && box.parent() != null) {
            Element outer = box.parent();
            box.remove();
            if (outer.childNodeSize() > 0) {
                return;
            }
            box = outer;
        }
    }

    void text(String raw) {
        String text = XmlText.legal(raw);
        characters += text.length();
        boolean shows = shows(text);
        if (leaf.isPre()) {
            preformatted(text, shows);
        } else if (shows) {
            begin();
            run.text(text);
        } else if (run.isOpen()) {
            run.space(text);
        }
    }

    /** Lines that are empty at the start go: parsers take the first of them away. */
    private void preformatted(String text, boolean shows) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (!shows && !run.isOpen()) {
            indent.append(lines);
        } else if (!shows) {
            run.space(lines);
        } else {
            boolean first = !run.isOpen();
            begin();
            run.text(first ? withoutEmptyLines(indent + lines) : lines);
        }
    }

    private static String withoutEmptyLines(String text) {
        int start = 0;
        for (int i = 0; i < text.length() && InlineRun.isSpace(text.charAt(i)); i++) {
            start = text.charAt(i) == '\n' ? i + 1 : start;
        }
        return text.substring(start);
    }

    void lineBreak() {
        if (leaf.isPre()) {
            text("\n");
        } else {
            run.lineBreak();
        }
    }

    void image(Element image) {
        begin();
        run.image(image);
    }

    void rule() {
        part(leaf.fixed);
        if (!leaf.fixed && !PARTS.containsKey(block.normalName())) {
            append(block, new Element("hr"));
        }
    }

    private void begin() {
        contents++;
        if (!run.isOpen()) {
            Element holder = leaf.fixed && WHOLES.containsKey(leaf.tag) ? block : holder(false);
            boolean bare = leaf == Leaf.ANY && isBare(holder);
            String tag = leaf == Leaf.ANY ? "p" : leaf.tag;
            run.open(bare ? holder : append(holder, new Element(tag)), leaf.isPre());
        }
    }

    private static boolean isBare(Element holder) {
        return BARE.contains(holder.normalName())
                && (holder.lastChild() == null
                        || holder.lastChild() instanceof Element e
                                && e.isBlock()
                                && !e.normalName().equals("p"));
    }

    /** The block, or where it holds nothing but parts, one of them. */
    private Element holder(boolean joins) {
        Element holder = block;
        for (String part = PARTS.get(holder.normalName()); part != null; part = PARTS.get(holder.normalName())) {
            holder = joins ? lastOrNew(holder, part) : append(holder, new Element(part));
        }
        return holder;
    }

    private Element lastOrNew(Element whole, String part) {
        Element last = whole.lastElementChild();
        return last != null && last.normalName().equals(part) ? last : append(whole, new Element(part));
    }

    private Element append(Element to, Element element) {
        to.appendChild(element);
        made(element);
        return element;
    }

    private void made(Element element) {
        elements++;
        if (name != null) {
            element.attr("id", name);
            name = null;
        }
    }

    /** Whether there is anything to be seen in the text. */
    private static boolean shows(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00a0' && c != '\u200b' && c != '\ufeff') {
                return true;
            }
        }
        return false;
    }
}

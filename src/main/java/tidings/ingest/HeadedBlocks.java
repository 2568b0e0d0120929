package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What follows words that say "more on theme" and the like: in text, as an image, or as the name that a box has for those who do not see. */
final class HeadedBlocks {
    private static final int MAX_CLIMB = 12;
    /** Steps of a climb. */
    private static final int FAR = 4;
    /** Characters; what is not longer beside a heading is "All" or "More". */
    private static final int MAX_BESIDE = 30;

    /** Characters; a box that holds more than that beside the heading is left by no list that belongs to it: its own comes from a script. */
    private static final int MAX_AROUND = 60;

    private static final String MARKS = ":：–—-»>→";
    private static final long TITLE = Hints.bits("title");
    private static final int MAX_HEADINGS = 30;
    private static final int MAX_HEADING = 80;

    private final Outline outline;
    private final SiblingBlock block;
    private final Sayings sayings;
    private final List<Candidate> found = new ArrayList<>();
    private int headings;

    HeadedBlocks(Outline outline, SiblingBlock block, Sayings sayings) {
        this.outline = outline;
        this.block = block;
        this.sayings = sayings;
    }

    List<Candidate> find() {
        outline.blocks().forEach(this::inBlock);
        outline.tagged("img").forEach(this::inImage);
        return List.copyOf(found);
    }

    /** What stands under words that say something else; nobody needs it but who asks why it was not taken. */
    List<Candidate> others() {
        headings = 0;
        found.clear();
        for (Block words : outline.blocks()) {
            if (headings < MAX_HEADINGS && words.linkedChars == 0 && sayings.of(words) == Says.OTHER) {
                add(under(words, new Candidate.Over("heading", words.text(), Says.OTHER), null));
            }
        }
        return List.copyOf(found);
    }

    private void inBlock(Block words) {
        if (words.box.hidden || headings >= MAX_HEADINGS) {
            return;
        }
        boolean whole = words.chars <= MAX_HEADING && (words.linkedChars == 0 || isLinkedHeading(words));
        Says says = whole ? sayings.of(words) : Says.NOTHING;
        if (proposes(says) && (words.linkedChars == 0 || !isTitle(words))) {
            add(under(words, new Candidate.Over("heading", words.text(), says), null));
        } else if (words.nodes.size() > 1) {
            words.nodes.forEach(n -> inText(n, words));
        }
    }

    /** Whether all the words are a link, and yet stand as a heading. */
    private static boolean isLinkedHeading(Block words) {
        Box box = words.box;
        return words.linkedChars >= words.chars
                && (box.isHeading() || (box.hints & TITLE) != 0 || box.parent != null && box.parent.isHeading());
    }

    /** Whether the words, all of them a link, are those of an article; headings link to subjects. */
    private static boolean isTitle(Block words) {
        Href href = null;
        for (Node node = words.nodes.get(0); node != null && href == null; node = node.parent()) {
            href = node.normalName().equals("a") ? Href.of(node.attr("href")) : null;
        }
        return href != null && href.isArticle() || Headings.THEME.introduces(words.text());
    }

    private void inText(TextNode text, Block line) {
        String whole = text.getWholeText();
        if (headings >= MAX_HEADINGS || whole.length() > 2 * MAX_HEADING || !mayBeLabel(text, line) || text.isBlank()) {
            return;
        }
        String words = Texts.tidy(whole);
        Says says = Says.of(words);
        if (proposes(says) && (line.nodes.get(0) != text || isLabel(text, words, line))) {
            add(under(text, box(text.parent(), line.box), new Candidate.Over("heading", words, says), null));
        }
    }

    private static boolean mayBeLabel(TextNode text, Block line) {
        if (line.nodes.get(0) != text) {
            return isAfterBreak(text, line.box);
        }
        boolean beforeLinks = line.linkedChars > 0
                && line.chars - line.linkedChars <= MAX_HEADING + MAX_BESIDE
                && !(text.parent() != null && text.parent().normalName().equals("a"));
        return beforeLinks || isBeforeBreak(text);
    }

    private static boolean isBeforeBreak(TextNode text) {
        Node next = text.nextSibling() == null && text.parent() != null
                ? text.parent().nextSibling()
                : text.nextSibling();
        return next != null && next.normalName().equals("br");
    }

    /** Whether the words stand on a line of their own, at its beginning. */
    private static boolean isAfterBreak(TextNode text, Box box) {
        Node node = text;
        while (node.previousSibling() == null && node.parent() != null && node.parent() != box.element) {
            node = node.parent();
        }
        Node before = node.previousSibling();
        if (before instanceof TextNode space && space.isBlank()) {
            before = before.previousSibling();
        }
        return before != null && before.normalName().equals("br");
    }

    /** Whether words that begin a line stand before what they introduce, and are no part of a sentence: marked off, or on their own. */
    private static boolean isLabel(TextNode text, String words, Block line) {
        boolean marked = text.parent() != line.box.element || MARKS.indexOf(words.charAt(words.length() - 1)) >= 0;
        return isBeforeBreak(text) || marked && line.chars - line.linkedChars <= words.length() + MAX_BESIDE;
    }

    private void inImage(Box image) {
        String words = Texts.tidy(image.element.attr("alt"));
        Says says = image.hidden || headings >= MAX_HEADINGS ? Says.NOTHING : Says.of(words);
        if (proposes(says) && image.parent != null && image.parent.chars == 0) {
            add(under(image.element, image.parent, new Candidate.Over("heading image", words, says), null));
        }
    }

    private void add(@Nullable Candidate candidate) {
        if (candidate != null) {
            found.add(candidate);
        }
    }

    private static boolean proposes(Says says) {
        return says == Says.THEME || says == Says.OFFER;
    }

    /** The box of this element, which is {@code around} or in it. */
    private Box box(@Nullable Node element, Box around) {
        for (Box box : outline.within(around)) {
            if (box.element == element) {
                return box;
            }
        }
        return around;
    }

    /**
     * What follows these words, or null if no list does.
     *
     * @param limit in which it must stand, or null
     */
    @Nullable
    Candidate under(Block words, Candidate.Over over, @Nullable Box limit) {
        Box box = words.box;
        if (box.firstBlock == words.order && box.endBlock == words.order + 1 && box.parent != null) {
            return under(box.element, box.parent, over, limit);
        }
        TextNode last = words.nodes.get(words.nodes.size() - 1);
        return under(last, box(last.parent(), box), over, limit);
    }

    /** What follows the heading; where nothing does, what follows the box that the heading is alone in, and so on outwards. */
    private @Nullable Candidate under(Node heading, Box within, Candidate.Over over, @Nullable Box limit) {
        Node top = heading;
        Node taken = heading;
        Box around = heading instanceof TextNode ? within : box(heading, within);
        Box parent = within;
        headings++;
        int length = over.heading() == null ? 0 : over.heading().length();
        for (int i = 0; i < MAX_CLIMB && parent != null && parent.depth > 0; i++) {
            var candidate = new Candidate(over);
            candidate.nodes.add(taken);
            follow(top, parent, candidate, i >= FAR);
            if (candidate.listing.hasTitles()) {
                candidate.head = around;
                return candidate;
            }
            if (parent == limit || parent.chars > length + MAX_AROUND || hasMore(top, parent)) {
                return null;
            }
            top = parent.element;
            taken = parent.chars <= length + MAX_BESIDE ? top : taken;
            parent = parent.parent;
        }
        return null;
    }

    /** Whether something else than the looked-for stands between the heading and the end of its box. */
    private boolean hasMore(Node top, Box parent) {
        var next = new Followers(outline, parent, top);
        while (next.advance()) {
            if (next.box() != null && next.box().chars > MAX_BESIDE) {
                return true;
            }
        }
        return false;
    }

    /** @param far away from the heading only one node belongs to it; where it is a list, what follows is another */
    private void follow(Node top, Box parent, Candidate candidate, boolean far) {
        String kind = null;
        var next = new Followers(outline, parent, top);
        while (next.advance()) {
            Node node = next.node();
            Box box = next.box();
            if (isBlank(node, box)) {
                continue;
            }
            if (kind != null && !node.normalName().equals(kind) && !block.isDate(node, box) || block.ends(node, box)) {
                return;
            }
            if (!block.read(node, box, candidate)) {
                return;
            }
            candidate.add(node, box);
            if (far && candidate.cards.size() > 1) {
                return;
            }
            kind = candidate.listing.hasTitles() ? node.normalName() : null;
        }
    }

    private static boolean isBlank(Node node, @Nullable Box box) {
        return box == null
                ? !(node instanceof TextNode text) || text.isBlank()
                : box.mute || box.chars == 0 && box.links == 0;
    }
}

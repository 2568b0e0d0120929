package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import tidings.ingest.Candidate.Says;

/** What follows words that say "more on theme" and the like: in text, as an image, or as the name that a box has for those who do not see. */
final class HeadedBlocks {
    private static final int MAX_CLIMB = 6;
    /** Characters; what is not longer beside a heading is "All" or "More". */
    private static final int MAX_BESIDE = 30;

    private static final String MARKS = ":：–—-»>→";
    private static final Evaluator BREAK = QueryParser.parse("br");

    private static final int MAX_HEADINGS = 30;
    private static final int MAX_HEADING = 80;

    private final Outline outline;
    private final SiblingBlock block;
    private final List<Candidate> found = new ArrayList<>();
    private int headings;

    HeadedBlocks(Outline outline, SiblingBlock block) {
        this.outline = outline;
        this.block = block;
    }

    List<Candidate> find() {
        outline.blocks().forEach(this::inBlock);
        outline.tagged("img").forEach(this::inImage);
        return found;
    }

    private void inBlock(Block words) {
        if (words.box.hidden) {
            return;
        }
        boolean whole = words.chars <= MAX_HEADING && (words.linkedChars == 0 || words.linkedChars >= words.chars);
        Says says = whole ? said(words.text()) : Says.NOTHING;
        if (says != Says.NOTHING && (words.linkedChars == 0 || !isTitle(words))) {
            add(under(words, "heading", says));
        } else if (words.nodes.size() > 1) {
            words.nodes.forEach(n -> inText(n, words));
        }
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
        if (whole.length() <= 2 * MAX_HEADING && !text.isBlank()) {
            String words = Texts.tidy(whole);
            Says says = said(words);
            if (says != Says.NOTHING && isLabel(text, words, line)) {
                add(under(text, box(text.parent(), line.box), new Candidate.Over("heading", words, says)));
            }
        }
    }

    /** Whether words in a line stand before what they introduce, and are no part of a sentence: on a line of their own, or marked off. */
    private static boolean isLabel(TextNode text, String words, Block line) {
        if (line.box.element.selectFirst(BREAK) != null) {
            return true;
        }
        boolean marked = text.parent() != line.box.element || MARKS.indexOf(words.charAt(words.length() - 1)) >= 0;
        return marked && line.nodes.get(0) == text && line.chars - line.linkedChars <= words.length() + MAX_BESIDE;
    }

    private void inImage(Box image) {
        String words = Texts.tidy(image.element.attr("alt"));
        Says says = image.hidden || words.length() > MAX_HEADING ? Says.NOTHING : said(words);
        if (says != Says.NOTHING && image.parent != null && image.parent.chars == 0) {
            add(under(image.element, image.parent, new Candidate.Over("heading image", words, says)));
        }
    }

    private void add(@Nullable Candidate candidate) {
        if (candidate != null) {
            found.add(candidate);
        }
    }

    private static Says said(String words) {
        if (Headings.THEME.matches(words)) {
            return Says.THEME;
        }
        return Headings.OFFER.matches(words) ? Says.OFFER : Says.NOTHING;
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

    /** What follows these words, or null if no list does. */
    @Nullable
    Candidate under(Block words, String rule, Says says) {
        var over = new Candidate.Over(rule, words.text(), says);
        Box box = words.box;
        if (box.firstBlock == words.order && box.endBlock == words.order + 1 && box.parent != null) {
            return under(box.element, box.parent, over);
        }
        TextNode last = words.nodes.get(words.nodes.size() - 1);
        return under(last, box(last.parent(), box), over);
    }

    /** What follows the heading; where nothing does, what follows the box that the heading is alone in, and so on outwards. */
    private @Nullable Candidate under(Node heading, Box within, Candidate.Over over) {
        Node top = heading;
        Node taken = heading;
        Box around = box(heading, within);
        Box parent = within;
        headings++;
        int length = over.heading() == null ? 0 : over.heading().length();
        for (int i = 0; i < MAX_CLIMB && headings <= MAX_HEADINGS && parent != null && parent.depth > 0; i++) {
            var candidate = new Candidate(over);
            candidate.nodes.add(taken);
            follow(top, parent, candidate);
            if (candidate.listing.hasTitles()) {
                candidate.head = around;
                return candidate;
            }
            if (hasMore(top, parent)) {
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

    private void follow(Node top, Box parent, Candidate candidate) {
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
            kind = candidate.listing.hasTitles() ? node.normalName() : null;
        }
    }

    private static boolean isBlank(Node node, @Nullable Box box) {
        return box == null
                ? !(node instanceof TextNode text) || text.isBlank()
                : box.mute || box.chars == 0 && box.links == 0;
    }
}

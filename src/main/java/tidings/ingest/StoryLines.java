package tidings.ingest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.ingest.Candidate.Over;

/** Lines, lists and cards between the paragraphs of the story that are nothing but links to articles. */
final class StoryLines {
    private static final Set<String> NEVER =
            Set.of("figure", "table", "pre", "nav", "form", "header", "footer", "blockquote", "dl", "details");
    private static final String RULE = "lines between the story's paragraphs";
    private static final int MAX_LABEL = 60;
    private static final int MAX_HEADING = 80;
    private static final int MAX_TEASER = 400;
    private static final int MIN_WORDS = 3;
    private static final int MAX_LINES = 200;

    private final Outline outline;
    private final SiblingBlock block;
    private final StoryArea area;
    private final Governing governing;
    /** Boxes that are part of a line already. */
    private final BitSet covered = new BitSet();

    private final List<Candidate> found = new ArrayList<>();

    StoryLines(Outline outline, SiblingBlock block, StoryArea area, Governing governing) {
        this.outline = outline;
        this.block = block;
        this.area = area;
        this.governing = governing;
    }

    List<Candidate> find() {
        area.boxes().forEach(this::in);
        return found;
    }

    private void in(Box story) {
        Box heading = null;
        Candidate run = null;
        int lines = 0;
        for (int i = story.order + 1; i < story.end; ) {
            Box box = outline.boxes().get(i);
            i = box.end;
            if (box.mute || box.hidden || box.chars == 0 && box.links == 0) {
                continue;
            }
            if (lines < MAX_LINES && !covered.get(box.order) && isLine(box)) {
                covered.set(box.order, box.end);
                lines++;
                run = run == null || isLabelled(box) ? started(box, heading) : run;
                block.read(box.element, box, run);
                run.add(box.element, box);
            } else {
                heading = isHeading(box) ? box : null;
                run = null;
            }
        }
    }

    /** A heading, or a short line that is no sentence. */
    private static boolean isHeading(Box box) {
        return box.links == 0
                && box.chars <= MAX_HEADING
                && (box.isHeading()
                        || box.marks == 0
                        || box.element.text().strip().endsWith(":"));
    }

    private Candidate started(Box box, @Nullable Box heading) {
        var run = new Candidate(over(box, heading));
        if (heading != null) {
            run.nodes.add(heading.element);
        }
        found.add(run);
        return run;
    }

    /** A label in the line itself presents what follows it, whatever it says; a heading of its own over lines is one of another kind. */
    private Over over(Box box, @Nullable Box heading) {
        String label = heading == null ? label(box) : null;
        String words = heading != null ? heading.element.text() : label != null ? label : governing.over(box);
        Says says = label != null && Headings.THEME.introduces(label + ":") ? Says.THEME : Says.of(words);
        return new Over(RULE, words, label != null && says == Says.UNKNOWN ? Says.NOTHING : says);
    }

    private boolean isLine(Box box) {
        if (box.links == 0 || box.chars == 0 || box.isHeading() || NEVER.contains(box.tag) || !area.holds(box)) {
            return false;
        }
        int bare = box.chars - box.linkedChars;
        boolean isCard = box.images > 0 && !box.tag.equals("p") && bare <= MAX_TEASER;
        return (bare <= 2 + box.links || isLabelled(box) || isCard) && isAllTitles(box);
    }

    private boolean isAllTitles(Box box) {
        List<Cards.Card> cards = block.cards(box);
        return !cards.isEmpty()
                && cards.stream().allMatch(c -> words(c.link().element.text()) >= MIN_WORDS || c.link().chars == 0);
    }

    /** How many words have a letter in them; no fewer than enough where a script does not part words. */
    private static int words(String text) {
        int words = 0;
        boolean counted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x2e80) {
                return MIN_WORDS;
            }
            boolean space = c == ' ' || c >= '\t' && c <= '\r';
            words += !counted && !space && Character.isLetter(c) ? 1 : 0;
            counted = !space && (counted || Character.isLetter(c));
        }
        return words;
    }

    /** Whether words with a colon stand before the line's link. */
    private boolean isLabelled(Box box) {
        return label(box) != null;
    }

    private @Nullable String label(Box box) {
        if (box.endBlock != box.firstBlock + 1) {
            return null;
        }
        Block line = outline.blocks().get(box.firstBlock);
        int bare = line.chars - line.linkedChars;
        if (bare > 2 + box.links && (bare > MAX_LABEL || box.links != 1)) {
            return null;
        }
        String all = line.text().startsWith("(") ? line.text().substring(1) : line.text();
        String rest = bare <= 2 + box.links ? Headings.THEME.introduced(all) : all;
        if (rest.length() < all.length()) {
            return all.substring(0, all.length() - rest.length()).strip();
        }
        if (bare == 0 || bare > MAX_LABEL || box.links != 1) {
            return null;
        }
        int colon = all.indexOf(':');
        return colon > 0 && colon < bare && colon >= bare - 3 ? all.substring(0, colon) : null;
    }
}

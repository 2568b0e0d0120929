package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Text without a boundary of blocks in it: what an eye takes for one paragraph, one line of a list, one cell. */
final class Block {
    private static final String MARKS = ",;:.!?،。、，؛।";

    /** The nearest box around it that is no inline element. */
    final Box box;
    /** Its place among the page's blocks. */
    final int order;

    final List<TextNode> nodes = new ArrayList<>(2);
    /** Characters, runs of space counted once. */
    int chars;
    /** As many of them as are inside links. */
    int linkedChars;

    int words;
    int digits;
    int capitals;
    /** Marks that part sentences and clauses. */
    int marks;

    private boolean afterSpace = true;
    private @Nullable String text;

    Block(Box box, int order) {
        this.box = box;
        this.order = order;
    }

    /** @param within the box that the text stands in, which gets the counts as well */
    void add(TextNode node, Box within) {
        nodes.add(node);
        int before = chars;
        int marksBefore = marks;
        String words = node.getWholeText();
        for (int i = 0; i < words.length(); i++) {
            count(words.charAt(i));
        }
        int added = chars - before;
        linkedChars += within.linked ? added : 0;
        within.chars += added;
        within.linkedChars += within.linked ? added : 0;
        within.marks += marks - marksBefore;
    }

    private void count(char c) {
        if (c == ' ' || Character.isWhitespace(c) || c == '\u00a0') {
            chars += afterSpace ? 0 : 1;
            afterSpace = true;
            return;
        }
        words += afterSpace ? 1 : 0;
        afterSpace = false;
        chars++;
        if (c >= '0' && c <= '9') {
            digits++;
        } else if (c >= 'A' && c <= 'Z' || c > 0x7f && Character.isUpperCase(c)) {
            capitals++;
        } else if (c < 'A' ? MARKS.indexOf(c) >= 0 : c > 0x600 && MARKS.indexOf(c) >= 0) {
            marks++;
        }
    }

    double linkDensity() {
        return chars == 0 ? 0 : (double) linkedChars / chars;
    }

    /** Its words, single-spaced. */
    String text() {
        String known = text;
        if (known == null) {
            var whole = new StringBuilder(chars + 8);
            nodes.forEach(n -> whole.append(n.getWholeText()));
            text = known = Texts.tidy(whole.toString());
        }
        return known;
    }

    @Override
    public String toString() {
        return text();
    }
}

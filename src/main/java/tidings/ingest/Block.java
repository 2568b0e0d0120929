package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Text without a boundary of blocks in it: what an eye takes for one paragraph, one line of a list, one cell. */
final class Block {
    private static final String MARKS = ",;:.!?،。、，؛।";

    private static final byte OTHER = 0;
    private static final byte SPACE = 1;
    private static final byte DIGIT = 2;
    private static final byte CAPITAL = 3;
    private static final byte MARK = 4;

    /** The sort of each character. */
    private static final byte[] SORTS = new byte[Character.MAX_VALUE + 1];

    static {
        for (int c = 0; c < SORTS.length; c++) {
            SORTS[c] = sort((char) c);
        }
    }

    private static final TextNode LINE_BREAK = new TextNode(" ");

    /** The nearest box around it that is no inline element. */
    final Box box;
    /** Its place among the page's blocks. */
    final int order;

    final List<TextNode> nodes = new ArrayList<>(2);
    /** Characters, runs of space counted once. */
    int chars;
    /** As many of them as are inside links. */
    int linkedChars;

    /** Characters of the link that it begins with. */
    int leadingLink;

    int boldChars;
    int italicChars;
    /** Images, players and frames since the block before. */
    int mediaBefore;

    int words;
    int digits;
    int capitals;
    /** Marks that part sentences and clauses. */
    int marks;

    private boolean attached = true;
    private boolean afterSpace = true;
    private @Nullable String text;
    private @Nullable String folded;
    private @Nullable Boolean mayBeHeading;

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
        leadingLink += within.linked && before == leadingLink ? added : 0;
        linkedChars += within.linked ? added : 0;
        boldChars += within.bold ? added : 0;
        italicChars += within.italic ? added : 0;
        within.chars += added;
        within.linkedChars += within.linked ? added : 0;
        within.marks += marks - marksBefore;
    }

    /** Lines are parted, too. */
    void addLineBreak() {
        nodes.add(LINE_BREAK);
        count(' ');
    }

    private void count(char c) {
        byte sort = SORTS[c];
        if (sort == SPACE) {
            chars += afterSpace ? 0 : 1;
            afterSpace = true;
            return;
        }
        words += afterSpace ? 1 : 0;
        afterSpace = false;
        chars++;
        if (sort != OTHER) {
            digits += sort == DIGIT ? 1 : 0;
            capitals += sort == CAPITAL ? 1 : 0;
            marks += sort == MARK ? 1 : 0;
        }
    }

    private static byte sort(char c) {
        if (isSpace(c)) {
            return SPACE;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return Character.isUpperCase(c) ? CAPITAL : MARKS.indexOf(c) >= 0 ? MARK : OTHER;
    }

    /** The same for blocks in boxes of one name and class that stand in boxes of one name and class. */
    int kind() {
        return box.kind * 31 + (box.parent == null ? 0 : box.parent.kind);
    }

    /** Whether the text has a character that shows. */
    static boolean shows(TextNode node) {
        String text = node.getWholeText();
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(char c) {
        return c < 0x80
                ? c <= ' ' && Character.isWhitespace(c)
                : c == '\u00a0' || c == '\u200b' || c == '\ufeff' || c > 0x1000 && Character.isWhitespace(c);
    }

    /** Whether it still stands on the page, and was not taken off it with a block of siblings. */
    boolean isAttached() {
        return attached;
    }

    /** For who has taken something off the page. */
    void lookForPage() {
        attached = nodes.get(0).ownerDocument() != null;
    }

    double linkDensity() {
        return chars == 0 ? 0 : (double) linkedChars / chars;
    }

    /** Its words, single-spaced. */
    String text() {
        String known = text;
        if (known == null) {
            text = known = Texts.tidy(nodes.size() == 1 ? nodes.get(0).getWholeText() : whole());
        }
        return known;
    }

    private String whole() {
        var whole = new StringBuilder(chars + 8);
        nodes.forEach(n -> whole.append(n.getWholeText()));
        return whole.toString();
    }

    /** Its words as headings are compared: see {@link Headings#fold}. */
    String folded() {
        String known = folded;
        if (known == null) {
            folded = known = Headings.fold(text());
        }
        return known;
    }

    /** Whether a table of headings could hold its words: see {@link Headings#mayHold}. */
    boolean mayBeHeading() {
        Boolean known = mayBeHeading;
        if (known == null) {
            mayBeHeading = known = Headings.mayHold(folded());
        }
        return known;
    }

    @Override
    public String toString() {
        return text();
    }
}

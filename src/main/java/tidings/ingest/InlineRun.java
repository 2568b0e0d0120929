package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Text, line breaks, images and the inline elements around them, on their way into one block. An inline element that is wanted opens when
 * something is to be seen in it, and opens again in the next block: no block ever stands in one.
 */
final class InlineRun {
    private static final int MAX_BREAKS = 2;

    private final List<Element> wanted = new ArrayList<>();
    /** Which of the wanted are open, from the outside in, and their copies in the tree. */
    private final List<Element> opened = new ArrayList<>();

    private final List<Element> open = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Consumer<Element> made;
    private @Nullable Element block;
    private boolean pre;
    private char last;
    private int breaks;

    /** @param made is told of every element that enters the tree */
    InlineRun(Consumer<Element> made) {
        this.made = made;
    }

    boolean isOpen() {
        return block != null;
    }

    /** @param pre whether space counts */
    void open(Element into, boolean pre) {
        this.block = into;
        this.pre = pre;
        this.last = ' ';
        this.breaks = 0;
    }

    void close() {
        if (block != null) {
            flush();
            trim(block);
        }
        block = null;
        opened.clear();
        open.clear();
    }

    void want(Element element) {
        wanted.add(element);
    }

    int wanted() {
        return wanted.size();
    }

    boolean isWanted(String tag) {
        return wanted.stream().anyMatch(e -> e.normalName().equals(tag));
    }

    boolean innermostIs(String tag) {
        return !wanted.isEmpty() && wanted.get(wanted.size() - 1).normalName().equals(tag);
    }

    /** Only the first so many are wanted any longer. */
    void forget(int size) {
        wanted.subList(size, wanted.size()).clear();
    }

    /** Text in which something shows. */
    void text(String words) {
        narrow();
        widen();
        breaks = 0;
        append(words);
    }

    /** Text in which nothing shows: it opens no element. */
    void space(String blank) {
        narrow();
        append(blank);
    }

    /** What parts two boxes where both must share a block. */
    void gap() {
        if (block != null && last != (pre ? '\n' : ' ')) {
            space(pre ? "\n" : " ");
        }
    }

    void image(Element image) {
        narrow();
        widen();
        breaks = 0;
        last = 0;
        place(image);
    }

    /** Two breaks in a row end a paragraph. */
    void lineBreak() {
        if (block != null && breaks > 0 && block.normalName().equals("p")) {
            close();
        } else if (block != null && ++breaks <= MAX_BREAKS) {
            narrow();
            place(new Element("br"));
            last = ' ';
        }
    }

    private void narrow() {
        int common = 0;
        while (common < open.size() && common < wanted.size() && opened.get(common) == wanted.get(common)) {
            common++;
        }
        if (common < open.size()) {
            flush();
            open.subList(common, open.size()).clear();
            opened.subList(common, opened.size()).clear();
        }
    }

    private void widen() {
        while (open.size() < wanted.size()) {
            Element next = wanted.get(open.size());
            Element copy = next.shallowClone();
            place(copy);
            open.add(copy);
            opened.add(next);
        }
    }

    private void place(Element element) {
        flush();
        in().appendChild(element);
        made.accept(element);
    }

    private Element in() {
        if (block == null) {
            throw new IllegalStateException("no block is open");
        }
        return open.isEmpty() ? block : open.get(open.size() - 1);
    }

    /** Text is gathered, because to add to a text node is to copy it. */
    private void flush() {
        if (!text.isEmpty()) {
            in().appendChild(new TextNode(text.toString()));
            text.setLength(0);
        }
    }

    private void append(String more) {
        if (pre) {
            text.append(more);
            last = more.isEmpty() ? last : more.charAt(more.length() - 1);
        } else {
            last = fold(more, text, last);
        }
    }

    /**
     * Appends the text with every run of space as one.
     *
     * @param last the character that stands before it
     * @return the last character appended, or {@code last}
     */
    static char fold(String more, StringBuilder to, char last) {
        int start = 0;
        char before = last;
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            boolean space = isSpace(c);
            if (space && (before == ' ' || c != ' ')) {
                to.append(more, start, i);
                start = i + 1;
                if (before != ' ') {
                    to.append(' ');
                }
            }
            before = space ? ' ' : c;
        }
        to.append(more, start, more.length());
        return before;
    }

    /** Takes away the space and the breaks at a block's end, which nobody sees. */
    private static void trim(Element block) {
        Element in = block;
        while (true) {
            Node end = in.lastChild();
            if (end == null) {
                Element around = in == block ? null : in.parent();
                if (around == null) {
                    return;
                }
                in.remove();
                in = around;
            } else if (end instanceof TextNode text && !trim(text)
                    || end instanceof Element e
                            && (e.isBlock() || e.normalName().equals("img"))) {
                return;
            } else if (end instanceof Element e && e.childNodeSize() > 0) {
                in = e;
            } else if (!(end instanceof TextNode)) {
                end.remove();
            }
        }
    }

    /** Whether nothing is left of the text, which then goes. */
    private static boolean trim(TextNode text) {
        String whole = text.getWholeText();
        int end = whole.length();
        while (end > 0 && isSpace(whole.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            text.remove();
        } else if (end < whole.length()) {
            text.text(whole.substring(0, end));
        }
        return end == 0;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}

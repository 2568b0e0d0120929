package tidings.ingest;

import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element of the page, with what was counted in it and in all that it holds. Only {@link Outline} writes its fields. */
final class Box {
    private static final Attributes NONE = new Attributes();

    final Element element;
    final @Nullable Box parent;
    final String tag;
    /** Its place among the page's boxes. */
    final int order;

    final int depth;
    final boolean isBlock;
    /** Its text does not show: a script, a template, the page's head. */
    final boolean mute;
    /** The page says that it does not show; scripts may show it later. */
    final boolean hidden;
    /** In a link, or one itself. */
    final boolean linked;
    /** In bold or italic type, as far as tags say. */
    final boolean bold;

    final boolean italic;
    /** Its class attribute, or empty. */
    final String classes;
    /** The same for elements of one name and one class. */
    final int kind;
    /** What its class, id and role hint at: see {@link Hints}. */
    final long hints;
    /** What the boxes around it hint at, itself included. */
    final long hintsAround;

    /** One past the last box that it holds. */
    int end;
    /** Its blocks are those from {@code firstBlock} up to, not including, {@code endBlock}. */
    int firstBlock;

    int endBlock;
    /** Characters of text that show, runs of space counted once. */
    int chars;
    /** As many of them as are inside links. */
    int linkedChars;
    /** {@code <a href>} elements. */
    int links;

    int images;
    /** Images, players and frames. */
    int media;
    /** Marks that part sentences and clauses. */
    int marks;

    Box(Element element, @Nullable Box parent, int order, Hints hints) {
        this.element = element;
        this.parent = parent;
        this.order = order;
        this.tag = element.normalName();
        this.depth = parent == null ? 0 : parent.depth + 1;
        var traits = TagTraits.of(tag);
        Attributes attributes = element.attributesSize() == 0 ? NONE : element.attributes();
        this.isBlock = element.isBlock() || traits.cell();
        this.mute = parent != null && parent.mute || traits.mute();
        this.hidden = parent != null && parent.hidden || attributes != NONE && hides(attributes);
        boolean link = tag.equals("a") && attributes.hasKey("href");
        this.linked = link || parent != null && parent.linked;
        this.links = link ? 1 : 0;
        this.bold = traits.bold() || parent != null && parent.bold;
        this.italic = traits.italic() || parent != null && parent.italic;
        this.classes = attributes.get("class");
        this.kind = tag.hashCode() * 31 + classes.hashCode();
        this.images = traits.image() ? 1 : 0;
        this.media = traits.media() ? 1 : 0;
        this.hints = attributes == NONE || traits.whole() ? 0 : hints.of(classes, attributes);
        this.hintsAround = this.hints | (parent == null ? 0 : parent.hintsAround);
    }

    private static boolean hides(Attributes attributes) {
        if (attributes.hasKey("hidden") || attributes.get("aria-hidden").equals("true")) {
            return true;
        }
        String style = attributes.get("style");
        return style.contains("display:none") || style.contains("display: none") || style.contains("visibility:hidden");
    }

    void add(Box child) {
        chars += child.chars;
        linkedChars += child.linkedChars;
        links += child.links;
        images += child.images;
        media += child.media;
        marks += child.marks;
    }

    /** The share of its text that is inside links, from 0 to 1. */
    double linkDensity() {
        return chars == 0 ? 0 : (double) linkedChars / chars;
    }

    boolean holds(Box other) {
        return other.order >= order && other.order < end;
    }

    /** Itself or the nearest box around it that is no inline element. */
    Box blockBox() {
        Box box = this;
        while (!box.isBlock && box.parent != null) {
            box = box.parent;
        }
        return box;
    }

    /** Itself or the nearest box around it with this tag, or null. */
    @Nullable
    Box closest(String name) {
        Box box = this;
        while (box != null && !box.tag.equals(name)) {
            box = box.parent;
        }
        return box;
    }

    boolean isHeading() {
        return Html.isHeading(element);
    }

    @Override
    public String toString() {
        return element.cssSelector();
    }
}

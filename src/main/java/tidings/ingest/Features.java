package tidings.ingest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the body model looks at, block by block: numbers, whose names and order are in {@link FeatureNames}.
 */
final class Features {
    private static final int ELSEWHERE =
            1 << FeatureNames.CONTAINERS.indexOf("nav") | 1 << FeatureNames.CONTAINERS.indexOf("footer");
    /** The bit of each container. */
    private static final Map<String, Integer> CONTAINERS = new HashMap<>();

    static {
        FeatureNames.CONTAINERS.forEach(c -> CONTAINERS.put(c, 1 << CONTAINERS.size()));
    }

    private static final int MAX_PHRASE = 400;
    private static final int MAX_HEADING = 80;
    private static final int MENU_LEVELS = 4;
    private static final int MENU_LINKS = 6;
    private static final double MENU_DENSITY = 0.8;
    private static final int MAX_ALIKE = 50;
    private static final int MAX_SEEN = 200;
    /** Characters by which a title may differ in length from itself without what decorates it. */
    private static final int MAX_DECORATION = 20;

    private final Outline outline;
    private final List<Block> blocks;
    private final Groups groups;
    private final Prose prose;
    private final Box half;
    private final Box most;
    private final String title;
    private final int titleAt;
    private final String declared;
    private final String summary;
    private final int[] proseBefore;
    /** By box: which containers it is in, itself included; how many articles; how many of its siblings are alike, 0 if not yet counted. */
    private final int[] containers;

    private final int[] articles;
    private final int[] alike;
    private final float[] row;
    private int at;
    private final Numbering kinds;
    private final Kind[] ofKind;
    private final Numbering texts;
    /** By text: how many blocks have it. */
    private final int[] repeats;

    /** What blocks in boxes of one name and class have in common. */
    private static final class Kind {
        int count;
        int chars;
        int linked;
        int prose;
        int marks;

        void addTo(Features features) {
            features.add(count);
            features.add(chars / count);
            features.add((double) linked / Math.max(1, chars));
            features.add((double) prose / Math.max(1, chars));
            features.add((double) marks / count);
        }
    }

    /** How many of the box's neighbours, itself included, have its name and class; not more than some are counted, or looked at. */
    private int alike(Box box) {
        if (alike[box.order] == 0) {
            alike[box.order] = box.parent == null ? 1 : Math.max(1, alikeIn(box.parent, box.kind));
        }
        return alike[box.order];
    }

    private int alikeIn(Box parent, int kind) {
        int count = 0;
        int next = parent.order + 1;
        for (int seen = 0; next < parent.end && seen < MAX_SEEN && count < MAX_ALIKE; seen++) {
            Box child = outline.boxes().get(next);
            count += child.kind == kind ? 1 : 0;
            next = child.end;
        }
        return count;
    }

    /**
     * @param kinds of the blocks
     * @param size of the rows, which may have room for more than the features
     */
    Features(BodyModel.Input input, Numbering kinds, int size) {
        this.kinds = kinds;
        this.ofKind = new Kind[kinds.count];
        this.row = new float[size];
        this.outline = input.outline();
        this.blocks = outline.blocks();
        this.groups = new Groups(outline);
        this.prose = new Prose(outline);
        this.half = prose.half();
        this.most = prose.most();
        this.title = Words.fold(input.title());
        this.containers = new int[outline.boxes().size()];
        this.articles = new int[containers.length];
        this.alike = new int[containers.length];
        this.summary = input.summary() == null ? "" : Words.fold(input.summary());
        this.declared = input.declaredBody() == null ? "" : letters(input.declaredBody());
        this.titleAt = titleAt();
        for (Box box : outline.boxes()) {
            containers[box.order] =
                    CONTAINERS.getOrDefault(box.tag, 0) | (box.parent == null ? 0 : containers[box.parent.order]);
            articles[box.order] =
                    (box.tag.equals("article") ? 1 : 0) + (box.parent == null ? 0 : articles[box.parent.order]);
        }
        this.texts = Numbering.of(blocks, b -> b.text().hashCode());
        this.repeats = new int[texts.count];
        this.proseBefore = new int[blocks.size() + 1];
        Arrays.setAll(ofKind, k -> new Kind());
        for (Block block : blocks) {
            proseBefore[block.order + 1] = proseBefore[block.order] + prose.of(block);
            repeats[texts.of[block.order]]++;
            Kind kind = ofKind[kinds.of[block.order]];
            kind.count++;
            kind.chars += block.chars;
            kind.linked += block.linkedChars;
            kind.prose += prose.of(block);
            kind.marks += block.marks;
        }
    }

    /** Whether it stands where a story never does: one block of a story in two thousand was found in a {@code nav} or {@code footer}. */
    boolean isElsewhere(Block block) {
        return (containers[block.box.order] & ELSEWHERE) != 0 || isInMenu(block);
    }

    /** A link in a box of links: of 25,900 such blocks the model took none for a story, so it need not be asked. */
    private static boolean isInMenu(Block block) {
        if (block.linkedChars < block.chars) {
            return false;
        }
        Box box = block.box;
        for (int level = 0; level < MENU_LEVELS && box.parent != null; level++) {
            box = box.parent;
        }
        return box.links >= MENU_LINKS && box.linkDensity() > MENU_DENSITY;
    }

    /** The features of this block, in a row that the next call writes anew. */
    float[] of(Block block) {
        at = 0;
        Arrays.fill(row, 0);
        text(block);
        structure(block);
        for (int n : FeatureNames.NEIGHBOURS) {
            neighbour(block, block.order + n);
        }
        boxes(block);
        place(block);
        main(block, half);
        main(block, most);
        hints(block);
        if (at != FeatureNames.ALL.size()) {
            throw new IllegalStateException(at + " features of " + FeatureNames.ALL.size());
        }
        return row;
    }

    private void add(double value) {
        row[at++] = (float) value;
    }

    private void add(boolean value) {
        row[at++] = value ? 1 : 0;
    }

    private void text(Block block) {
        String text = block.text();
        String folded = block.chars <= MAX_PHRASE ? block.folded() : "";
        int words = Math.max(1, block.words);
        add(block.chars);
        add(block.words);
        add(block.linkDensity());
        add(Math.min(block.linkedChars, 1000));
        add((double) block.marks / words);
        add(block.chars == 0 ? 0 : (double) block.digits / block.chars);
        add((double) block.capitals / words);
        add((double) block.chars / words);
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        add(".!?\"”’)…。".indexOf(last) >= 0);
        add(last == ':');
        add(!text.isEmpty() && Character.isLowerCase(text.charAt(0)));
        add(!title.isEmpty() && folded.equals(title));
        add(title.length() > 10
                && folded.length() > 10
                && block.chars < 300
                && (folded.contains(title) || title.contains(folded)));
        add(summary.length() > 20
                && (folded.startsWith(summary) || folded.length() > 20 && summary.startsWith(folded)));
        add(declared.isEmpty() ? 0 : declared.contains(letters(text)) ? 1 : -1);
        add(Math.min(10, repeats[texts.of[block.order]]));
        boolean heading = block.chars <= MAX_HEADING && block.mayBeHeading();
        add(heading && Headings.OTHER.holds(folded));
        add(heading && Headings.THEME.holds(folded) || Headings.THEME.introduces(text));
        add(text.indexOf('@') >= 0 || text.contains("http"));
        add(Texts.isRights(text));
        media(block);
    }

    /** The nearest box around with an image or a player in it: how near it is, and how much else there is in it. */
    private void media(Block block) {
        Box box = block.box;
        int levels = 0;
        while (levels < FeatureNames.LEVELS && box.media == 0 && box.parent != null) {
            box = box.parent;
            levels++;
        }
        add(box.media == 0 ? -1 : levels);
        add(box.endBlock - box.firstBlock);
        add((double) block.chars / Math.max(1, box.chars));
    }

    private void structure(Block block) {
        Box box = block.box;
        add(Html.isHeading(box.element) ? box.tag.charAt(1) - '0' : 0);
        add(box.hidden);
        add(box.linked);
        add(Math.min(block.nodes.size(), 20));
        add((double) block.boldChars / Math.max(1, block.chars));
        add((double) block.italicChars / Math.max(1, block.chars));
        add(Math.min(3, block.mediaBefore));
        add(block.order + 1 < blocks.size() ? Math.min(3, blocks.get(block.order + 1).mediaBefore) : 0);
        add(articles[box.order]);
        Groups.Group group = groups.of(block);
        add(group.items());
        add(group.linked());
        ofKind[kinds.of[block.order]].addTo(this);
        int tag = FeatureNames.TAGS.indexOf(box.tag);
        bits(tag < 0 ? 0 : 1L << tag, FeatureNames.TAGS);
        bits(Integer.toUnsignedLong(containers[box.order]), FeatureNames.CONTAINERS);
    }

    private void neighbour(Block block, int order) {
        if (order < 0 || order >= blocks.size()) {
            for (int i = 0; i < 6; i++) {
                add(-1);
            }
            return;
        }
        Block other = blocks.get(order);
        add(other.chars);
        add(other.linkDensity());
        add(Html.isHeading(other.box.element));
        add(Math.min(other.marks, 20));
        add(other.box.parent == block.box.parent);
        add(other.box.tag.equals(block.box.tag) && other.box.depth == block.box.depth);
    }

    private void boxes(Block block) {
        Box child = block.box;
        for (int level = 1; level <= FeatureNames.LEVELS; level++) {
            Box box = child.parent == null ? child : child.parent;
            add(box.chars);
            add(box.linkDensity());
            add(prose.share(box));
            add(box.links);
            add(box.endBlock - box.firstBlock);
            add((block.order - box.firstBlock + 1.0) / (box.endBlock - box.firstBlock + 1.0));
            add((double) box.marks / Math.max(20, box.chars));
            add(Math.min(10, box.images));
            add(alike(child));
            child = box;
        }
    }

    private void place(Block block) {
        int count = blocks.size();
        add((double) block.order / count);
        add(titleAt < 0 ? -1000 : Math.max(-100, Math.min(300, block.order - titleAt)));
        add(titleAt < 0 ? -1 : Math.max(0, proseBefore[block.order] - proseBefore[Math.min(titleAt, block.order)]));
        double total = Math.max(1, prose.total());
        add(proseBefore[block.order] / total);
        add((proseBefore[count] - proseBefore[block.order + 1]) / total);
        int from = Math.max(0, block.order - 5);
        int to = Math.min(count, block.order + 6);
        add(proseBefore[to] - proseBefore[from] - prose.of(block));
        add(block.box.depth);
        add(prose.total());
        add(count);
        add(outline.boxes().get(0).linkDensity());
    }

    private void main(Block block, Box main) {
        boolean inside = main.holds(block.box);
        int above = 0;
        Box box = block.box;
        while (box != null && box != main && above < 20) {
            box = box.parent;
            above++;
        }
        add(inside);
        add(inside ? above : -1);
        add(inside ? block.order - main.firstBlock : Math.max(-50, Math.min(0, block.order - main.firstBlock)));
        add(inside ? main.endBlock - block.order : Math.max(-50, Math.min(0, main.endBlock - block.order)));
        add(prose.share(main));
    }

    private void hints(Block block) {
        Box box = block.box;
        long near = box.hints;
        for (int i = 0; i < 2 && box.parent != null; i++) {
            box = box.parent;
            near |= box.hints;
        }
        bits(near, WordBits.NAMES.hints());
        bits(block.box.hintsAround, WordBits.NAMES.hints());
        boolean brief = block.chars <= MAX_PHRASE;
        bits(brief ? WordBits.PHRASES.of(block.text(), MAX_PHRASE) : 0, WordBits.PHRASES.hints());
        bits(brief ? WordBits.PHRASES.of(block.text(), 2) : 0, WordBits.PHRASES.hints());
    }

    /** @param names of the bits */
    private void bits(long bits, List<String> names) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            row[at + Long.numberOfTrailingZeros(rest)] = 1;
        }
        at += names.size();
    }

    private int titleAt() {
        int found = -1;
        for (Block block : blocks) {
            if (block.chars > 5
                    && block.chars < 300
                    && !title.isEmpty()
                    && Math.abs(block.chars - title.length()) < MAX_DECORATION
                    && Words.fold(block.text()).equals(title)) {
                found = block.order;
                if (Html.isHeading(block.box.element)) {
                    return found;
                }
            }
        }
        return found;
    }

    private static String letters(String text) {
        var letters = new StringBuilder(text.length());
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(c);
            }
        }
        return letters.toString();
    }
}

package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the second pass of the body model looks at besides the features: what the first pass thought of the block, of its neighbours, of
 * the boxes around it, of its kind and of the page.
 */
final class Opinions {
    private static final int[] NEIGHBOURS = {-4, -3, -2, -1, 1, 2, 3, 4};
    private static final int[] WINDOWS = {3, 8, 20};
    private static final int LEVELS = 5;

    private static final List<String> NAMES = names();
    /** The names of a row of the second pass. */
    static final List<String> ROW =
            Stream.concat(FeatureNames.ALL.stream(), NAMES.stream()).toList();

    private final List<Block> blocks;
    private final double[] first;
    /** Characters in the blocks before each, and as many of them as the first pass took for the story. */
    private final double[] chars;

    private final double[] story;
    private final double total;
    private final Numbering kinds;
    /** By kind: characters, and as many of them as the first pass took for the story. */
    private final double[] kindChars;

    private final double[] kindStory;

    Opinions(List<Block> blocks, Numbering kinds, double[] first) {
        this.kinds = kinds;
        this.kindChars = new double[kinds.count];
        this.kindStory = new double[kinds.count];
        this.blocks = blocks;
        this.first = first;
        this.chars = new double[blocks.size() + 1];
        this.story = new double[blocks.size() + 1];
        for (Block block : blocks) {
            int i = block.order;
            chars[i + 1] = chars[i] + block.chars;
            story[i + 1] = story[i] + block.chars * first[i];
            kindStory[kinds.of[i]] += block.chars * first[i];
            kindChars[kinds.of[i]] += block.chars;
        }
        this.total = Math.max(1, story[blocks.size()]);
    }

    private static List<String> names() {
        var names = new ArrayList<>(List.of("first"));
        for (int n : NEIGHBOURS) {
            names.add("first@" + n);
        }
        names.addAll(List.of("first.before", "first.after"));
        for (int w : WINDOWS) {
            names.addAll(List.of("first.within" + w, "first.before" + w, "first.after" + w));
        }
        names.add("first.page");
        for (int level = 1; level <= LEVELS; level++) {
            names.addAll(List.of("first.box" + level, "first.box" + level + ".share"));
        }
        names.add("first.kind");
        return List.copyOf(names);
    }

    /** Writes the block's values into the row from {@code at} on. */
    void write(Block block, float[] row, int at) {
        int to = at;
        int i = block.order;
        int count = blocks.size();
        row[to++] = (float) first[i];
        for (int n : NEIGHBOURS) {
            row[to++] = i + n < 0 || i + n >= count ? 0 : (float) first[i + n];
        }
        row[to++] = (float) (story[i] / total);
        row[to++] = (float) ((story[count] - story[i + 1]) / total);
        for (int w : WINDOWS) {
            int from = Math.max(0, i - w);
            int end = Math.min(count, i + w + 1);
            row[to++] = mean(from, end);
            row[to++] = mean(from, i);
            row[to++] = mean(i + 1, end);
        }
        row[to++] = mean(0, count);
        to = boxes(block, row, to);
        double others = kindChars[kinds.of[i]] - block.chars;
        row[to] = others > 0 ? (float) ((kindStory[kinds.of[i]] - block.chars * first[i]) / others) : -1;
    }

    private int boxes(Block block, float[] row, int at) {
        int to = at;
        Box box = block.box;
        double own = block.chars * first[block.order];
        for (int level = 1; level <= LEVELS; level++) {
            box = box.parent == null ? box : box.parent;
            double taken = story[box.endBlock] - story[box.firstBlock];
            double others = chars[box.endBlock] - chars[box.firstBlock] - block.chars;
            row[to++] = others > 0 ? (float) ((taken - own) / others) : -1;
            row[to++] = (float) (taken / total);
        }
        return to;
    }

    private float mean(int from, int end) {
        return (float) ((story[end] - story[from]) / Math.max(1, chars[end] - chars[from]));
    }
}

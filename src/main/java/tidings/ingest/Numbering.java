package tidings.ingest;

import java.util.List;
import java.util.function.ToIntFunction;

/** Numbers what is equal alike: from 0, in the order of first appearance. */
final class Numbering {
    /** Numbers of what was given, in its order. */
    final int[] of;
    /** How many different ones there are. */
    final int count;

    private Numbering(int[] of, int count) {
        this.of = of;
        this.count = count;
    }

    /** Numbers the blocks by what {@code key} makes of them. Without boxes, because every page's blocks are numbered more than once. */
    static Numbering of(List<Block> blocks, ToIntFunction<Block> key) {
        int[] keys = new int[Integer.highestOneBit(blocks.size() + 1) * 4];
        int[] numbers = new int[keys.length]; // from 1; 0 is a free slot
        int[] of = new int[blocks.size()];
        int count = 0;
        for (Block block : blocks) {
            int value = key.applyAsInt(block);
            int slot = (value ^ value >>> 15) & keys.length - 1;
            while (numbers[slot] != 0 && keys[slot] != value) {
                slot = slot + 1 & keys.length - 1;
            }
            if (numbers[slot] == 0) {
                keys[slot] = value;
                numbers[slot] = ++count;
            }
            of[block.order] = numbers[slot] - 1;
        }
        return new Numbering(of, count);
    }
}

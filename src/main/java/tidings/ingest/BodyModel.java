package tidings.ingest;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a page's blocks are its story. Every block is judged twice: by itself and by what stands around it, and then once more knowing
 * what the first pass thought of its neighbours. The weights were learnt from pages with known bodies; {@code src/bench} says how.
 */
final class BodyModel {
    /**
     * What the model knows of a page.
     *
     * @param summary as the page declares it, or null
     * @param declaredBody the story's text as the page declares it for machines, or null
     */
    record Input(
            Outline outline,
            String title,
            @Nullable String summary,
            @Nullable String declaredBody) {}

    private static final Trees FIRST = Trees.load("body-first.txt", FeatureNames.ALL);
    private static final Trees SECOND = Trees.load("body-second.txt", Opinions.ROW);
    private static final int REASONS = 12;
    /** What the first pass holds so unlikely the second would not take either. */
    private static final double HOPELESS = 0.02;

    private static final float[] NO_ROW = {};

    private final List<Block> blocks;
    private final float[][] rows;
    private final double[] scores;

    BodyModel(Input input) {
        this.blocks = input.outline().blocks();
        this.rows = new float[blocks.size()][];
        this.scores = new double[blocks.size()];
        Numbering kinds = Numbering.of(blocks, Block::kind);
        judge(new Features(input, kinds, Opinions.ROW.size()), kinds);
    }

    private void judge(Features features, Numbering kinds) {
        Arrays.fill(rows, NO_ROW);
        for (Block block : blocks) {
            if (block.isAttached() && !features.isElsewhere(block)) {
                float[] row = features.of(block);
                scores[block.order] = FIRST.probability(row);
                rows[block.order] = scores[block.order] > HOPELESS ? row.clone() : NO_ROW;
            }
        }
        var opinions = new Opinions(blocks, kinds, scores.clone());
        for (Block block : blocks) {
            float[] row = rows[block.order];
            if (row != NO_ROW) {
                opinions.write(block, row, FeatureNames.ALL.size());
                scores[block.order] = SECOND.probability(row);
            }
        }
    }

    /** How likely the block is part of the story, from 0 to 1. */
    double score(Block block) {
        return scores[block.order];
    }

    /** What moved the score of the block most. */
    List<Trees.Reason> reasons(Block block) {
        float[] row = rows[block.order];
        return row == NO_ROW ? List.of() : SECOND.reasons(row, REASONS);
    }
}

package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TreesTest {
    private static final List<String> NAMES = List.of("words", "links");
    private static final Trees TREES = Trees.load("two-trees.txt", NAMES);

    private static double odds(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    @Test
    void adds_up_the_leaves_that_the_answers_lead_to() {
        assertThat(TREES.probability(new float[] {20, 0.1f})).isCloseTo(odds(0.5 + 2 + 1), within(1e-6));
        assertThat(TREES.probability(new float[] {20, 0.9f})).isCloseTo(odds(0.5 - 1 + 1), within(1e-6));
        assertThat(TREES.probability(new float[] {3, 0.1f})).isCloseTo(odds(0.5 - 2 - 1), within(1e-6));
    }

    @Test
    void a_value_at_the_threshold_is_not_below_it() {
        assertThat(TREES.probability(new float[] {10, 0.1f})).isCloseTo(odds(0.5 + 2 + 1), within(1e-6));
    }

    @Test
    void tells_which_feature_moved_the_score_most() {
        assertThat(TREES.reasons(new float[] {3, 0.1f}, 1))
                .extracting(Trees.Reason::feature)
                .containsExactly("words");
        assertThat(TREES.reasons(new float[] {3, 0.1f}, 1).get(0).weight()).isNegative();
        assertThat(TREES.reasons(new float[] {20, 0.9f}, 2))
                .extracting(Trees.Reason::feature)
                .contains("links");
    }

    @Test
    void a_question_about_an_unknown_feature_is_a_fault() {
        assertThatThrownBy(() -> Trees.load("two-trees.txt", List.of("words")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("links < 0.5");
    }
}

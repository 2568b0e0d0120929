package tidings.ingest;

import org.jspecify.annotations.Nullable;

/** What the page's blocks would say if they stood over something; each is looked up once. */
final class Sayings {
    private static final int MAX_LENGTH = 80;

    private final @Nullable Says[] known;

    Sayings(Outline outline) {
        known = new Says[outline.blocks().size()];
    }

    Says of(Block block) {
        if (block.chars > MAX_LENGTH || block.order >= known.length) {
            return Says.UNKNOWN;
        }
        Says says = known[block.order];
        if (says == null) {
            known[block.order] = says = Says.of(block);
        }
        return says;
    }
}

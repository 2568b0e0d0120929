package tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * An article that a page lists beside its main story because of its subject.
 *
 * @param headline what the page shows of it
 * @param heading the words that the page put above the block, or null where there are none
 * @param position its place among all siblings of the page, from 1
 */
public record Sibling(Article headline, @Nullable String heading, int position) {}

/** A folder's {@code feed.yaml} becomes a checked {@link tidings.story.FeedDefinition}; the only place that knows YAML. */
@NullMarked
package tidings.definition;

import org.jspecify.annotations.NullMarked;

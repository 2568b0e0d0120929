package tidings.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader saw of an article for a time.
 *
 * @param from when we first saw it so
 * @param until when it was replaced; null if it is shown still
 * @param article as it was; its dates, language and rights as known today
 */
public record Version(Instant from, @Nullable Instant until, Article article) {}

package tidings.story;

import java.util.List;
import java.util.UUID;

/**
 * An article that a feed's owner took out of the feed.
 *
 * @param id its id, which it keeps
 * @param stillIn the other feeds that hold it, by name; if there is none, nothing of it is shown any more
 */
public record Retracted(UUID id, List<String> stillIn) {}

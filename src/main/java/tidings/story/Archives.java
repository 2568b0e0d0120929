package tidings.story;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * How a feed's archives are.
 *
 * @param newest the number of the newest that is needed, because it holds what the current document does not; 0 for none
 * @param current which entries of the current document lie in which archive
 * @param doubtful those that were not published since something in them moved, with nothing; and those that were published from something
 *     else than what was asked for, with what they were made from
 */
public record Archives(int newest, Map<Integer, Set<UUID>> current, SortedMap<Integer, String> doubtful) {}

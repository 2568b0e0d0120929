package tidings.story;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The feeds as they are defined at one moment.
 *
 * @param feeds those whose definitions can be read, by name
 * @param unread names of the others: what was published of them stays
 */
public record Catalogue(List<FeedDefinition> feeds, Set<String> unread) {

    public static Catalogue of(FeedDefinition... feeds) {
        return new Catalogue(List.of(feeds), Set.of());
    }

    public Optional<FeedDefinition> feed(String name) {
        return feeds.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Whether there is such a feed, be its definition readable or not. */
    public boolean has(String name) {
        return unread.contains(name) || feed(name).isPresent();
    }

    public Map<String, FeedDefinition> byName() {
        return feeds.stream().collect(toMap(FeedDefinition::name, f -> f));
    }

    /** The feeds that an earlier catalogue lacks, or defines otherwise. */
    public Stream<FeedDefinition> since(Catalogue earlier) {
        Map<String, FeedDefinition> known = earlier.byName();
        return feeds.stream().filter(f -> !f.equals(known.get(f.name())));
    }
}

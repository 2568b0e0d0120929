package tidings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tidings.story.Address;
import tidings.story.Listed;

/** What short lists held at the last visit from this node, so that it is seen what vanished from their middle. Only a hint: it may be lost. */
final class LastLists {
    private static final int SHORT = 200;
    private static final int MANY = 10_000;

    private final Map<String, List<String>> lists = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > MANY;
        }
    };

    /** The addresses that stood in the list before one that still does, and are gone. */
    synchronized List<String> vanished(String feed, String source, List<Listed> listed) {
        List<String> now =
                listed.stream().map(Listed::url).filter(Objects::nonNull).toList();
        List<String> before = lists.getOrDefault(feed + " " + source, List.of());
        lists.put(feed + " " + source, now.size() > SHORT ? List.of() : now);
        Set<String> left = new HashSet<>(now.stream().map(Address::key).toList());
        int end = before.size();
        while (end > 0 && !left.contains(Address.key(before.get(end - 1)))) {
            end--;
        }
        return before.subList(0, end).stream()
                .filter(u -> !left.contains(Address.key(u)))
                .toList();
    }
}

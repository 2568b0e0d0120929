package tidings.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.feed.Documents;
import tidings.story.Digest;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** Lists of feeds as OPML: of all, and of each category. They are made anew when feeds are defined otherwise, and answered as feeds are. */
final class FeedLists {
    private static final String ALL = "";
    private static final String EXTENSION = ".opml";

    private static final int MAX_AGE = 3600;

    private final Ledger ledger;
    private final Documents documents;
    private volatile @Nullable Made made;

    FeedLists(Ledger ledger, Documents documents) {
        this.ledger = ledger;
        this.documents = documents;
    }

    private record Made(List<FeedDefinition> of, Map<String, Found> lists) {}

    static boolean isList(String file) {
        return file.endsWith(EXTENSION) && !file.equals(EXTENSION);
    }

    /** The list of all these feeds. */
    Optional<Found> all(List<FeedDefinition> feeds) {
        return Optional.ofNullable(lists(feeds).get(ALL));
    }

    /** @param file of the list of a category */
    Optional<Found> of(List<FeedDefinition> feeds, String file) {
        return Optional.ofNullable(lists(feeds).get(file.substring(0, file.length() - EXTENSION.length())));
    }

    private Map<String, Found> lists(List<FeedDefinition> feeds) {
        Made last = made;
        if (last == null || !last.of.equals(feeds)) {
            last = new Made(feeds, make(feeds));
            made = last;
        }
        return last.lists;
    }

    private Map<String, Found> make(List<FeedDefinition> all) {
        var lists = new HashMap<String, Found>();
        bytes(all).forEach((name, bytes) -> lists.put(name, list(name, bytes)));
        return lists;
    }

    /** All lists of these feeds, by where they stand below our address. */
    SortedMap<String, byte[]> files(List<FeedDefinition> feeds) {
        var files = new TreeMap<String, byte[]>();
        bytes(feeds)
                .forEach((name, bytes) ->
                        files.put(name.equals(ALL) ? "feeds.opml" : "feeds/" + name + EXTENSION, bytes));
        return files;
    }

    private Map<String, byte[]> bytes(List<FeedDefinition> all) {
        var lists = new HashMap<String, byte[]>();
        lists.put(ALL, bytes("Feeds", all));
        all.stream()
                .filter(f -> f.category() != null)
                .collect(groupingBy(f -> Objects.requireNonNull(f.category()), TreeMap::new, toList()))
                .forEach((category, members) -> lists.put(category, bytes(category, members)));
        return lists;
    }

    private byte[] bytes(String title, List<FeedDefinition> members) {
        Instant created = members.stream()
                .map(f -> ledger.feed(f).since())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return documents.list(title, members, created);
    }

    private Found list(String name, byte[] bytes) {
        Instant since = ledger.listed(name, Digest.hex(bytes));
        return Pages.resource("text/x-opml; charset=utf-8", null, false, false, bytes, since, MAX_AGE);
    }
}

package tidings.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.story.Catalogue;
import tidings.story.Digest;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** Lists of feeds as OPML: of all, and of each category. They are made anew when feeds are defined otherwise, and answered as feeds are. */
final class FeedLists {
    private static final String ALL = "";
    private static final String EXTENSION = ".opml";

    private final Supplier<Catalogue> feeds;
    private final Ledger ledger;
    private final Documents documents;
    private volatile @Nullable Made made;

    FeedLists(Supplier<Catalogue> feeds, Ledger ledger, Documents documents) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.documents = documents;
    }

    private record OpmlFile(byte[] bytes, byte[] gzip, String digest, Instant published) {}

    private record Made(Catalogue of, Map<String, OpmlFile> lists) {}

    /** @param file of a category's list, or empty for the list of all */
    void answer(Context http, Optional<String> file) {
        OpmlFile list =
                file.filter(f -> !f.endsWith(EXTENSION) || f.equals(EXTENSION)).isPresent()
                        ? null
                        : lists().get(file.map(f -> f.substring(0, f.length() - EXTENSION.length()))
                                .orElse(ALL));
        if (list == null) {
            http.status(HttpStatus.NOT_FOUND);
        } else {
            answer(http, list);
        }
    }

    private void answer(Context http, OpmlFile list) {
        Coding coding = Coding.accepted(http.header("Accept-Encoding"));
        if (!Polls.isCurrent(http, coding, list.digest, list.published, documents.maxAge())) {
            if (coding == Coding.GZIP) {
                http.header("Content-Encoding", "gzip");
            }
            http.contentType("text/x-opml; charset=utf-8").result(coding == Coding.GZIP ? list.gzip : list.bytes);
        }
    }

    private Map<String, OpmlFile> lists() {
        Catalogue now = feeds.get();
        Made last = made;
        if (last == null || !last.of.equals(now)) {
            last = new Made(now, make(now.feeds()));
            made = last;
        }
        return last.lists;
    }

    private Map<String, OpmlFile> make(List<FeedDefinition> all) {
        var lists = new HashMap<String, OpmlFile>();
        lists.put(ALL, list(ALL, "Feeds", all));
        all.stream()
                .filter(f -> f.category() != null)
                .collect(groupingBy(f -> Objects.requireNonNull(f.category()), TreeMap::new, toList()))
                .forEach((category, members) -> lists.put(category, list(category, category, members)));
        return lists;
    }

    private OpmlFile list(String name, String title, List<FeedDefinition> members) {
        Instant created = members.stream()
                .map(f -> ledger.feed(f).since())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        byte[] bytes = documents.list(title, members, created);
        String digest = Digest.hex(bytes);
        return new OpmlFile(bytes, Shelf.packed(bytes), digest, ledger.listed(name, digest));
    }
}

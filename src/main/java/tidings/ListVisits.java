package tidings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch;
import tidings.source.Fetcher;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.Further;
import tidings.story.Headlines;
import tidings.story.Journal;
import tidings.story.ListReading;
import tidings.story.Listed;
import tidings.story.Rhythm;
import tidings.story.Visit;
import tidings.story.WebSource;

/** Goes to the documents in which a source lists its articles, from the one that its owner named as far as there is something new. */
final class ListVisits {
    /**
     * What they list.
     *
     * @param listed each address once, in the order of the documents
     * @param visits what is known of the documents now; to be written down when all that they list is, so that nothing is lost in between
     * @param unchanged whether the first document is as it was
     * @param isWhole whether all of its documents that were asked for were read now; else it lists more than this
     * @param fault why there is no list, or null
     * @param note what went wrong beside that, or null
     * @param until before this the site does not want to be asked, or null
     * @param fresh how long the site says that its list stays as it is, or null
     * @param gone whether the list will not come back
     * @param move of the whole site to another, or null
     */
    record Found(
            List<Listed> listed,
            List<Visit> visits,
            boolean unchanged,
            boolean isWhole,
            @Nullable String fault,
            @Nullable String note,
            @Nullable Instant until,
            @Nullable Duration fresh,
            Rhythm rhythm,
            boolean gone,
            @Nullable SiteMove move) {}

    /** What is known to have changed lately is read before there are too many; the rest in the order in which it is named. */
    private static final Comparator<Further> LATEST_FIRST =
            Comparator.comparing(Further::changed, Comparator.nullsLast(Comparator.reverseOrder()));

    private final Fetcher fetcher;
    private final Journal journal;
    private final ListReaders readers;
    private final FeedDefinition feed;
    private final WebSource source;
    private final Instant now;

    private final Map<String, Listed> listed = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Deque<String> parts = new ArrayDeque<>();
    private final Deque<String> older = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private Rhythm rhythm = Rhythm.NONE;
    private boolean unchanged;
    private boolean isWhole = true;
    private boolean gone;
    private @Nullable String fault;
    private @Nullable String note;
    private @Nullable Instant until;
    private @Nullable Duration fresh;

    ListVisits(
            Fetcher fetcher, Journal journal, ListReaders readers, FeedDefinition feed, WebSource source, Instant now) {
        this.fetcher = fetcher;
        this.journal = journal;
        this.readers = readers;
        this.feed = feed;
        this.source = source;
        this.now = now;
    }

    /** Pages that their owner named one by one. */
    static Found named(List<String> urls) {
        return new Found(
                urls.stream().map(u -> Listed.at(u, null)).toList(),
                List.of(),
                false,
                true,
                null,
                null,
                null,
                null,
                Rhythm.NONE,
                false,
                null);
    }

    Found go() {
        visit(source.urls().get(0), true);
        while (seen.size() < source.documents() && (!parts.isEmpty() || !older.isEmpty()) && until == null) {
            visit(parts.isEmpty() ? older.remove() : parts.remove(), false);
        }
        List<Listed> all = List.copyOf(listed.values());
        return new Found(all, visits, unchanged, isWhole, fault, note, until, fresh, rhythm, gone, move());
    }

    private @Nullable SiteMove move() {
        return visits.stream()
                .filter(v -> v.url().equals(source.urls().get(0)))
                .map(SiteMove::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void visit(String url, boolean first) {
        if (!seen.add(Address.key(url))) {
            return;
        }
        Visit known = journal.visit(feed.name(), url)
                .orElse(Visit.first(feed.name(), source.name(), url, Visit.Role.LIST, now));
        Fetch fetch = fetcher.fetch(Visits.request(source.manners(), known).accept(ListReaders.accept(source.kind())));
        if (fetch instanceof Fetch.Fetched fetched) {
            fresh = first ? fetched.fresh() : fresh;
            read(known, fetched, first);
        } else if (fetch instanceof Fetch.NotModified same) {
            fresh = first ? same.fresh() : fresh;
            unchanged |= first;
            isWhole = false;
            visits.add(Visits.unchanged(known, same));
        } else {
            failed((Fetch.NoPage) fetch, first);
        }
    }

    private void failed(Fetch.NoPage none, boolean first) {
        if (none instanceof Fetch.RetryLater later) {
            until = later.until() == null ? now.plus(Visits.FIRST_PAUSE) : later.until();
        }
        gone |= first && none instanceof Fetch.Gone;
        tell(none.name(), none.reason(), first);
    }

    /** A list that cannot be read at all is a fault; of what comes behind it something was read. */
    private void tell(String url, String reason, boolean first) {
        isWhole = false;
        String sentence = url + ": " + reason;
        if (first) {
            fault = sentence;
        } else if (note == null) {
            note = sentence;
        }
    }

    private void read(Visit known, Fetch.Fetched fetched, boolean first) {
        ListReading reading = readers.read(fetched.page(), feed, source);
        if (reading instanceof ListReading.Refused refused) {
            tell(known.url(), refused.reason(), first);
            return;
        }
        Headlines headlines = ((ListReading.Read) reading).headlines();
        rhythm = first ? headlines.rhythm() : rhythm;
        boolean brought = false;
        for (Listed one : headlines.listed()) {
            if (one.url() != null) {
                listed.putIfAbsent(Address.key(one.url()), one);
                brought |= journal.visit(feed.name(), one.url()).isEmpty();
            }
        }
        boolean goesOn = brought;
        headlines.further().stream()
                .sorted(LATEST_FIRST)
                .forEach(f -> go(f, known, goesOn, headlines.listed().isEmpty()));
        visits.add(Visits.read(known, fetched, now));
    }

    /** Parts hold what is new; what is older is of use while there is something new; a list as a feed, where there is no other. */
    private void go(Further further, Visit from, boolean brought, boolean empty) {
        switch (further.kind()) {
            case PART -> {
                if (further.changed() == null || from.since() == null || isNews(further, further.changed())) {
                    parts.add(further.url());
                }
            }
            case OLDER -> {
                if (brought) {
                    older.add(further.url());
                }
            }
            case FEED -> {
                if (empty && seen.size() == 1 && parts.isEmpty()) {
                    parts.add(further.url());
                }
            }
        }
    }

    private boolean isNews(Further part, Instant changed) {
        return journal.visit(feed.name(), part.url())
                .map(v -> v.since() == null || !changed.isBefore(v.since()))
                .orElse(true);
    }
}

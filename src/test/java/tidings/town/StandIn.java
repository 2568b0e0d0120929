package tidings.town;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.Publisher;
import tidings.Taken;
import tidings.feed.FeedReader;
import tidings.ingest.ListingReader;
import tidings.ingest.LooseReader;
import tidings.source.Fetch;
import tidings.source.FetchRequest;
import tidings.source.Fetcher;
import tidings.source.SitemapReader;
import tidings.story.FeedDefinition;
import tidings.story.Further;
import tidings.story.Ledger;
import tidings.story.ListReading;
import tidings.story.Page;
import tidings.story.Refresh;
import tidings.story.Visiting;
import tidings.story.WebSource;

/** The plainest visitor that there can be: it remembers what it has read, and reads it again now and then. It holds the town to its plan. */
final class StandIn implements Visitor {
    private static final Duration PAUSE = Duration.ofMinutes(20);

    private final Fetcher fetcher;
    private final Publisher publisher;
    private final Ledger ledger;
    private final Clock clock;
    /** When pages are to be read again: what is left of their times. */
    private final Map<String, List<Instant>> known = new HashMap<>();

    StandIn(Fetcher fetcher, Publisher publisher, Ledger ledger, Clock clock) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Told refresh(FeedDefinition feed, WebSource source) {
        return new Round(feed, source).go();
    }

    private final class Round {
        private final FeedDefinition feed;
        private final WebSource source;
        private final Instant began = clock.instant();
        private final Set<String> listed = new HashSet<>();
        private int failed;
        private @Nullable String fault;
        private @Nullable String note;

        Round(FeedDefinition feed, WebSource source) {
            this.feed = feed;
            this.source = source;
        }

        Told go() {
            if (source.kind() == WebSource.Kind.URLS) {
                listed.addAll(source.urls());
            } else {
                lists();
            }
            List<String> again = known.keySet().stream().filter(this::isDue).toList();
            listed.stream()
                    .filter(u -> !known.containsKey(source.name() + " " + u))
                    .forEach(this::page);
            again.forEach(k -> page(k.substring(source.name().length() + 1)));
            Duration took = Duration.between(began, clock.instant());
            var refresh = new Refresh(
                    feed.name(), source.name(), began, took, listed.size(), 0, 0, failed, fault, note, false);
            return new Told(refresh, clock.instant().plus(PAUSE));
        }

        private boolean isDue(String key) {
            return key.startsWith(source.name()) && known.get(key).stream().anyMatch(t -> t.isBefore(began));
        }

        private void lists() {
            var documents = new ArrayDeque<>(source.urls());
            for (int i = 0; i < source.documents() && !documents.isEmpty(); i++) {
                String url = documents.remove();
                Fetch fetch = fetcher.fetch(FetchRequest.of(url));
                if (fetch instanceof Fetch.Fetched fetched) {
                    documents.addAll(list(fetched.page()));
                } else {
                    fault = url + ": " + ((Fetch.NoPage) fetch).reason();
                }
            }
            fault = fault == null && listed.isEmpty() ? source.name() + ": lists no articles" : fault;
        }

        private List<String> list(Page page) {
            ListReading reading = switch (source.kind()) {
                case SITEMAP -> new SitemapReader().read(page);
                case FEED -> new FeedReader(new LooseReader(feed.timezone())).read(page);
                default -> new ListingReader().read(page, feed, null);
            };
            if (reading instanceof ListReading.Read read) {
                read.headlines().listed().forEach(l -> listed.add("" + l.url()));
                return read.headlines().further().stream().map(Further::url).toList();
            }
            fault = page.name() + ": " + ((ListReading.Refused) reading).reason();
            return List.of();
        }

        private void page(String url) {
            String key = source.name() + " " + url;
            Fetch fetch = fetcher.fetch(FetchRequest.of(url));
            Taken taken = publisher.take(feed, fetch);
            if (fetch instanceof Fetch.Gone) {
                ledger.retract(feed, url);
            }
            if (taken instanceof Taken.Refused refused) {
                failed++;
                note = note == null ? url + ": " + refused.reason() : note;
            } else {
                Instant now = clock.instant();
                List<Instant> times = known.computeIfAbsent(
                        key,
                        k -> new ArrayList<>(
                                Visiting.REREADS.stream().map(now::plus).toList()));
                times.removeIf(t -> t.isBefore(began));
            }
        }
    }
}

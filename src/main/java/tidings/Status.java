package tidings;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.DocumentVersion;
import tidings.story.FeedDefinition;
import tidings.story.Health;
import tidings.story.Health.Change;
import tidings.story.Journal;
import tidings.story.Ledger;
import tidings.story.Visit;
import tidings.story.WebSource;

/** How the sources of feeds do, for their owners: what the journal tells, and nothing that readers of feeds see. */
public final class Status {
    /**
     * A source.
     *
     * @param name {@link WebSource#name()}
     * @param due when it is visited next, as far as is known, or null
     */
    public record OfSource(
            String name, Health health, @Nullable Instant due) {}

    /**
     * A feed.
     *
     * @param published when its documents last changed, or null
     */
    public record OfFeed(
            String name, String title, @Nullable Instant published, List<OfSource> sources) {
        public boolean isBad() {
            return sources.stream().anyMatch(s -> s.health().isBad());
        }
    }

    private final Ledger ledger;
    private final Function<FeedDefinition, List<WebSource>> sources;
    private final Clock clock;

    /** @param sources those that a feed visits on the web */
    public Status(Ledger ledger, Function<FeedDefinition, List<WebSource>> sources, Clock clock) {
        this.ledger = ledger;
        this.sources = sources;
        this.clock = clock;
    }

    /** How the feeds' sources do now. */
    public List<OfFeed> of(List<FeedDefinition> feeds) {
        var versions = ledger.versions().values();
        return feeds.stream()
                .map(f -> new OfFeed(
                        f.name(),
                        f.title(),
                        versions.stream()
                                .filter(v -> v.document().feed().equals(f.name()))
                                .map(DocumentVersion::published)
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                        sources.apply(f).stream().map(s -> source(f, s)).toList()))
                .toList();
    }

    private OfSource source(FeedDefinition feed, WebSource source) {
        Journal journal = ledger.journal();
        Health health = Health.of(journal.refreshes(feed.name(), source.name(), Health.TELLING), clock.instant());
        return new OfSource(source.name(), health, due(journal, feed, source));
    }

    private static @Nullable Instant due(Journal journal, FeedDefinition feed, WebSource source) {
        Optional<Instant> list =
                journal.visit(feed.name(), source.urls().get(0)).map(Visit::due);
        return Stream.concat(list.stream(), Stream.ofNullable(journal.nextDue(feed.name(), source.name())))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When the states of the feed's sources changed, the latest first; the same on every node, whenever it is asked. */
    public List<Change> changes(FeedDefinition feed) {
        return sources.apply(feed).stream()
                .map(s -> ledger.journal().refreshes(feed.name(), s.name(), Health.TELLING))
                .flatMap(r -> Health.changes(r).stream())
                .sorted(Comparator.comparing(Change::at).reversed().thenComparing(Change::source))
                .toList();
    }
}

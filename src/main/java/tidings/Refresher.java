package tidings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch;
import tidings.source.Fetcher;
import tidings.source.Sieve;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.Journal;
import tidings.story.Kept;
import tidings.story.Ledger;
import tidings.story.Listed;
import tidings.story.Page;
import tidings.story.Refresh;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Visit;
import tidings.story.WebSource;

/**
 * One visit to a source on the web: what it lists is looked through, pages that are new or due are read, and how it went is written down.
 * What it has once brought stays, whatever becomes of the source.
 */
public final class Refresher {
    /** @param next when the source is to be refreshed again */
    public record Refreshed(Refresh refresh, Instant next) {}

    private static final int MAX_PLANNED = 10_000;

    private final Fetcher fetcher;
    private final Publisher publisher;
    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;
    private final ListReaders readers = new ListReaders();

    public Refresher(Fetcher fetcher, Publisher publisher, Ledger ledger, Clock clock) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.ledger = ledger;
        this.journal = ledger.journal();
        this.clock = clock;
    }

    /** Refreshes the source, as far as anything of it is due; its list is due at once if {@code hurry}. */
    public Refreshed refresh(FeedDefinition feed, WebSource source, boolean hurry, Progress progress) {
        return new Round(feed, source, progress).go(hurry);
    }

    /** One refresh, as it goes. */
    private final class Round {
        private final FeedDefinition feed;
        private final WebSource source;
        private final Progress progress;
        private final Instant began = clock.instant();
        /** What the lists show of pages that are new, by key. */
        private final Map<String, Listed> shown = new HashMap<>();

        private final Sieve sieve;

        private int fresh;
        private int changed;
        private int failed;
        private int asked;
        private @Nullable String note;
        private @Nullable Instant until;

        Round(FeedDefinition feed, WebSource source, Progress progress) {
            this.feed = feed;
            this.source = source;
            this.progress = progress;
            this.sieve = Sieve.of(source.filter());
        }

        Refreshed go(boolean hurry) {
            Visit main = main();
            boolean due = hurry || main.due() == null || !main.due().isAfter(began);
            ListVisits.@Nullable Found found = due ? lists() : null;
            if (found != null) {
                plan(found.listed());
                note = found.note();
                until = found.until();
            }
            pages();
            return end(main, found);
        }

        /** The source's own address, whose visit says when its list is due. */
        private Visit main() {
            String url = source.kind() == WebSource.Kind.URLS
                    ? source.name()
                    : source.urls().get(0);
            return journal.visit(feed.name(), url)
                    .orElse(Visit.first(feed.name(), source.name(), url, Visit.Role.LIST, began));
        }

        private ListVisits.Found lists() {
            return source.kind() == WebSource.Kind.URLS
                    ? ListVisits.named(source.urls())
                    : new ListVisits(fetcher, journal, readers, feed, source, began).go();
        }

        /** New pages are to be visited now, the last of the list first: so that what no page dates keeps the list's order. */
        private void plan(List<Listed> listed) {
            var visits = new ArrayList<Visit>();
            for (Listed one : listed.subList(0, Math.min(listed.size(), MAX_PLANNED))) {
                String url = one.url();
                if (url != null && sieve.wants(one, began)) {
                    shown.put(Address.key(url), one);
                    Instant due = began.minusMillis(listed.size() - visits.size());
                    visits.add(Visit.first(feed.name(), source.name(), url, Visit.Role.PAGE, due));
                }
            }
            journal.add(visits);
        }

        private void pages() {
            boolean any = true;
            while (any && until == null && asked < feed.visiting().budget()) {
                List<Visit> due = journal.due(
                        feed.name(),
                        source.name(),
                        clock.instant(),
                        feed.visiting().budget() - asked);
                for (int i = due.size() - 1; i >= 0 && until == null; i--) {
                    asked++;
                    page(due.get(i));
                }
                any = !due.isEmpty();
            }
        }

        private void page(Visit visit) {
            Fetch fetch = fetcher.fetch(Visits.request(source.manners(), visit));
            Instant now = clock.instant();
            if (fetch instanceof Fetch.Fetched fetched) {
                read(visit, fetched, now);
            } else if (fetch instanceof Fetch.NotModified same) {
                journal.save(Visits.again(
                        Visits.unchanged(visit, same), feed.visiting().rereads(), now));
            } else if (fetch instanceof Fetch.RetryLater later) {
                until = later.until() == null ? now.plus(Visits.FIRST_PAUSE) : later.until();
                tell(later.name() + ": " + later.reason());
            } else if (fetch instanceof Fetch.Gone gone) {
                gone(visit, gone);
            } else {
                failed(visit, (Fetch.NoPage) fetch, now);
            }
        }

        private void read(Visit visit, Fetch.Fetched fetched, Instant now) {
            Listed listed = shown.get(Address.key(visit.url()));
            Page page = fetched.page();
            Taken taken = publisher.take(
                    feed,
                    page,
                    story -> Optional.of(Listing.completed(story, listed, visit, fetched))
                            .filter(s -> sieve.wants(s.main(), s.labels(), now)));
            progress.took(taken);
            if (taken instanceof Taken.Refused refused && refused.reason().equals(Publisher.UNWANTED)) {
                journal.save(Visits.due(Visits.read(visit, fetched, now), null));
                return;
            }
            if (taken instanceof Taken.Refused refused) {
                failed++;
                tell(page.name() + ": " + refused.reason());
                journal.save(Visits.failed(visit, now));
                return;
            }
            Taken.Read kept = (Taken.Read) taken;
            count(visit, kept.kept());
            journal.save(Visits.again(
                    Visits.read(visit, fetched, now), feed.visiting().rereads(), now));
            if (feed.visiting().followsSiblings() && visit.role() == Visit.Role.PAGE) {
                follow(kept.story(), now);
            }
        }

        /** Other pages may have shown its headline before. */
        private void count(Visit visit, Kept kept) {
            if (kept.outcome() != Kept.Outcome.KNOWN) {
                fresh += visit.since() == null ? 1 : 0;
                changed += visit.since() == null ? 0 : 1;
            }
        }

        private void follow(Story story, Instant now) {
            journal.add(story.siblings().stream()
                    .map(Sibling::headline)
                    .flatMap(h -> java.util.stream.Stream.ofNullable(h.url()))
                    .map(u -> Visit.first(feed.name(), source.name(), u, Visit.Role.SIBLING, now))
                    .toList());
        }

        private void gone(Visit visit, Fetch.Gone gone) {
            ledger.retract(feed, visit.url()).ifPresent(r -> changed++);
            tell(gone.name() + ": " + gone.reason());
            journal.save(Visits.due(visit, null));
        }

        private void failed(Visit visit, Fetch.NoPage none, Instant now) {
            failed++;
            tell(none.name() + ": " + none.reason());
            progress.took(new Taken.Refused(none.name(), none.reason()));
            journal.save(Visits.failed(visit, now));
        }

        private void tell(String sentence) {
            note = note == null ? sentence : note;
        }

        private Refreshed end(Visit main, ListVisits.@Nullable Found found) {
            int listed = found == null || found.unchanged() || found.fault() != null
                    ? -1
                    : found.listed().size();
            String fault = found == null ? null : found.fault();
            var refresh = new Refresh(
                    feed.name(),
                    source.name(),
                    began,
                    Duration.between(began, clock.instant()),
                    listed,
                    fresh,
                    changed,
                    failed,
                    fault,
                    note,
                    found != null && found.gone());
            if (found == null) {
                if (asked > 0) {
                    journal.add(refresh);
                }
                return new Refreshed(refresh, next(main.due() == null ? began : main.due()));
            }
            found.visits().forEach(journal::save);
            journal.add(refresh);
            Instant due = Rhythms.next(
                    feed.visiting(), journal.refreshes(feed.name(), source.name(), Rhythms.LOOKS_BACK), found, until);
            journal.save(Visits.due(main(), due));
            return new Refreshed(refresh, next(due));
        }

        /** When the list is due, or a page before that. */
        private Instant next(Instant list) {
            Instant page = journal.nextDue(feed.name(), source.name());
            Instant first = page != null && page.isBefore(list) ? page : list;
            return until != null && until.isAfter(first) ? until : first;
        }
    }
}

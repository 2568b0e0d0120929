package tidings;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** After so many failures in a row something is wrong with more than pages; what is left is for later. */
    private static final int MAX_IN_A_ROW = 5;

    private static final int MAX_NOTES = 3;

    private final Fetcher fetcher;
    private final Publisher publisher;
    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;
    private final ListReaders readers = new ListReaders();
    private final LastLists last = new LastLists();

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
        private int inARow;
        private final Map<String, String> notes = new LinkedHashMap<>();
        private @Nullable Instant until;
        private MovedSite moved;

        Round(FeedDefinition feed, WebSource source, Progress progress) {
            this.feed = feed;
            this.source = source;
            this.progress = progress;
            this.sieve = Sieve.of(source.filter());
            this.moved = new MovedSite(feed.name(), ledger, began, null);
        }

        Refreshed go(boolean hurry) {
            Visit main = main();
            moved = moved.or(SiteMove.of(main));
            boolean due = hurry || main.due() == null || !main.due().isAfter(began);
            ListVisits.@Nullable Found found = due ? lists() : null;
            if (found != null) {
                plan(found);
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
        private void plan(ListVisits.Found found) {
            List<Listed> listed = found.listed();
            var visits = new ArrayList<Visit>();
            for (Listed one : listed.subList(0, Math.min(listed.size(), MAX_PLANNED))) {
                String url = one.url();
                if (url != null && sieve.wants(one, began)) {
                    shown.put(Address.key(url), one);
                    Instant due = began.minusMillis(listed.size() - visits.size());
                    visits.add(Visit.first(feed.name(), source.name(), url, Visit.Role.PAGE, due));
                }
            }
            moved = moved.or(found.move());
            visits.removeIf(v -> moved.knows(v.url()));
            journal.add(visits);
            if (found.isWhole()) {
                last.vanished(feed.name(), source.name(), listed).forEach(this::lookAgain);
            }
        }

        /** What is gone from the middle of a list has moved or was taken back: that is seen at its address. */
        private void lookAgain(String url) {
            journal.visit(feed.name(), url)
                    .filter(v -> v.since() != null && v.role() == Visit.Role.PAGE)
                    .ifPresent(v -> journal.save(v.dueAt(began)));
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
                tell(later.name(), later.reason());
            } else if (fetch instanceof Fetch.Gone gone) {
                gone(visit, gone);
            } else {
                Fetch.NoPage none = (Fetch.NoPage) fetch;
                progress.took(new Taken.Refused(none.name(), none.reason()));
                failed(visit, none.name(), none.reason(), now);
            }
        }

        private void read(Visit visit, Fetch.Fetched fetched, Instant now) {
            Listed listed = shown.get(Address.key(visit.url()));
            Page page = fetched.page();
            Taken taken = publisher.take(
                    feed,
                    page,
                    story -> Optional.of(moved.atKnownAddresses(Listing.completed(story, listed, visit, fetched)))
                            .filter(s -> sieve.wants(s.main(), s.labels(), now)));
            progress.took(taken);
            if (taken instanceof Taken.Refused refused && refused.reason().equals(Publisher.UNWANTED)) {
                journal.save(Visits.read(visit, fetched, now).dueAt(null));
                return;
            }
            if (taken instanceof Taken.Refused refused) {
                failed(visit, refused.page(), refused.reason(), now);
                return;
            }
            inARow = 0;
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
                    .flatMap(h -> Stream.ofNullable(h.url()))
                    .map(u -> Visit.first(feed.name(), source.name(), u, Visit.Role.SIBLING, now))
                    .toList());
        }

        private void gone(Visit visit, Fetch.Gone gone) {
            ledger.retract(feed, visit.url()).ifPresent(r -> changed++);
            tell(gone.name(), gone.reason());
            journal.save(visit.dueAt(null));
        }

        private void failed(Visit visit, String page, String reason, Instant now) {
            failed++;
            tell(page, reason);
            journal.save(Visits.failed(visit, now));
            if (++inARow >= MAX_IN_A_ROW) {
                until = now.plus(Visits.FIRST_PAUSE);
            }
        }

        /** Of each sort of failure one. */
        private void tell(String page, String reason) {
            notes.putIfAbsent(reason, page + ": " + reason);
        }

        private @Nullable String note(ListVisits.@Nullable Found found) {
            Stream<String> ofLists = found == null ? Stream.of() : Stream.ofNullable(found.note());
            String all = Stream.concat(ofLists, notes.values().stream())
                    .limit(MAX_NOTES)
                    .collect(joining("; "));
            return all.isEmpty() ? null : all;
        }

        /** Lists get shorter, but one that held something and now holds nothing is broken, or what it shows is not the list. */
        private @Nullable String fault(ListVisits.Found found) {
            if (found.fault() != null || !found.isWhole() || !found.listed().isEmpty()) {
                return found.fault();
            }
            return journal.refreshes(feed.name(), source.name(), Rhythms.LOOKS_BACK).stream()
                    .filter(r -> r.listed() > 0)
                    .findFirst()
                    .map(r -> source.urls().get(0) + ": lists no articles any more; there were " + r.listed()
                            + " at the last visit that found any")
                    .orElse(null);
        }

        private Refreshed end(Visit main, ListVisits.@Nullable Found found) {
            int listed = found == null || found.unchanged() || found.fault() != null
                    ? -1
                    : found.listed().size();
            String fault = found == null ? null : fault(found);
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
                    note(found),
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
            journal.save(main().dueAt(due));
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

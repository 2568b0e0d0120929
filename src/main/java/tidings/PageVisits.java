package tidings;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tidings.source.Fetch;
import tidings.source.Sieve;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.Listed;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Visit;
import tidings.story.WebSource;

/** Goes to the pages of a source that are due, reads them, and writes down when each is to be visited again. */
final class PageVisits {
    private final Refresher refresher;
    private final FeedDefinition feed;
    private final WebSource source;
    private final Progress progress;
    private final Tally tally;
    private final Sieve sieve;
    /** What the lists show of pages that are new, by key. */
    private final Map<String, Listed> shown = new HashMap<>();

    private final Instant began;
    private int asked;
    private int answered;

    PageVisits(Refresher refresher, FeedDefinition feed, WebSource source, Progress progress, Tally tally) {
        this.refresher = refresher;
        this.feed = feed;
        this.source = source;
        this.progress = progress;
        this.tally = tally;
        this.began = refresher.clock.instant();
        this.sieve = Sieve.of(source.filter());
    }

    /** Whether a page is to be visited, by what a list shows of it; what that is fills in what the page leaves out. */
    boolean wants(Listed one, String url, Instant now) {
        boolean wanted = sieve.wants(one, now);
        if (wanted) {
            shown.put(Address.key(url), one);
        }
        return wanted;
    }

    /** How many pages were asked for. */
    int asked() {
        return asked;
    }

    /** How many of these were to be had, as they were or changed, or were gone. */
    int answered() {
        return answered;
    }

    /** Until the budget or its turn is spent, the source wants to be left alone, or nothing is due any more. */
    void go(MovedSite moved) {
        boolean any = true;
        while (any && goesOn() && asked < budget()) {
            List<Visit> due =
                    refresher.journal.due(feed.name(), source.name(), refresher.clock.instant(), budget() - asked);
            for (int i = due.size() - 1; i >= 0 && goesOn(); i--) {
                asked++;
                page(due.get(i), moved);
            }
            any = !due.isEmpty();
        }
    }

    /** A source that must wait for its host again and again gives its place up: others are due, too. */
    private boolean goesOn() {
        Duration passed = Duration.between(began, refresher.clock.instant());
        return tally.until() == null && passed.compareTo(refresher.turn) < 0;
    }

    private int budget() {
        return feed.visiting().budget();
    }

    private void page(Visit visit, MovedSite moved) {
        Fetch fetch = refresher.fetcher.fetch(Visits.request(source.manners(), visit));
        Instant now = refresher.clock.instant();
        answered += fetch instanceof Fetch.RetryLater || fetch instanceof Fetch.Failed ? 0 : 1;
        if (fetch instanceof Fetch.Fetched fetched) {
            read(visit, fetched, moved, now);
        } else if (fetch instanceof Fetch.NotModified same) {
            again(Visits.unchanged(visit, same), now);
        } else if (fetch instanceof Fetch.RetryLater later) {
            tally.rest(later.until() == null ? now.plus(Visits.FIRST_PAUSE) : later.until());
            tally.tell(later.name(), later.reason());
        } else if (fetch instanceof Fetch.Gone gone) {
            gone(visit, gone);
        } else {
            Fetch.NoPage none = (Fetch.NoPage) fetch;
            progress.took(new Taken.Refused(none.name(), none.reason()));
            failed(visit, none.name(), none.reason(), now);
        }
    }

    private void read(Visit visit, Fetch.Fetched fetched, MovedSite moved, Instant now) {
        Listed listed = shown.get(Address.key(visit.url()));
        Taken taken = refresher.publisher.take(
                feed,
                fetched.page(),
                story -> Optional.of(moved.atKnownAddresses(
                                Listing.completed(story, listed, visit, fetched, moved.former(visit.url()))))
                        .filter(s -> sieve.wants(s.main(), s.labels(), now)));
        progress.took(taken);
        if (taken instanceof Taken.Read kept) {
            tally.read(visit, kept.kept());
            again(Visits.read(visit, fetched, now), now);
            follow(visit, kept.story(), now);
            return;
        }
        Taken.Refused refused = (Taken.Refused) taken;
        if (refused.reason().equals(Publisher.UNWANTED)) {
            refresher.journal.save(Visits.read(visit, fetched, now).dueAt(null));
        } else {
            failed(visit, refused.page(), refused.reason(), now);
        }
    }

    private void again(Visit visit, Instant now) {
        refresher.journal.save(Visits.again(visit, feed.visiting().rereads(), now));
    }

    private void follow(Visit visit, Story story, Instant now) {
        if (!feed.visiting().followsSiblings() || visit.role() != Visit.Role.PAGE) {
            return;
        }
        refresher.journal.add(story.siblings().stream()
                .map(Sibling::headline)
                .flatMap(h -> Stream.ofNullable(h.url()))
                .map(u -> Visit.first(feed.name(), source.name(), u, Visit.Role.SIBLING, now))
                .toList());
    }

    private void gone(Visit visit, Fetch.Gone gone) {
        refresher.ledger.retract(feed, visit.url()).ifPresent(r -> tally.retracted());
        tally.tell(gone.name(), gone.reason());
        refresher.journal.save(visit.dueAt(null));
    }

    private void failed(Visit visit, String page, String reason, Instant now) {
        tally.failed(page, reason, now);
        refresher.journal.save(Visits.failed(visit, now));
    }
}

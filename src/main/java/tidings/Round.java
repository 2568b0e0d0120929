package tidings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.story.FeedDefinition;
import tidings.story.Journal;
import tidings.story.Listed;
import tidings.story.Refresh;
import tidings.story.Visit;
import tidings.story.WebSource;

/** One refresh, as it goes: first the lists, then the pages, and in the end it is written down how it went. */
final class Round {
    private static final int MAX_PLANNED = 10_000;

    private final Refresher refresher;
    private final Journal journal;
    private final FeedDefinition feed;
    private final WebSource source;
    private final Instant began;
    private final Tally tally = new Tally();
    private final PageVisits pages;
    private MovedSite moved;

    Round(Refresher refresher, FeedDefinition feed, WebSource source, Progress progress) {
        this.refresher = refresher;
        this.journal = refresher.journal;
        this.feed = feed;
        this.source = source;
        this.began = refresher.clock.instant();
        this.pages = new PageVisits(refresher, feed, source, progress, tally);
        this.moved = new MovedSite(feed.name(), refresher.ledger, began, null);
    }

    Refresher.Refreshed go(boolean hurry) {
        Visit main = main();
        moved = moved.or(SiteMove.of(main));
        boolean due = hurry || main.due() == null || !main.due().isAfter(began);
        ListVisits.@Nullable Found found = due ? lists() : null;
        if (found != null) {
            plan(found);
            tally.rest(found.until());
        }
        pages.go(moved);
        return found == null ? endOfPages(main) : end(found);
    }

    /** The source's own address, whose visit says when its list is due. */
    private Visit main() {
        String url = isNamed() ? source.name() : source.urls().get(0);
        return journal.visit(feed.name(), url)
                .orElse(Visit.first(feed.name(), source.name(), url, Visit.Role.LIST, began));
    }

    private ListVisits.Found lists() {
        return isNamed()
                ? ListVisits.named(source.urls())
                : new ListVisits(refresher.fetcher, journal, refresher.readers, feed, source, began).go();
    }

    /** New pages are to be visited now, the last of the list first: so that what no page dates keeps the list's order. */
    private void plan(ListVisits.Found found) {
        List<Listed> listed = found.listed();
        var visits = new ArrayList<Visit>();
        for (Listed one : listed.subList(0, Math.min(listed.size(), MAX_PLANNED))) {
            String url = one.url();
            if (url != null && pages.wants(one, url, began)) {
                Instant due = began.minusMillis(listed.size() - visits.size());
                visits.add(Visit.first(feed.name(), source.name(), url, Visit.Role.PAGE, due));
            }
        }
        moved = moved.or(found.move());
        visits.removeIf(v -> moved.knows(v.url()));
        journal.add(visits);
        if (found.isWhole()) {
            refresher.last.vanished(feed.name(), source.name(), listed).forEach(this::lookAgain);
        }
    }

    /** What is gone from the middle of a list has moved or was taken back: that is seen at its address. */
    private void lookAgain(String url) {
        journal.visit(feed.name(), url)
                .filter(v -> v.since() != null && v.role() == Visit.Role.PAGE)
                .ifPresent(v -> journal.save(v.dueAt(began)));
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

    private Refresher.Refreshed endOfPages(Visit main) {
        Refresh refresh = ofPages();
        if (pages.asked() > 0) {
            journal.add(refresh);
        }
        return new Refresher.Refreshed(refresh, next(main.due() == null ? began : main.due()));
    }

    private Refresher.Refreshed end(ListVisits.Found found) {
        Refresh refresh = isNamed() ? ofPages() : ofLists(found);
        found.visits().forEach(journal::save);
        journal.add(refresh);
        Instant due = Rhythms.next(
                feed.visiting(),
                journal.refreshes(feed.name(), source.name(), Rhythms.LOOKS_BACK),
                found,
                tally.until());
        journal.save(main().dueAt(due));
        return new Refresher.Refreshed(refresh, next(due));
    }

    private Refresh ofLists(ListVisits.Found found) {
        int listed = found.unchanged() || found.fault() != null
                ? Refresh.UNCHANGED
                : found.listed().size();
        return refresh(listed, fault(found), found.note(), found.gone());
    }

    /** Pages that are named tell how their source does, also while none of them is due; not while all that is known is that they failed. */
    private Refresh ofPages() {
        String fault = isNamed() ? faultOfPages() : null;
        return !isNamed() || pages.asked() == 0 && fault != null
                ? refresh(Refresh.NOT_ASKED, null, null, false)
                : refresh(source.urls().size(), fault, null, false);
    }

    /** One page that cannot be had is no fault of its source; it has one when none can, or its site wants to be left alone. */
    private @Nullable String faultOfPages() {
        boolean isRefused = pages.asked() > 0 && pages.answered() == 0 && tally.until() != null;
        boolean failed = isRefused
                || source.urls().stream()
                        .allMatch(u -> journal.visit(feed.name(), u)
                                .filter(v -> v.failures() > 0)
                                .isPresent());
        return failed ? "no page of it can be read: " + tally.note(null) : null;
    }

    /** Whether its pages are named, and there is no list that could fail. */
    private boolean isNamed() {
        return source.kind() == WebSource.Kind.URLS;
    }

    private Refresh refresh(int listed, @Nullable String fault, @Nullable String noteOfLists, boolean gone) {
        return new Refresh(
                feed.name(),
                source.name(),
                began,
                Duration.between(began, refresher.clock.instant()),
                listed,
                tally.fresh(),
                tally.changed(),
                tally.failed(),
                fault,
                tally.note(noteOfLists),
                gone);
    }

    /** When the list is due, or a page before that; what is left of this turn stands behind who is due already. */
    private Instant next(Instant list) {
        Instant page = journal.nextDue(feed.name(), source.name());
        Instant due = page != null && page.isBefore(list) ? page : list;
        Instant now = refresher.clock.instant();
        Instant first = due.isBefore(now) ? now : due;
        Instant until = tally.until();
        return until != null && until.isAfter(first) ? until : first;
    }
}

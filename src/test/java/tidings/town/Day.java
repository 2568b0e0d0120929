package tidings.town;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import tidings.Publisher;
import tidings.TestClock;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.source.Fetcher;
import tidings.source.PageFiles;
import tidings.store.SqlLedger;
import tidings.story.Cidr;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Ledger;
import tidings.story.Retention;
import tidings.story.Serving;
import tidings.story.Visiting;

/** The whole way from the town's sites to the ledger, as fast as the machine goes. Whoever waits moves the clock. */
final class Day implements AutoCloseable {
    private static final Duration CHECKS = Duration.ofHours(6);

    private final Span span;
    private final TestClock clock;
    private final Town town;
    private final Ledger ledger;
    private final Fetcher fetcher;
    private final Visitor visitor;
    private final List<Desk> desks = new ArrayList<>();
    final Findings findings = new Findings();

    /** A feed of one of the town's sites, and how it goes. */
    private record Desk(Site site, FeedDefinition feed, Checker checker, StatusCheck status, List<Told> told) {}

    /** A desk whose source is due. */
    private record Due(Instant at, Desk desk) {}

    Day(Plan plan, Path folder) {
        span = plan.span();
        clock = new TestClock("" + span.from());
        town = new Town(plan, clock);
        ledger = SqlLedger.open(folder.resolve("tidings.db").toString(), null, clock);
        fetcher = Fetcher.builder(clock, this::wait)
                .allow(List.of(Cidr.parse("127.0.0.0/8")))
                .deadline(Duration.ofSeconds(1))
                .pace(Duration.ofMillis(100))
                .build();
        var documents = new Documents(new Addresses("https://feeds.example"));
        var shelf = new Shelf(folder.resolve("documents"));
        var publisher = new Publisher(new PageFiles(), new PageReader(), ledger, documents, shelf, clock);
        visitor = Visitor.of(fetcher, publisher, ledger, clock);
        for (Site site : town.sites()) {
            FeedDefinition feed = feed(site, span.from());
            desks.add(new Desk(
                    site,
                    feed,
                    new Checker(site, feed, ledger, findings),
                    new StatusCheck(site, feed, ledger, clock, findings),
                    new ArrayList<>()));
        }
    }

    private void wait(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), time));
        }
    }

    private static FeedDefinition feed(Site site, Instant start) {
        return new FeedDefinition(
                site.name().toLowerCase(java.util.Locale.ROOT),
                Path.of("."),
                site.name(),
                "https://town.example/",
                site.name(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                50,
                ZoneOffset.UTC,
                Content.FULL,
                Siblings.ENTRIES,
                Map.of(),
                List.of(),
                Retention.DEFAULT,
                new Visiting(
                        List.of(site.source(start)),
                        Visiting.LEAST,
                        Duration.ofHours(1),
                        Visiting.BUDGET,
                        false,
                        Visiting.REREADS),
                FeedDefinition.Order.PUBLISHED,
                null,
                Serving.PUBLIC);
    }

    /** From the first moment to the last, each source when it is due. */
    void live() {
        var queue = new PriorityQueue<Due>((a, b) -> a.at().compareTo(b.at()));
        desks.forEach(d -> queue.add(new Due(span.from(), d)));
        Instant check = span.from().plus(CHECKS);
        for (Due due = queue.remove(); due.at().isBefore(span.to()); due = queue.remove()) {
            wait(due.at());
            if (clock.instant().isAfter(check)) {
                desks.forEach(d -> d.checker().who(clock.instant()));
                desks.forEach(d -> d.checker().isThere(clock.instant()));
                check = clock.instant().plus(CHECKS);
            }
            queue.add(new Due(visit(due.desk()), due.desk()));
        }
        desks.forEach(d -> d.checker().what(new Span(span.from(), clock.instant())));
    }

    private Instant visit(Desk desk) {
        Told told =
                visitor.refresh(desk.feed(), desk.feed().visiting().sources().get(0));
        desk.told().add(told);
        desk.status().check(desk.told());
        if (told.refresh().fault() != null || told.refresh().listed() == 0) {
            desk.checker().isThere(clock.instant());
        }
        return told.next().isAfter(told.refresh().at())
                ? told.next()
                : told.refresh().at().plusSeconds(1);
    }

    /** How it went, line by line; finds out what owners were told, too. */
    String summary() {
        var counts = new HashMap<String, Integer>();
        for (Desk desk : desks) {
            var naming = new Naming(desk.site(), desk.told(), findings);
            counts.merge("articles in the town", desk.site().pieces().size(), Integer::sum);
            counts.merge("articles in the ledger", desk.checker().known(), Integer::sum);
            counts.merge("refreshes", desk.told().size(), Integer::sum);
            counts.merge("failures named", naming.named(), Integer::sum);
            counts.merge("failures in the status", desk.status().failing(), Integer::sum);
            counts.merge("health in the status", desk.status().healthy(), Integer::sum);
            counts.merge("failures that nobody met", naming.unmet(), Integer::sum);
            desk.told().forEach(t -> {
                counts.merge("new", t.refresh().fresh(), Integer::sum);
                counts.merge("changed", t.refresh().changed(), Integer::sum);
                counts.merge("pages that failed", t.refresh().failed(), Integer::sum);
            });
        }
        return "sites " + desks.size() + ", until " + clock.instant() + "\n" + counts + "\nanswers by status "
                + town.answers() + "\n" + findings;
    }

    @Override
    public void close() {
        fetcher.close();
        ledger.close();
        town.close();
    }
}

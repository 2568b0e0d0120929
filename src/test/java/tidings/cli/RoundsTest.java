package tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Publishers;
import tidings.Refresher;
import tidings.TestClock;
import tidings.definition.Checks;
import tidings.definition.Definitions;
import tidings.definition.Environment;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.source.Fetcher;
import tidings.source.Sieve;
import tidings.store.SqlLedger;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;
import tidings.story.Journal;
import tidings.story.Ledger;
import tidings.story.Visit;

/** What becomes of the journal when definitions change. */
class RoundsTest {
    private static final String RSS = "http://127.0.0.1:9/rss.xml";
    private static final String LISTING = "http://127.0.0.1:9/news";
    private static final String PAGE = "http://127.0.0.1:9/ferry";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    private Ledger ledger;
    private Fetcher fetcher;
    private Rounds rounds;
    private Journal journal;

    @BeforeEach
    void open() {
        ledger = SqlLedger.open(folder.resolve("tidings.db").toString(), null, clock);
        journal = ledger.journal();
        fetcher = Fetcher.builder(clock, time -> {}).build();
        var publisher = Publishers.on(ledger, new Shelf(folder.resolve("documents")), clock);
        rounds = new Rounds(ledger, new Refresher(fetcher, publisher, ledger, clock), clock);
    }

    @AfterEach
    void close() {
        rounds.close();
        fetcher.close();
        ledger.close();
    }

    private FeedDefinition town(String source) throws IOException {
        Path town = Files.createDirectories(folder.resolve("town"));
        Files.writeString(town.resolve("feed.yaml"), "title: Town\nlink: https://town.example/\nsource: " + source);
        return new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP))
                .one(town);
    }

    private void visited() {
        journal.save(Visit.first("town", "feed " + RSS, PAGE, Visit.Role.PAGE, clock.instant()));
    }

    @Test
    void what_a_source_that_is_taken_out_has_visited_goes() throws IOException {
        rounds.follow(Catalogue.of(town("{feed: '" + RSS + "', listing: '" + LISTING + "'}")));
        visited();
        rounds.follow(Catalogue.of(town("{feed: '" + RSS + "'}")));
        assertThat(journal.visit("town", PAGE)).isPresent();
        rounds.follow(Catalogue.of(town("{listing: '" + LISTING + "'}")));
        assertThat(journal.visit("town", PAGE)).isEmpty();
    }

    @Test
    void what_a_feed_has_visited_stays_when_it_ends_or_cannot_be_read_for_it_may_come_back() throws IOException {
        rounds.follow(Catalogue.of(town("{feed: '" + RSS + "'}")));
        visited();
        rounds.follow(new Catalogue(List.of(), Set.of("town")));
        rounds.follow(Catalogue.of());
        assertThat(journal.visit("town", PAGE)).isPresent();
    }
}

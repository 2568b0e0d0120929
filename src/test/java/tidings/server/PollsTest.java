package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Feeds;
import tidings.TestClock;
import tidings.feed.Addresses;
import tidings.feed.Shelf;
import tidings.store.SqlLedger;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Format;
import tidings.story.Ledger;

class PollsTest {
    private static final Document.Name NAME = new Document.Name("town", Format.ATOM);

    private static final Found.Sought NO_PAGE = new Found.Sought(Optional::empty);

    private final TestClock clock = new TestClock("2026-03-10T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void what_another_node_has_published_is_answered_with_once_it_is_here() {
        var shelf = new Shelf(folder);
        var ours = new Document(NAME, "ours".getBytes(UTF_8));
        var others = new Document(NAME, "others".getBytes(UTF_8));
        try (Ledger ledger = SqlLedger.inMemory(clock)) {
            var polls = new Polls(ledger, shelf, new Addresses("http://feeds.example"), f -> NO_PAGE);
            shelf.put(ours);
            publish(ledger, ours);
            polls.reload(Catalogue.of(Feeds.feed()));
            publish(ledger, others);
            polls.reload(Catalogue.of(Feeds.feed()));
            assertThat(digest(polls)).isEqualTo(ours.digest().substring(0, 32));
            shelf.put(others);
            polls.reload(Catalogue.of(Feeds.feed()));
            assertThat(digest(polls)).isEqualTo(others.digest().substring(0, 32));
        }
    }

    @Test
    void what_is_answered_with_stays_while_other_nodes_are_always_faster() {
        var shelf = new Shelf(folder);
        var ours = new Document(NAME, "ours".getBytes(UTF_8));
        try (Ledger ledger = SqlLedger.inMemory(clock)) {
            var polls = new Polls(ledger, shelf, new Addresses("http://feeds.example"), f -> NO_PAGE);
            shelf.put(ours);
            publish(ledger, ours);
            polls.reload(Catalogue.of(Feeds.feed()));
            publish(ledger, new Document(NAME, "others".getBytes(UTF_8)));
            for (int i = 0; i < 10; i++) {
                polls.reload(Catalogue.of(Feeds.feed()));
                shelf.put(new Document(NAME, ("too late " + i).getBytes(UTF_8)));
            }
            assertThat(shelf.gzip(NAME, digest(polls))).contains(Shelf.packed(ours.bytes()));
        }
    }

    private void publish(Ledger ledger, Document document) {
        ledger.publish(
                List.of(new DocumentVersion(NAME, document.digest(), clock.instant(), 900, document.digest(), 0)));
    }

    private static String digest(Polls polls) {
        return polls.at("/feeds/town/atom.xml").version().digest();
    }
}

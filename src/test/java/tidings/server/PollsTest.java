package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.TestClock;
import tidings.feed.Addresses;
import tidings.feed.Shelf;
import tidings.store.SqlLedger;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Format;
import tidings.story.Ledger;

class PollsTest {
    private static final Document.Name NAME = new Document.Name("town", Format.ATOM);

    private final TestClock clock = new TestClock("2026-03-10T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void what_another_node_has_published_is_answered_with_once_it_is_here() {
        var shelf = new Shelf(folder);
        var ours = new Document(NAME, "ours".getBytes(UTF_8));
        var others = new Document(NAME, "others".getBytes(UTF_8));
        try (Ledger ledger = SqlLedger.inMemory(clock)) {
            var polls = new Polls(ledger, shelf, new Addresses("http://feeds.example"), f -> true, f -> {});
            shelf.put(ours);
            publish(ledger, ours);
            polls.reload();
            publish(ledger, others);
            polls.reload();
            assertThat(digest(polls)).isEqualTo(ours.digest());
            shelf.put(others);
            polls.reload();
            assertThat(digest(polls)).isEqualTo(others.digest());
        }
    }

    private void publish(Ledger ledger, Document document) {
        ledger.publish(
                List.of(new DocumentVersion(NAME, document.digest(), clock.instant(), 900, document.digest(), 0)));
    }

    private static String digest(Polls polls) {
        return polls.version("town", "atom.xml").orElseThrow().digest();
    }
}

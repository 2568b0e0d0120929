package tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.store.SqlLedger;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.Refreshes;

class StatusCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void define() throws IOException {
        feed("town", "source: {listing: 'https://town.example/'}\n");
        feed("quay", "");
    }

    private void feed(String name, String source) throws IOException {
        Path yaml =
                Files.createDirectories(folder.resolve("feeds").resolve(name)).resolve("feed.yaml");
        Files.writeString(yaml, "title: " + name + "\nlink: https://town.example/\n" + source);
    }

    private void refreshed(String history) {
        List<Refresh> refreshes = new ArrayList<>(Refreshes.of(history, Duration.ofHours(1)));
        Collections.reverse(refreshes);
        try (Ledger ledger = SqlLedger.open(folder.resolve("t.db"), Clock.systemUTC())) {
            refreshes.forEach(ledger.journal()::add);
        }
    }

    private int status(String... more) {
        var arguments = new ArrayList<>(List.of(
                "status",
                "--feeds",
                folder.resolve("feeds").toString(),
                "--store",
                folder.resolve("t.db").toString()));
        arguments.addAll(List.of(more));
        String[] words = arguments.toArray(String[]::new);
        return TidingsCommand.commandLine(words)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words);
    }

    @ParameterizedTest
    @CsvSource({
        "40+40 -, fresh, 0",
        "40+40 - x, fresh, 0",
        "40+40 40*9 3 3, quiet, 0",
        "40+40 - x x, failing, 1",
        "40+40 - gone, dead, 1"
    })
    void a_source_is_a_line_and_the_exit_code_says_whether_one_fails(String history, String state, int code) {
        refreshed(history);
        assertThat(status()).isEqualTo(code);
        assertThat(out.toString().lines().toList().get(1)).matches("town  " + state + " .* " + Refreshes.SOURCE);
    }

    @Test
    void the_table_says_what_is_wrong() {
        refreshed("40+40 - x");
        status();
        assertThat(out.toString().lines())
                .containsExactly(
                        "FEED  STATE  LAST REFRESH          LISTED/USUAL  NEW  FAILED  SOURCE",
                        "town  fresh  2026-01-01 02:00 UTC  40/40         0    0       listing https://town.example/",
                        "    The last refresh failed: The host does not answer. It will be tried again. Nobody has refreshed it since"
                                + " 2026-01-01 02:00 UTC: is a server running, and is the source still due?");
    }

    @Test
    void what_was_never_refreshed_is_new_and_what_visits_nothing_is_not_told_of() {
        assertThat(status()).isZero();
        assertThat(out.toString()).contains("town  new ", "Not refreshed yet.").doesNotContain("quay");
        assertThat(status("quay")).isZero();
        assertThat(out.toString()).contains("No feed has a source on the web.");
    }

    @Test
    void programs_get_JSON() throws IOException {
        refreshed("40+40 - x x");
        assertThat(status("--json", "town")).isEqualTo(1);
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.at("/feeds/0/feed").asText()).isEqualTo("town");
        assertThat(json.at("/feeds/0/sources/0/state").asText()).isEqualTo("failing");
        assertThat(json.at("/feeds/0/status_feed").isMissingNode()).isTrue();
    }

    @Test
    void a_feed_that_is_not_there_is_bad_input() {
        assertThat(status("nowhere")).isEqualTo(1);
        assertThat(out.toString()).contains("no feed is called nowhere");
    }
}

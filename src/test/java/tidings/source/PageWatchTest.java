package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Feeds;
import tidings.TestClock;
import tidings.story.FeedDefinition;

/** Time passes when the test says so; that the operating system tells in time is shown by a running server, for here it may be late. */
class PageWatchTest {
    private static final String WHOLE = "<html><p>A</html>";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    private final Set<String> read = new HashSet<>();
    private PageWatch watch;
    private Path pages;
    private FeedDefinition feed;

    @BeforeEach
    void open() throws IOException {
        watch = new PageWatch(clock);
        pages = Files.createDirectories(folder.resolve("pages"));
        feed = Feeds.feed(folder);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private List<String> ripe() {
        return watch.ripe(feed, page -> !read.contains(page.name() + page.stamp())).stream()
                .map(PageFile::name)
                .sorted()
                .toList();
    }

    private List<String> ripeAfter(Duration time) {
        ripe();
        clock.pass(time);
        return ripe();
    }

    /** All is listed now, whatever the operating system told. */
    private List<String> afterTheNet() {
        clock.pass(FeedWatch.NET);
        return ripeAfter(FeedWatch.REST);
    }

    @Test
    void a_page_is_told_of_once_when_it_has_stood_still() throws IOException {
        Files.writeString(pages.resolve("a.html"), WHOLE);
        assertThat(ripe()).isEmpty();
        clock.pass(FeedWatch.REST.minusMillis(1));
        assertThat(ripe()).isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(ripe()).containsExactly("pages/a.html");
        assertThat(afterTheNet()).isEmpty();
    }

    @Test
    void a_file_that_grows_waits() throws IOException {
        Path page = Files.writeString(pages.resolve("a.html"), WHOLE);
        ripe();
        for (int i = 0; i < 5; i++) {
            clock.pass(FeedWatch.REST);
            Files.writeString(page, WHOLE + " ".repeat(i + 1));
            assertThat(ripe()).isEmpty();
        }
        clock.pass(FeedWatch.REST);
        assertThat(ripe()).containsExactly("pages/a.html");
    }

    @Test
    void a_page_that_is_not_closed_and_an_empty_one_wait_longer() throws IOException {
        Files.writeString(pages.resolve("a.html"), "<!DOCTYPE html><html><p>A");
        Files.writeString(pages.resolve("b.html"), "");
        Files.writeString(pages.resolve("c.txt"), "A");
        assertThat(ripeAfter(Duration.ofSeconds(4))).containsExactly("pages/c.txt");
        clock.pass(Duration.ofSeconds(1));
        assertThat(ripe()).containsExactly("pages/a.html", "pages/b.html");
    }

    @Test
    void gzip_and_zip_that_are_cut_off_wait_until_their_owner_should_know() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(WHOLE.repeat(99).getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = gzip.toByteArray();
        Path half = Files.write(pages.resolve("a.html.gz"), Arrays.copyOf(all, all.length / 2));
        Files.write(pages.resolve("b.html.gz"), Arrays.copyOf(all, all.length - 1));
        Files.writeString(pages.resolve("c.zip"), "PK\3\4");
        assertThat(ripeAfter(Duration.ofMinutes(1).minus(FeedWatch.REST))).isEmpty();
        Files.write(half, all);
        assertThat(ripeAfter(FeedWatch.REST)).containsExactly("pages/a.html.gz", "pages/b.html.gz", "pages/c.zip");
    }

    @Test
    void what_was_read_before_is_not_told_of() throws IOException {
        Files.writeString(pages.resolve("a.html"), WHOLE);
        new PageFiles().of(feed).forEach(page -> read.add(page.name() + page.stamp()));
        assertThat(ripeAfter(FeedWatch.REST)).isEmpty();
    }

    @Test
    void what_changed_is_told_of_again_and_what_could_not_be_read_only_then() throws IOException {
        Path page = Files.writeString(pages.resolve("a.html"), WHOLE);
        assertThat(ripeAfter(FeedWatch.REST)).hasSize(1);
        assertThat(afterTheNet()).isEmpty();
        Files.writeString(page, WHOLE + " ");
        assertThat(afterTheNet()).hasSize(1);
        watch.forget(feed.name());
        assertThat(ripeAfter(FeedWatch.REST)).hasSize(1);
    }

    @Test
    void folders_that_come_later_are_watched_and_their_pages_found() throws IOException {
        Files.delete(pages);
        assertThat(ripe()).isEmpty();
        Files.createDirectories(pages.resolve("deep/er"));
        Files.writeString(pages.resolve("deep/er/a.html"), WHOLE);
        Files.writeString(pages.resolve(".hidden"), WHOLE);
        Files.writeString(pages.resolve("rss.xml"), WHOLE);
        assertThat(afterTheNet()).containsExactly("pages/deep/er/a.html");
    }

    @Test
    void what_no_definition_names_any_more_is_watched_no_more() throws IOException {
        Files.createDirectories(pages.resolve("deep"));
        ripe();
        assertThat(watch.folders()).contains(pages, pages.resolve("deep"));
        watch.retain(List.of(feed));
        assertThat(watch.folders()).contains(pages, pages.resolve("deep"));
        Path other = Files.createDirectories(folder.resolve("elsewhere/pages"));
        FeedDefinition moved = Feeds.feed(other.getParent());
        watch.retain(List.of(moved));
        assertThat(watch.folders()).isEmpty();
        feed = moved;
        Files.writeString(other.resolve("a.html"), WHOLE);
        assertThat(ripeAfter(FeedWatch.REST)).containsExactly("pages/a.html");
        assertThat(watch.folders()).contains(other).doesNotContain(pages);
        watch.retain(List.of());
        assertThat(watch.folders()).isEmpty();
    }

    @Test
    void many_pages_come_in_parts() throws IOException {
        for (int i = 0; i < 120; i++) {
            Files.writeString(pages.resolve(i + ".html"), WHOLE);
        }
        int first = ripeAfter(FeedWatch.REST).size();
        assertThat(first).isBetween(1, 60);
        assertThat(first + ripe().size() + ripe().size()).isEqualTo(120);
        assertThat(ripe()).isEmpty();
    }
}

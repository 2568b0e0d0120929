package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.Feeds;
import tidings.story.Further;
import tidings.story.ListReading;
import tidings.story.Listed;
import tidings.story.Page;

class ListingReaderTest {
    private static ListReading reading(String html, String selector) {
        var page = new Page("page", "", html.getBytes(UTF_8), "https://town.example/list?page=2", null);
        return new ListingReader().read(page, Feeds.feed(), selector);
    }

    private static String refusal(String html) {
        return ((ListReading.Refused) reading(html, null)).reason();
    }

    @ParameterizedTest
    @CsvSource({"li, 2", "li a, 2", ".a, 1"})
    void a_selector_means_links_or_boxes_with_links(String selector, int count) {
        String html =
                "<ul><li class=a><a href=/x1><img src=i.png></a><a href=/x1>Fog</a> <time datetime=2026-03-02></time>"
                        + "<li><a href=/x2>Rain</a></ul><p><a href=/2026/03/ferry-leaves-on-time>The ferry leaves on time</a>";
        ListReading.Read read = (ListReading.Read) reading(html, selector);
        assertThat(read.headlines().listed()).hasSize(count);
        Listed first = read.headlines().listed().get(0);
        assertThat(first.url()).isEqualTo("https://town.example/x1");
        assertThat(first.title()).isEqualTo("Fog");
    }

    @Test
    void a_selector_that_means_nothing_is_named() {
        assertThat(((ListReading.Refused) reading("<p><a href=/a>b</a>", ".cards > a")).reason())
                .contains("\".cards > a\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<link rel=next href=?page=3>; ?page=3",
                "<div class=pager><a href=?page=1>1</a> <b>2</b> <a href=?page=3>3</a></div>; ?page=3",
                "<a href=?page=1>Newer posts</a> <a href=?page=3>Older posts</a>; ?page=3",
                "<a href=?page=3 aria-label='Next page'>></a>; ?page=3",
                "<nav class=pagination><a href=?page=1>‹</a><a href=?page=3>›</a></nav>; ?page=3",
                "<a href=https://other.example/3>Next</a>; ",
                "<a href=?page=2>Next</a>; ",
                "<a href=#>Load more</a>; "
            })
    void the_next_page_is_the_one_that_a_pager_leads_to(String pager, String next) {
        String html = IntStream.range(0, 5)
                .mapToObj(i -> "<h2><a href=/2026/03/ferry-is-late-" + i + ">The ferry is late for the time number " + i
                        + "</a></h2>")
                .collect(Collectors.joining("", "<main>", "</main>" + pager));
        var further = ((ListReading.Read) reading(html, null)).headlines().further();
        assertThat(further)
                .extracting(Further::url)
                .isEqualTo(next == null ? List.of() : List.of("https://town.example/list" + next));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "is empty; ' '",
                "is a sitemap, not a page; <urlset><url/></urlset>",
                "is a feed, not a page; <?xml version='1.0'?><rss></rss>",
                "is plain text; A ferry that was late",
                "is an error page; <title>404 Not Found</title><h1>Not Found</h1>",
                "lists no articles; <title>A ferry that was late</title><p>It was late, and nobody on the quay could say why that was so or whether it would be again. It was late, and nobody on the quay could say why that was so or whether it would be again. It was late, and nobody on the quay could say why that was so or whether it would be again."
            })
    void what_it_is_instead_is_said(String reason, String html) {
        assertThat(refusal(html)).startsWith(reason);
    }

    @Test
    @Timeout(60)
    void pages_of_links_without_end_are_read_in_bounded_time() {
        reading("<a href=/2026/03/ferry-leaves-on-time>The ferry leaves on time again</a>".repeat(20_000), null);
        reading(
                "<div>".repeat(30_000) + "<a href=/2026/03/ferry-leaves-on-time>The ferry leaves on time again</a>",
                null);
        reading(
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "<li><a href=/ferry-" + i + "-leaves>The ferry leaves at " + i
                                + "</a> <b>2 March 2026</b>")
                        .collect(Collectors.joining()),
                null);
        reading(
                "<p>2 March 2026</p>".repeat(15_000)
                        + "<h2><a href=/a-ferry-that-is-late>A ferry that is late</a></h2>".repeat(3),
                null);
    }

    @Test
    void the_pages_of_the_fuzzer_are_read_or_refused() throws IOException {
        try (var files = Files.walk(Path.of("src/test/resources/fuzz"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var page = new Page("page", "", Files.readAllBytes(file), null, null);
                assertThat(String.valueOf(new ListingReader().read(page, Feeds.feed(), null)))
                        .doesNotContain("fault in Tidings");
            }
        }
    }
}

package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Feeds;
import tidings.House;
import tidings.Publisher;
import tidings.TestClock;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.source.PageFiles;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Catalogue;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Serving;
import tidings.story.Story;

class FolderSiteTest {
    private static final String URL = "https://feeds.example/t";
    private static final FeedDefinition FEED = Feeds.keeping(10, Retention.DEFAULT);
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock("2026-11-23T20:00:00Z");
    private House house;
    private Ledger ledger;
    private Path root;
    private FolderSite site;

    @BeforeEach
    void begin() {
        house = new House(folder.resolve("house"), URL);
        ledger = house.ledger();
        root = folder.resolve("site");
        site = site(root);
    }

    @AfterEach
    void end() {
        site.close();
        ledger.close();
        house.close();
    }

    private FolderSite site(Path root) {
        var addresses = new Addresses(URL);
        var documents = new Documents(addresses);
        var publisher = new Publisher(
                new PageFiles(), new PageReader(), ledger, documents, new Shelf(folder.resolve("shelf")), clock);
        return new FolderSite(
                ledger, publisher, documents, addresses, root, root.resolve("feeds"), folder.resolve("notes"), clock);
    }

    /** @param url null for one that has no address of its own */
    private void keep(int number, String title, String url) {
        Article article = new Article(
                title,
                url,
                List.of("Odile Marrish"),
                new ArticleDate(MONDAY.plusSeconds(number), ZoneOffset.UTC, DateSource.JSON_LD),
                null,
                "Summary",
                "<p>" + "Body of many words. ".repeat(20) + number + "</p>",
                null,
                "en",
                null);
        String page = "page " + number;
        ledger.keep(
                FEED,
                new Page(page, title, page.getBytes(UTF_8), null, null),
                new Story(article, "Words of " + title, List.of(), "town.example"));
    }

    private void keep(int number, String title) {
        keep(number, title, "https://town.example/" + number);
    }

    private void keepAll(int first, int last) {
        for (int i = first; i <= last; i++) {
            keep(i, "Title " + i);
        }
    }

    private Written write(FeedDefinition... feeds) {
        Written all = site.write(Catalogue.of(feeds));
        for (FeedDefinition feed : feeds) {
            all = all.and(site.write(feed));
        }
        return all;
    }

    private Map<String, FileTime> times() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return new TreeMap<>(files.filter(Files::isRegularFile)
                    .collect(toMap(f -> root.relativize(f).toString(), FolderSiteTest::time)));
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> changedSince(Map<String, FileTime> before) throws IOException {
        return times().entrySet().stream()
                .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                .map(Map.Entry::getKey)
                .filter(f -> !f.endsWith(".gz"))
                .collect(java.util.stream.Collectors.toSet());
    }

    private FeedDefinition served(Serving serving) {
        return Feeds.serving(folder.resolve("feeds/town"), serving);
    }

    @Test
    void files_are_what_the_server_answers_plain_and_as_gzip() throws IOException {
        keepAll(1, 24);
        keep(25, "A note", null);
        house.define(FEED);
        house.restart();
        assertThat(write(FEED)).isEqualTo(new Written(14, 0, 0));
        assertThat(times()).containsKeys("feeds/town/atom-2.xml.gz", "feeds/town/feed-1.json", "favicon.ico");
        for (String file : times().keySet()) {
            boolean packed = file.endsWith(".gz");
            String path = file.replaceFirst("(index\\.html)?(\\.gz)?$", "");
            var answer = packed ? house.get("/" + path, "Accept-Encoding", "gzip") : house.get("/" + path);
            assertThat(answer.body()).as(file).isEqualTo(Files.readAllBytes(root.resolve(file)));
        }
    }

    @Test
    void what_stays_is_not_touched_and_what_moves_is_a_second_younger_in_both_codings() throws IOException {
        keepAll(1, 5);
        write(FEED);
        Map<String, FileTime> before = times();
        assertThat(before.values()).containsOnly(FileTime.from(clock.instant()));
        clock.pass(Duration.ofHours(1));
        assertThat(write(FEED)).isEqualTo(new Written(0, 7, 0));
        assertThat(times()).isEqualTo(before);

        keep(3, "Title 3, corrected");
        write(FEED);
        Map<String, FileTime> later = times();
        assertThat(later.get("feeds/town/atom.xml")).isEqualTo(FileTime.from(clock.instant()));
        keep(3, "Title 3, corrected again");
        write(FEED);
        for (String file : List.of("feeds/town/atom.xml", "feeds/town/atom.xml.gz", "feeds/town/feed.json.gz")) {
            assertThat(times().get(file))
                    .as(file)
                    .isEqualTo(FileTime.from(clock.instant().plusSeconds(1)));
        }
        assertThat(times().get("feeds.opml")).isEqualTo(before.get("feeds.opml"));
    }

    @Test
    void an_edit_of_an_old_article_is_written_into_its_archive_alone() throws IOException {
        keepAll(1, 60);
        write(FEED);
        Map<String, FileTime> before = times();
        clock.pass(Duration.ofHours(1));
        keep(23, "Title 23, corrected");
        write(FEED);
        assertThat(changedSince(before))
                .containsExactlyInAnyOrder("feeds/town/atom-3.xml", "feeds/town/rss-3.xml", "feeds/town/feed-3.json");
    }

    @Test
    void what_is_lost_comes_again() throws IOException {
        keepAll(1, 30);
        write(FEED);
        Map<String, FileTime> before = times();
        Files.delete(root.resolve("feeds/town/atom-1.xml"));
        Files.delete(root.resolve("feeds/town/rss.xml.gz"));
        Files.writeString(root.resolve("feeds/town/feed.json"), "{");
        write(FEED);
        assertThat(times().keySet()).isEqualTo(before.keySet());
        assertThat(root.resolve("feeds/town/feed.json")).content().contains("jsonfeed.org");
    }

    @Test
    void of_a_feed_that_is_no_more_nothing_stays_but_what_others_put_there() throws IOException {
        keepAll(1, 3);
        write(FEED);
        Path foreign = Files.writeString(root.resolve("feeds/town/notes.txt"), "mine");
        site.write(new Catalogue(List.of(), Set.of("town"))); // it cannot be read now, so it stays
        assertThat(root.resolve("feeds/town/atom.xml")).exists();
        assertThat(site.write(Catalogue.of()).removed()).isEqualTo(4);
        assertThat(root.resolve("feeds/town")).isDirectoryContaining(f -> f.equals(foreign));
        assertThat(times().keySet())
                .containsExactlyInAnyOrder(
                        "favicon.ico",
                        "feeds.opml",
                        "feeds.opml.gz",
                        "feeds/town/notes.txt",
                        "index.html",
                        "index.html.gz");
        assertThat(root.resolve("index.html")).content().doesNotContain("Town News");
    }

    @Test
    void a_feed_that_has_ended_keeps_its_page_and_articles_and_no_documents() throws IOException {
        keep(1, "A note", null);
        write(FEED);
        write(served(new Serving(true, null, List.of(), null)));
        assertThat(times().keySet()).contains("feeds/town/index.html").noneMatch(f -> f.contains("atom.xml"));
        assertThat(root.resolve("feeds/town/articles")).isNotEmptyDirectory();
        write(FEED);
        assertThat(root.resolve("feeds/town/atom.xml.gz")).exists();
    }

    @Test
    void a_private_feed_stands_at_its_secret_path_and_in_no_list() throws IOException {
        keepAll(1, 3);
        write(FEED);
        FeedDefinition secret = served(new Serving(false, null, List.of(), "0123456789abcdef0123456789abcdef"));
        write(secret);
        assertThat(root.resolve("feeds/town/atom.xml")).doesNotExist();
        assertThat(root.resolve("feeds/" + secret.path() + "/atom.xml")).exists();
        for (String list : List.of("index.html", "feeds.opml")) {
            assertThat(root.resolve(list)).content().doesNotContain("Town News", "0123456789abcdef");
        }
    }

    @Test
    void it_writes_again_when_the_ledger_or_a_definition_moves_until_it_is_closed() throws IOException {
        var feeds = new AtomicReference<>(Catalogue.of(FEED));
        keepAll(1, 3);
        site.follow(feeds::get, feed -> true, (feed, written) -> {});
        Path atom = root.resolve("feeds/town/atom.xml");
        assertThat(atom).content().contains("Title 3").doesNotContain("Title 4");
        keep(4, "Title 4");
        House.await(() -> text(atom).contains("Title 4"));
        feeds.set(Catalogue.of());
        House.await(() -> !Files.exists(atom));
        feeds.set(Catalogue.of(FEED));
        House.await(() -> text(atom).contains("Title 4"));
        site.close();
        keep(5, "Title 5");
        assertThat(atom).content().doesNotContain("Title 5");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}

package tidings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.feed.Shelf;
import tidings.store.SqlLedger;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Story;

/** What is not in a feed's current document any more is in its archives. */
class ArchivesTest {
    private static final int WINDOW = 10;
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final FeedDefinition FEED = Feeds.keeping(WINDOW, Retention.DEFAULT);
    private static final Pattern CHAINED = Pattern.compile("rel=\"([a-z-]+)\"[^>]*href=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock("2026-11-23T20:00:00Z");
    private Ledger ledger;
    private Shelf shelf;
    private Publisher publisher;

    @BeforeEach
    void begin() {
        ledger = SqlLedger.inMemory(clock);
        shelf = new Shelf(folder);
        publisher = Publishers.on(ledger, shelf, clock);
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    private UUID keep(int number, String title, String html, Instant published) {
        Article article = new Article(
                title,
                "https://town.example/" + number,
                List.of("Odile Marrish"),
                new ArticleDate(published, ZoneOffset.UTC, DateSource.JSON_LD),
                null,
                "Summary",
                html,
                null,
                "en",
                null);
        String page = "page " + number;
        return ledger.keep(
                        FEED,
                        new Page(page, title, page.getBytes(UTF_8), null, null),
                        new Story(article, "Words of " + title, List.of(), "town.example"))
                .main();
    }

    private UUID keep(int number) {
        return keep(number, "Title " + number, "<p>Body " + number + "</p>", MONDAY.plusSeconds(number));
    }

    private List<UUID> keepAll(int first, int last) {
        var ids = new ArrayList<UUID>();
        for (int i = first; i <= last; i++) {
            ids.add(keep(i));
        }
        return ids;
    }

    private void announce() {
        clock.pass(Duration.ofSeconds(10));
        House.await(() -> publisher.announce(FEED));
    }

    private Optional<String> document(Document.Name name) {
        return ledger.version(name)
                .flatMap(v -> shelf.identity(name, v.digest()))
                .map(b -> new String(b, UTF_8));
    }

    private static Document.Name current(Format format) {
        return new Document.Name("town", format);
    }

    private static Optional<Document.Name> name(String url) {
        return Document.Name.of("town", url.substring(url.lastIndexOf('/') + 1));
    }

    /** Where a document leads, by relation. */
    private Map<String, Document.Name> chain(Document.Name name) {
        String text = document(name).orElseThrow();
        if (name.format() == Format.JSON) {
            return json(text).hasNonNull("next_url")
                    ? Map.of(
                            "prev-archive",
                            name(json(text).get("next_url").textValue()).orElseThrow())
                    : Map.of();
        }
        String head =
                text.substring(0, text.indexOf("<title>Title") < 0 ? text.length() : text.indexOf("<title>Title"));
        return CHAINED.matcher(head)
                .results()
                .filter(r -> r.group(1).contains("archive") || r.group(1).equals("current"))
                .collect(toMap(
                        (MatchResult r) -> r.group(1), r -> name(r.group(2)).orElseThrow()));
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<UUID> ids(Document.Name name) {
        String text = document(name).orElseThrow();
        Stream<String> ids = name.format() == Format.JSON
                ? StreamSupport.stream(json(text).get("items").spliterator(), false)
                        .map(i -> i.get("id").textValue())
                : Pattern.compile(
                                name.format() == Format.ATOM
                                        ? "(?s)<entry[ >].*?<id>(.*?)</id>"
                                        : "<guid isPermaLink=\"false\">(.*?)</guid>")
                        .matcher(text)
                        .results()
                        .map(r -> r.group(1));
        return ids.map(i -> UUID.fromString(i.substring("urn:uuid:".length()))).toList();
    }

    /** The current document and all archives, the newest first, as one finds them. */
    private List<Document.Name> walk(Format format) {
        var walk = new ArrayList<Document.Name>();
        Document.Name next = current(format);
        while (next != null) {
            assertThat(walk).doesNotContain(next);
            walk.add(next);
            next = chain(next).get("prev-archive");
        }
        return walk;
    }

    private List<UUID> walked(Format format) {
        return walk(format).stream().flatMap(n -> ids(n).stream()).toList();
    }

    private Map<Document.Name, String> digests(Format format) {
        return walk(format).stream()
                .collect(toMap(n -> n, n -> ledger.version(n).orElseThrow().digest()));
    }

    private static Set<Document.Name> moved(Map<Document.Name, String> before, Map<Document.Name, String> after) {
        var moved = new HashSet<Document.Name>();
        after.forEach((name, digest) -> {
            if (!digest.equals(before.get(name))) {
                moved.add(name);
            }
        });
        return moved;
    }

    @ParameterizedTest
    @EnumSource
    void whoever_walks_meets_every_entry_whenever_it_came_and_whatever_its_date(Format format) {
        var all = new HashSet<UUID>();
        for (int i = 1; i <= 37; i++) {
            all.add(i % 5 == 0 ? keep(i, "Title " + i, "<p>Late</p>", MONDAY.minusSeconds(i)) : keep(i));
            announce();
            assertThat(Set.copyOf(walked(format))).isEqualTo(all);
        }
        assertThat(ids(current(format))).hasSize(WINDOW);
        assertThat(walk(format)).hasSize(5);
    }

    @Test
    void pages_of_a_JSON_Feed_do_not_repeat_an_entry() {
        for (int i = 1; i <= 37; i++) {
            keep(i);
            announce();
            assertThat(walked(Format.JSON)).hasSize(i).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ATOM", "RSS"})
    void archives_lead_to_one_another_and_to_the_current_document(Format format) {
        keepAll(1, 35);
        announce();
        List<Document.Name> walk = walk(format);
        assertThat(walk.stream().map(Document.Name::file).map(f -> f.replaceAll("\\D", "")))
                .containsExactly("", "3", "2", "1");
        for (int i = 1; i < walk.size(); i++) {
            assertThat(chain(walk.get(i)).get("current")).isEqualTo(current(format));
            assertThat(chain(walk.get(i)).get("next-archive")).isEqualTo(i == 1 ? null : walk.get(i - 1));
            assertThat(document(walk.get(i)).orElseThrow())
                    .contains(
                            "<fh:archive",
                            "href=\"https://feeds.example/feeds/town/"
                                    + walk.get(i).file() + "\"");
        }
        assertThat(document(current(format)).orElseThrow()).doesNotContain("fh:archive", "rel=\"current\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_feed_that_shows_all_it_has_has_no_archives(Format format) {
        keepAll(1, WINDOW);
        announce();
        assertThat(walk(format)).containsExactly(current(format));
        assertThat(ledger.version(new Document.Name("town", format, 1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_comes_while_a_feed_that_shows_all_it_has_is_published_needs_no_archive(Format format) {
        keepAll(1, 2);
        publisher = Publishers.on(keepingAfterALookAtTheNewest(3), shelf, clock);
        announce();
        assertThat(document(current(format)).orElseThrow()).contains("Title 2").doesNotContain("Title 3");
        announce();
        assertThat(document(current(format)).orElseThrow()).contains("Title 3");
        assertThat(walk(format)).containsExactly(current(format));
    }

    /** The ledger, to which an article comes as soon as somebody has asked for the newest. */
    private Ledger keepingAfterALookAtTheNewest(int number) {
        var left = new AtomicInteger(1);
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(ledger, args);
                    if (method.getName().equals("newest") && left.getAndDecrement() > 0) {
                        keep(number);
                    }
                    return answer;
                });
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_moves_the_archive_that_holds_the_entry_and_no_other(Format format) {
        keepAll(1, 55);
        announce();
        Map<Document.Name, String> before = digests(format);
        keep(17, "Title 17, corrected", "<p>Body 17</p>", MONDAY.plusSeconds(17));
        announce();
        assertThat(moved(before, digests(format))).containsExactly(new Document.Name("town", format, 2));
        assertThat(document(new Document.Name("town", format, 2)).orElseThrow()).contains("Title 17, corrected");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_new_or_late_moves_one_archive_at_most(Format format) {
        keepAll(1, 55);
        announce();
        Map<Document.Name, String> before = digests(format);
        keep(56);
        announce();
        assertThat(moved(before, digests(format))).hasSizeLessThanOrEqualTo(2).contains(current(format));
        before = digests(format);
        keep(57, "Title 57", "<p>Late</p>", MONDAY.minusSeconds(57));
        announce();
        assertThat(moved(before, digests(format)))
                .contains(new Document.Name("town", format, 6))
                .hasSizeLessThanOrEqualTo(3);
        before = digests(format);
        keep(58, "Title 58", "<p>Late, too</p>", MONDAY.minusSeconds(58));
        announce();
        assertThat(moved(before, digests(format))).containsExactly(new Document.Name("town", format, 6));
    }

    @Test
    void an_archive_is_written_only_when_something_in_it_moves() {
        keepAll(1, 55);
        announce();
        DocumentVersion before =
                ledger.version(new Document.Name("town", Format.ATOM, 2)).orElseThrow();
        keep(56);
        announce();
        assertThat(ledger.version(new Document.Name("town", Format.ATOM, 2))).contains(before);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_taken_back_is_in_no_archive(Format format) {
        List<UUID> all = keepAll(1, 35);
        announce();
        ledger.retract(FEED, "https://town.example/3");
        announce();
        assertThat(walked(format)).doesNotContain(all.get(2)).contains(all.get(3));
    }

    @Test
    void what_was_taken_back_lately_has_a_tombstone_in_the_current_Atom_document_until_it_comes_back() {
        List<UUID> all = keepAll(1, 12);
        announce();
        keep(13, "Title 13", "<p>Body</p>", clock.instant());
        ledger.retract(FEED, "https://town.example/3");
        Instant when = clock.instant();
        announce();
        String tombstone = "<at:deleted-entry xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" ref=\"urn:uuid:"
                + all.get(2) + "\" when=\"" + when + "\" />";
        assertThat(document(current(Format.ATOM)).orElseThrow()).contains(tombstone);
        assertThat(document(new Document.Name("town", Format.ATOM, 1)).orElseThrow())
                .doesNotContain("deleted-entry");
        assertThat(document(current(Format.RSS)).orElseThrow()).doesNotContain("deleted-entry");
        keep(3, "Title 3, again", "<p>Body 3</p>", MONDAY.plusSeconds(3));
        announce();
        assertThat(document(current(Format.ATOM)).orElseThrow()).doesNotContain("deleted-entry");
        assertThat(walked(Format.ATOM)).contains(all.get(2));
    }

    @Test
    void tombstones_go_when_the_feed_has_gone_on_for_a_month() {
        keepAll(1, 12);
        ledger.retract(FEED, "https://town.example/3");
        clock.pass(Duration.ofDays(31));
        keep(13, "Title 13", "<p>Body</p>", clock.instant());
        announce();
        assertThat(document(current(Format.ATOM)).orElseThrow()).doesNotContain("deleted-entry");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_feed_forgets_is_in_no_archive_and_empty_archives_are_no_more(Format format) {
        List<UUID> all = keepAll(1, 45);
        announce();
        FeedDefinition keeping = Feeds.keeping(WINDOW, new Retention(10, 22, null));
        keep(46);
        House.await(() -> publisher.announce(keeping));
        assertThat(Set.copyOf(walked(format))).hasSize(22).doesNotContain(all.get(20));
        assertThat(walk(format)).hasSize(3);
        assertThat(ledger.version(new Document.Name("town", format, 1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_does_not_fit_into_the_current_document_is_in_an_archive(Format format) {
        for (int i = 1; i <= 25; i++) {
            keep(i, "Title " + i, "<p>" + "long ".repeat(80_000) + "</p>", MONDAY.plusSeconds(i));
        }
        announce();
        assertThat(document(current(format)).orElseThrow().length()).isLessThan(2_000_000);
        assertThat(ids(current(format))).hasSizeBetween(1, 5);
        assertThat(Set.copyOf(walked(format))).hasSize(25);
        assertThat(walk(format))
                .allSatisfy(n -> assertThat(document(n).orElseThrow().length()).isLessThan(2_000_000));
    }

    @Test
    void so_many_archives_are_written_a_few_at_a_time_while_the_news_are_out_at_once() {
        keepAll(1, 10 * (Archiver.A_ROUND + 5));
        assertThat(publisher.announce(FEED)).isFalse();
        assertThat(ids(current(Format.ATOM))).hasSize(WINDOW);
        assertThat(publisher.announce(FEED)).isTrue();
        assertThat(walk(Format.ATOM)).hasSize(Archiver.A_ROUND + 5);
    }

    @Test
    void an_archive_that_the_shelf_lost_is_written_again_as_it_was() {
        keepAll(1, 25);
        announce();
        var name = new Document.Name("town", Format.RSS, 1);
        String before = document(name).orElseThrow();
        shelf = new Shelf(folder.resolve("empty"));
        publisher = Publishers.on(ledger, shelf, clock);
        assertThat(document(name)).isEmpty();
        publisher.restore(FEED, name);
        assertThat(document(name)).contains(before);
    }
}

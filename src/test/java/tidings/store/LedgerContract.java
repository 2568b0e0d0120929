package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidings.House.await;
import static tidings.story.Kept.Outcome.CHANGED;
import static tidings.story.Kept.Outcome.KNOWN;
import static tidings.story.Kept.Outcome.NEW;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Enclosure;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Format;
import tidings.story.Handles;
import tidings.story.Kept;
import tidings.story.Labels;
import tidings.story.Ledger;
import tidings.story.LedgerException;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Retracted;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Version;

/** What every ledger holds to, whatever database is under it. */
abstract class LedgerContract extends IdentityContract {
    private static final FeedDefinition FEED = Feeds.feed();
    private static final String SITE = "town.example";
    private static final ArticleDate MONDAY = date("2026-03-02T08:30:00Z", DateSource.JSON_LD);
    private static final ArticleDate SUNDAY = date("2026-03-01T18:00:00Z", DateSource.LISTED);

    private Ledger ledger;

    @BeforeEach
    void begin() {
        ledger = open();
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    @Test
    void a_story_comes_back_as_it_was_told() {
        Article main = new Article(
                "Ferry late",
                "https://town.example/ferry",
                List.of("Odile Marrish", "Bram Tolliver"),
                new ArticleDate(Instant.parse("2026-03-02T06:30:00Z"), ZoneOffset.ofHours(2), DateSource.META),
                date("2026-03-03T00:00:00Z", DateSource.META),
                "Late again.",
                "<p>The ferry was late.</p>",
                new tidings.story.Image("https://town.example/i.jpg", 640, null, "The \"boat\""),
                "en-GB",
                "© Town",
                List.of("Arts & Culture", "Harbour"),
                List.of(new Enclosure("https://town.example/a.mp3", "audio/mpeg", 5_000_000_000L, null, null, 190)));
        keep("a", story(main));
        Entry entry = only();
        assertThat(entry.article()).isEqualTo(main);
        assertThat(entry.published()).isEqualTo("2026-03-02T06:30:00Z");
        assertThat(entry.updated()).isEqualTo("2026-03-03T00:00:00Z");
    }

    @Test
    void sounds_and_categories_are_added_silently_and_other_sounds_are_a_change() {
        Article plain = full("Ferry late", "https://town.example/ferry", MONDAY);
        var sound = new Enclosure("https://town.example/a.mp3?session=1", "audio/mpeg", null, null, null, null);
        var again = new Enclosure("https://town.example/a.mp3?session=2", "audio/mpeg", null, null, null, null);
        var other = new Enclosure("https://town.example/b.mp3", "audio/mpeg", null, null, null, null);
        keep("a", story(plain));
        long revision = ledger.feed(FEED).revision();
        assertThat(keep("a", story(plain.with(List.of("Harbour"), List.of(sound))))
                        .outcome())
                .isEqualTo(KNOWN);
        assertThat(only().article().enclosures()).containsExactly(sound);
        assertThat(only().article().categories()).containsExactly("Harbour");
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(revision);

        assertThat(keep("a", story(plain.with(List.of(), List.of(again)))).outcome())
                .isEqualTo(KNOWN);
        assertThat(keep("a", story(plain)).outcome()).isEqualTo(KNOWN);
        assertThat(only().article().enclosures()).containsExactly(sound);
        assertThat(only().article().categories()).containsExactly("Harbour");

        assertThat(keep("a", story(plain.with(List.of(), List.of(other)))).outcome())
                .isEqualTo(CHANGED);
        assertThat(only().article().enclosures()).containsExactly(other);
    }

    @Test
    void the_feed_knows_its_site_s_icon_by_the_site_s_own_pages_alone() {
        keep("a", withIcon("town.example", "https://town.example/icon.png"));
        long revision = ledger.feed(FEED).revision();
        keep("b", withIcon("other.example", "https://other.example/icon.png"));
        assertThat(ledger.feed(FEED).icon()).isEqualTo("https://town.example/icon.png");
        keep("a", withIcon("town.example", "https://town.example/new.png"));
        assertThat(ledger.feed(FEED).icon()).isEqualTo("https://town.example/new.png");
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(revision);
    }

    private static Story withIcon(String site, String icon) {
        return new Story(
                full("Ferry late", "https://" + site + "/ferry", MONDAY),
                "Words",
                List.of(),
                site,
                new Labels(null, List.of(), null, icon),
                Handles.NONE);
    }

    @Test
    void a_headline_becomes_a_full_article_under_the_same_id() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("Watch bought", "https://town.example/watch", SUNDAY)));
        Entry before = entry("Watch bought");
        published();
        clock.pass(Duration.ofHours(1));
        Kept kept = keep(
                "b",
                story(full(
                        "Watch bought", "https://town.example/watch", date("2026-03-01T18:00:00Z", DateSource.META))));

        Entry after = entry("Watch bought");
        assertThat(kept.outcome()).isEqualTo(CHANGED);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(before.article().isHeadline()).isTrue();
        assertThat(after.article().isHeadline()).isFalse();
        assertThat(after.published()).isEqualTo(before.published());
        assertThat(after.updated()).isEqualTo(clock.instant()).isAfter(before.updated());
        assertThat(newest()).hasSize(2);
    }

    @Test
    void what_other_pages_show_of_an_article_never_overrules_its_own_page() {
        keep("a", story(full("Watch bought", "https://town.example/watch", MONDAY)));
        Entry before = only();
        clock.pass(Duration.ofHours(1));
        keep(
                "b",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("WATCH!!!", "https://town.example/watch", SUNDAY)));
        assertThat(entry("Watch bought"))
                .usingRecursiveComparison()
                .ignoringFields("besides")
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://town.example/ferry",
                "https://www.town.example/ferry",
                "https://town.example/ferry/",
                "https://TOWN.example/ferry#top",
                "https://town.example/ferry?utm_source=x&fbclid=y",
                "https://town.example:443/ferry",
            })
    void one_article_under_many_spellings_of_its_address(String spelling) {
        UUID id = keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)))
                .main();
        Kept again = keep("b", story(full("Ferry late", spelling, MONDAY)));
        assertThat(again.main()).isEqualTo(id);
        assertThat(newest()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://town.example/ferry?id=2",
                "https://town.example/ferry-2",
                "https://town.example/Ferry",
                "https://other.example/ferry",
                "https://town.example:8443/ferry",
            })
    void strangers_stay_strangers_even_with_equal_titles_and_dates(String other) {
        UUID id = keep("a", story(full("Weather", "https://town.example/ferry", MONDAY)))
                .main();
        assertThat(keep("b", story(full("Weather", other, MONDAY))).main()).isNotEqualTo(id);
        assertThat(newest()).hasSize(2);
    }

    @Test
    void a_reading_without_address_is_known_by_title_and_time_on_one_site() {
        UUID id = keep("a", story(full("Ferry late", null, MONDAY), headline("Watch bought", null, SUNDAY)))
                .main();
        Kept again = keep(
                "b",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("Watch bought", "https://town.example/watch", SUNDAY)));
        assertThat(again.main()).isEqualTo(id);
        assertThat(again.newSiblings()).isZero();
        assertThat(newest())
                .extracting(e -> e.article().url())
                .containsExactly("https://town.example/ferry", "https://town.example/watch");

        Kept later = keep("c", story(full("Ferry late", null, date("2026-03-02T08:30:01Z", DateSource.TEXT))));
        assertThat(later.outcome()).isEqualTo(NEW);
        assertThat(keep("d", new Story(full("Ferry late", null, MONDAY), "x", List.of(), "other.example"))
                        .outcome())
                .isEqualTo(NEW);
    }

    @Test
    void without_address_and_date_equal_words_are_one_article_and_others_are_not() {
        UUID id = keep("a", story(full("Weather", null, null))).main();
        assertThat(keep("b", story(full("Weather", null, null))).main()).isEqualTo(id);
        var other = new Story(full("Weather", null, null), "Other words of another day", List.of(), SITE);
        assertThat(keep("c", other).main()).isNotEqualTo(id);
    }

    @Test
    void a_sibling_with_nothing_but_a_title_is_known_again_beside_the_same_story() {
        Story story = story(full("Ferry late", "https://town.example/ferry", MONDAY), headline("Weather", null, null));
        keep("a", story);
        assertThat(keep("b", story).newSiblings()).isZero();
        keep("c", story(full("Bells", "https://town.example/bells", MONDAY), headline("Weather", null, null)));
        assertThat(newest().stream().filter(e -> e.article().title().equals("Weather")))
                .hasSize(2);
    }

    @Test
    void what_is_read_again_unchanged_moves_nothing() {
        Story story = story(
                full("Ferry late", "https://town.example/ferry", MONDAY),
                headline("Watch bought", "https://town.example/watch", null));
        keep("a", story);
        List<Entry> before = newest();
        long revision = ledger.feed(FEED).revision();
        clock.pass(Duration.ofDays(3));
        assertThat(keep("b", story).outcome()).isEqualTo(KNOWN);
        assertThat(newest()).isEqualTo(before);
        assertThat(ledger.feed(FEED).revision()).isEqualTo(revision);
    }

    @Test
    void a_reading_that_knows_less_takes_nothing_away() {
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)));
        Entry before = only();
        clock.pass(Duration.ofHours(1));
        Article less = new Article(
                "Ferry late",
                "https://town.example/ferry",
                List.of(),
                null,
                null,
                null,
                before.article().html(),
                null,
                null,
                null);
        assertThat(keep("b", story(less)).outcome()).isEqualTo(KNOWN);
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void an_edit_moves_updated_to_when_it_was_seen_and_published_nowhere() {
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)));
        clock.pass(Duration.ofHours(5));
        keep(
                "b",
                story(full(
                        "Ferry very late",
                        "https://town.example/ferry",
                        date("2026-03-05T00:00:00Z", DateSource.META))));
        assertThat(only().published()).isEqualTo(MONDAY.at());
        assertThat(only().updated()).isEqualTo(clock.instant());
    }

    @Test
    void what_is_retracted_is_shown_nowhere_and_comes_back_under_its_id_only_with_its_own_page() {
        Article watch = headline("Watch bought", "https://town.example/watch", null);
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY), watch));
        long revision = ledger.feed(FEED).revision();
        UUID id = ledger.retract(FEED, "http://www.town.example/ferry/")
                .orElseThrow()
                .id();
        assertThat(ledger.retract(FEED, "https://town.example/ferry")).isEmpty();
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(revision);
        assertThat(titles()).containsExactly("Watch bought");
        assertThat(newest().get(0).besides()).isEmpty();
        assertThat(ledger.entry(FEED.name(), id)).isEmpty();

        keep(
                "b",
                story(
                        full("Hall open", "https://town.example/hall", SUNDAY),
                        headline("Ferry late", "https://town.example/ferry", null)));
        assertThat(titles()).doesNotContain("Ferry late");
        clock.pass(Duration.ofHours(1));
        assertThat(keep("c", story(full("Ferry late", "https://town.example/ferry", MONDAY)))
                        .main())
                .isEqualTo(id);
        assertThat(ledger.entry(FEED.name(), id).orElseThrow().article().html()).isNotNull();
    }

    @Test
    void earlier_versions_are_kept_as_many_as_the_feed_wants() {
        FeedDefinition feed = Feeds.keeping(50, new Retention(2, null, null));
        for (int i = 1; i <= 4; i++) {
            keepIn(feed, "p" + i, story(full("Ferry late " + i, "https://town.example/ferry", MONDAY)));
            clock.pass(Duration.ofHours(1));
        }
        List<Version> history = ledger.history("http://town.example/ferry/#top");
        assertThat(history)
                .extracting(v -> v.article().title())
                .containsExactly("Ferry late 2", "Ferry late 3", "Ferry late 4");
        assertThat(history.get(1).from()).isEqualTo(history.get(0).until());
        assertThat(history.get(2).until()).isNull();
        assertThat(history.get(0).article().html()).isEqualTo("<p>Body</p>");
        assertThat(ledger.history("https://town.example/nothing")).isEmpty();
    }

    @Test
    void what_moves_with_every_visit_to_a_page_moves_nothing() {
        keep("a", story(body("<p>The ferry is <a href=\"https://ad.example/x?n=1\">late</a>.</p><p>12 comments</p>")));
        Entry before = only();
        clock.pass(Duration.ofHours(1));
        assertThat(keep(
                                "b",
                                story(
                                        body(
                                                "<p>The ferry is <a href=\"https://ad.example/x?n=2\">late</a>.</p><p>31 comments</p>")))
                        .outcome())
                .isEqualTo(KNOWN);
        assertThat(only()).isEqualTo(before);
        assertThat(keep(
                                "c",
                                story(
                                        body(
                                                "<p>The ferry is <a href=\"https://ad.example/x?n=2\">lost</a>.</p><p>31 comments</p>")))
                        .outcome())
                .isEqualTo(CHANGED);
    }

    @Test
    void retention_takes_what_is_not_shown_and_it_does_not_come_back_as_new() {
        for (int i = 1; i <= 9; i++) {
            keep(
                    "p" + i,
                    story(full(
                            "Story " + i,
                            "https://town.example/" + i,
                            date("2026-03-0" + i + "T08:00:00Z", DateSource.META))));
        }
        FeedDefinition feed = Feeds.keeping(3, new Retention(10, 5, null));
        assertThat(ledger.retain(feed)).isEqualTo(4);
        assertThat(titles()).containsExactly("Story 9", "Story 8", "Story 7", "Story 6", "Story 5");
        Kept again = keepIn(
                feed,
                "again",
                story(full("Story 1", "https://town.example/1", date("2026-03-09T08:00:00Z", DateSource.META))));
        assertThat(again.outcome()).isEqualTo(KNOWN);
        assertThat(titles()).doesNotContain("Story 1");

        assertThat(ledger.retain(Feeds.keeping(3, new Retention(10, null, 1)))).isEqualTo(2);
        assertThat(titles()).containsExactly("Story 9", "Story 8", "Story 7");
        assertThat(ledger.retain(Feeds.keeping(3, new Retention(10, 1, 1)))).isZero();
    }

    @Test
    void what_is_exported_is_the_same_ledger_elsewhere() {
        try (Ledger other = SqlLedger.inMemory(clock)) {
            other.keep(
                    FEED,
                    page("a"),
                    story(
                            full("Ferry late", "https://town.example/ferry", MONDAY),
                            headline("Watch bought", "https://town.example/watch", null)));
            clock.pass(Duration.ofHours(1));
            other.keep(FEED, page("b"), story(full("Ferry “very” late", "https://town.example/ferry", MONDAY)));
            other.publish(List.of(new DocumentVersion(
                    new Document.Name(FEED.name(), Format.ATOM), "abc", clock.instant(), 900, "x", 0)));
            other.define(Map.of("town", "title: Town\n"), Set.of());
            String exported = exported(other);
            assertThat(ledger.load(new BufferedReader(new StringReader(exported))))
                    .isEqualTo(exported.lines().count() - 1);
            assertThat(newest()).isEqualTo(other.newest(FEED)).hasSize(2);
            assertThat(ledger.history("https://town.example/ferry"))
                    .isEqualTo(other.history("https://town.example/ferry"))
                    .hasSize(2);
            assertThat(ledger.versions()).isEqualTo(other.versions()).hasSize(1);
            assertThat(ledger.definitions()).isEqualTo(other.definitions()).hasSize(1);
            assertThat(exported(ledger)).isEqualTo(exported);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "no json",
                "{\"ledger\":99}",
                "{\"ledger\":1}\n{\"table\":\"feed\",\"name) --\":1}",
                "{\"ledger\":1}\n{\"table\":\"flyway_schema_history\"}",
                "{\"ledger\":1}\n{\"table\":\"feed\",\"name\":\"x\",\"id\":\"1\",\"since\":0,\"revision\":0}\nbroken"
            })
    void what_is_no_export_is_refused_and_leaves_nothing_behind(String text) {
        assertThatThrownBy(() -> ledger.load(new BufferedReader(new StringReader(text))))
                .isInstanceOf(LedgerException.class);
        assertThat(ledger.revisions()).isEmpty();
    }

    @Test
    void nothing_is_imported_over_what_is_there() {
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)));
        String exported = exported(ledger);
        assertThatThrownBy(() -> ledger.load(new BufferedReader(new StringReader(exported))))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("new ledger");
        assertThat(exported(ledger)).isEqualTo(exported);
    }

    private static String exported(Ledger ledger) {
        var text = new StringWriter();
        ledger.export(text);
        return text.toString();
    }

    @Test
    void addresses_titles_and_names_may_be_of_any_length_and_hold_anything() {
        var noise = new Random(7);
        String any = noise.ints(9_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
        Article article = full("\0 \ud800 " + any, "https://town.example/" + any, MONDAY);
        UUID id = keep(any, story(article, headline("Beside\0 " + any, null, null)))
                .main();
        assertThat(keep(any, story(article)).main()).isEqualTo(id);
        assertThat(ledger.hasRead(FEED.name(), any, "stamp of " + any)).isTrue();
        assertThat(newest()).hasSize(2);
    }

    @Test
    void undated_articles_are_dated_by_first_sight_in_the_pages_order() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", null),
                        headline("One", "https://town.example/1", null),
                        headline("Two", "https://town.example/2", null)));
        Instant seen = clock.instant();
        clock.pass(Duration.ofDays(1));
        assertThat(newest()).extracting(e -> e.article().title()).containsExactly("Ferry late", "One", "Two");
        assertThat(newest()).allSatisfy(e -> {
            assertThat(e.published()).isBetween(seen.minusSeconds(2), seen);
            assertThat(e.article().published()).isNull();
        });
    }

    @Test
    void a_headline_that_nobody_has_seen_is_not_updated_when_its_page_comes() {
        published();
        clock.pass(Duration.ofHours(1));
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("Watch bought", "https://town.example/watch", SUNDAY)));
        clock.pass(Duration.ofHours(1));
        Kept kept = keep("b", story(full("Watch bought", "https://town.example/watch", SUNDAY)));
        assertThat(kept.outcome()).isEqualTo(CHANGED);
        assertThat(entry("Watch bought").updated()).isEqualTo(SUNDAY.at());
    }

    private void published() {
        ledger.publish(List.of(
                new DocumentVersion(new Document.Name(FEED.name(), Format.ATOM), "abc", clock.instant(), 900, "x", 0)));
    }

    @Test
    void a_date_in_the_future_is_none() {
        keep(
                "a",
                story(full("Ferry late", "https://town.example/ferry", date("2027-01-01T00:00:00Z", DateSource.META))));
        assertThat(only().published()).isEqualTo(clock.instant());
        assertThat(only().updated()).isEqualTo(clock.instant());
    }

    @Test
    void a_better_word_on_the_date_replaces_a_worse_one_whatever_comes_first() {
        ArticleDate own = date("2026-03-01T17:58:00Z", DateSource.META);
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("Watch", "https://town.example/watch", null)));
        keep(
                "b",
                story(
                        full("Bells", "https://town.example/bells", MONDAY),
                        headline("Watch", "https://town.example/watch", SUNDAY)));
        assertThat(entry("Watch").published()).isEqualTo(SUNDAY.at());
        keep("c", story(full("Watch", "https://town.example/watch", own)));
        assertThat(entry("Watch").published()).isEqualTo(own.at());
        keep(
                "d",
                story(
                        full("Bells", "https://town.example/bells", MONDAY),
                        headline("Watch", "https://town.example/watch", SUNDAY)));
        assertThat(entry("Watch").published()).isEqualTo(own.at());
    }

    @Test
    void stories_and_siblings_know_each_other() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("One", "https://town.example/1", SUNDAY),
                        headline("Two", "https://town.example/2", SUNDAY)));
        assertThat(entry("Ferry late").siblings())
                .extracting(Entry.Reference::title)
                .containsExactly("One", "Two");
        assertThat(entry("Two").besides()).extracting(Entry.Reference::title).containsExactly("Ferry late");
    }

    @Test
    void a_page_that_lists_itself_is_not_its_own_sibling() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("Ferry late", "http://www.town.example/ferry", MONDAY)));
        assertThat(only().siblings()).isEmpty();
    }

    @Test
    void where_siblings_are_no_entries_only_stories_with_a_page_are() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("One", "https://town.example/1", SUNDAY)));
        assertThat(ledger.newest(Feeds.feed(Siblings.LINKS)))
                .extracting(e -> e.article().title())
                .containsExactly("Ferry late");
    }

    @Test
    void where_siblings_are_no_entries_a_headline_whose_page_comes_is_one() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("One", "https://town.example/1", SUNDAY)));
        keep("b", story(full("One", "https://town.example/1", SUNDAY)));
        assertThat(ledger.newest(Feeds.feed(Siblings.LINKS)))
                .extracting(e -> e.article().title())
                .containsExactly("Ferry late", "One");
    }

    @Test
    void the_order_follows_a_date_that_is_corrected() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("One", "https://town.example/1", null)));
        assertThat(newest()).extracting(e -> e.article().title()).containsExactly("One", "Ferry late");
        keep("b", story(full("One", "https://town.example/1", SUNDAY)));
        assertThat(newest()).extracting(e -> e.article().title()).containsExactly("Ferry late", "One");
    }

    @Test
    void articles_of_one_date_stand_in_the_order_of_their_ids() {
        for (String path : List.of("a", "b", "c", "d", "e")) {
            keep(path, story(full("Article " + path, "https://town.example/" + path, MONDAY)));
        }
        assertThat(newest()).extracting(e -> e.id().toString()).isSorted();
    }

    @Test
    void siblings_in_another_order_are_a_change_of_the_feed() {
        Article one = headline("One", "https://town.example/1", SUNDAY);
        Article two = headline("Two", "https://town.example/2", SUNDAY);
        Article main = full("Ferry late", "https://town.example/ferry", MONDAY);
        keep("a", story(main, one, two));
        long revision = ledger.feed(FEED).revision();
        keep("b", story(main, two, one));
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(revision);
        assertThat(entry("Ferry late").siblings())
                .extracting(Entry.Reference::title)
                .containsExactly("Two", "One");
    }

    @Test
    void a_sibling_that_is_later_shown_with_its_link_and_date_is_the_same() {
        Article main = full("Ferry late", "https://town.example/ferry", MONDAY);
        keep("a", story(main, headline("One", null, null)));
        UUID id = entry("One").id();
        assertThat(keep("b", story(main, headline("One", "https://town.example/1", SUNDAY)))
                        .newSiblings())
                .isZero();
        assertThat(entry("One").id()).isEqualTo(id);
        assertThat(entry("One").article().url()).isEqualTo("https://town.example/1");
    }

    @Test
    void two_pages_that_tease_one_article_in_two_ways_do_not_make_it_flap() {
        keep(
                "a",
                story(
                        full("Ferry late", "https://town.example/ferry", MONDAY),
                        headline("One", "https://town.example/1", SUNDAY)));
        Entry before = entry("One");
        clock.pass(Duration.ofHours(1));
        keep(
                "b",
                story(
                        full("Bells", "https://town.example/bells", MONDAY),
                        headline("You will not believe One", "https://town.example/1", SUNDAY)));
        assertThat(entry("One").updated()).isEqualTo(before.updated());
    }

    @Test
    void a_feed_links_only_to_what_it_holds_and_hears_of_changes_that_come_by_another() {
        FeedDefinition city = Feeds.named("city");
        Article ferry = full("Ferry late", null, MONDAY);
        keep("a", story(ferry));
        long revision = ledger.feed(FEED).revision();
        ledger.keep(
                city,
                new Page("b", "1", new byte[0], null, null),
                story(full("Bells", null, SUNDAY), headline("Ferry late", null, MONDAY)));
        assertThat(entry("Ferry late").besides()).isEmpty();
        assertThat(ledger.newest(city))
                .hasSize(2)
                .anySatisfy(e -> assertThat(e.besides()).hasSize(1));
        keepIn(city, "c", story(full("Ferry late", "https://town.example/ferry", MONDAY)));
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(revision);
        assertThat(entry("Ferry late").article().url()).isEqualTo("https://town.example/ferry");
    }

    @Test
    void a_feed_by_date_of_update_shows_first_what_was_updated_last() {
        FeedDefinition updated = Feeds.keeping(2, Retention.DEFAULT, FeedDefinition.Order.UPDATED);
        keep("a", story(full("Ferry late", "https://town.example/ferry", SUNDAY)));
        keep("b", story(full("Bells", "https://town.example/bells", MONDAY)));
        keep("c", story(full("Hall", "https://town.example/hall", MONDAY)));
        clock.pass(Duration.ofDays(1));
        keep("a", story(full("Ferry on time", "https://town.example/ferry", SUNDAY)));
        List<Entry> shown = ledger.newest(updated);
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).article().title()).isEqualTo("Ferry on time");
        Entry last = newest().get(2);
        assertThat(last.article().title()).isEqualTo("Ferry on time");
        assertThat(shown.get(1)).isEqualTo(newest().get(0)); // equal dates: by id, whatever the order
    }

    @Test
    void an_archive_holds_what_came_first_whatever_its_date() {
        FeedDefinition feed = Feeds.keeping(10, Retention.DEFAULT);
        for (int i = 0; i < 12; i++) {
            ArticleDate date = date("2026-03-02T08:30:%02dZ".formatted(59 - i), DateSource.JSON_LD);
            keepIn(feed, "page " + i, story(full("Title " + i, "https://town.example/" + i, date)));
        }
        assertThat(ledger.archive(feed, 1, 2).entries())
                .extracting(e -> e.article().title())
                .containsExactly(
                        "Title 0", "Title 1", "Title 2", "Title 3", "Title 4", "Title 5", "Title 6", "Title 7",
                        "Title 8", "Title 9");
        assertThat(ledger.archive(feed, 2, 2).entries()).hasSize(2);
        assertThat(ledger.archive(feed, 2, 2).older()).isEqualTo(1);
        assertThat(ledger.archive(feed, 1, 2).newer()).isEqualTo(2);
        assertThat(ledger.archive(feed, 1, 1).newer()).isZero();
        assertThat(ledger.archive(feed, 7, 2).entries()).isEmpty();
    }

    @Test
    void archives_are_doubtful_from_when_something_in_them_moves_until_they_are_published() {
        FeedDefinition feed = Feeds.keeping(10, Retention.DEFAULT);
        for (int i = 0; i < 25; i++) {
            keepIn(feed, "page " + i, story(full("Title " + i, "https://town.example/" + i, MONDAY)));
        }
        assertThat(ledger.archives(feed, Set.of(), false, "made").doubtful()).containsOnlyKeys(1, 2, 3);
        for (int i = 1; i <= 3; i++) {
            var name = new Document.Name("town", Format.ATOM, i);
            var version = new DocumentVersion(
                    name,
                    "abc",
                    Instant.parse("2026-03-10T12:00:00Z"),
                    900,
                    "made",
                    ledger.feed(feed).revision());
            ledger.publish(List.of(version));
            assertThat(ledger.version(name)).contains(version);
        }
        assertThat(ledger.versions()).isEmpty();
        assertThat(ledger.archives(feed, Set.of(), false, "made").doubtful()).isEmpty();
        assertThat(ledger.archives(feed, Set.of(), false, "otherwise").doubtful())
                .containsExactly(Map.entry(1, "made"), Map.entry(2, "made"), Map.entry(3, "made"));
        keepIn(feed, "page 11", story(full("Title 11, corrected", "https://town.example/11", MONDAY)));
        assertThat(ledger.archives(feed, Set.of(), false, "made").doubtful()).containsExactly(Map.entry(2, ""));
    }

    @Test
    void a_version_keeps_its_date_while_the_bytes_stay_and_gets_a_second_of_its_own_when_they_move() {
        var name = new Document.Name("town", Format.RSS);
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        ledger.publish(List.of(new DocumentVersion(name, "a", noon, 900, "1", 0)));
        ledger.publish(List.of(new DocumentVersion(name, "a", noon.plusSeconds(60), 900, "2", 0)));
        assertThat(ledger.versions().get(name)).isEqualTo(new DocumentVersion(name, "a", noon, 900, "2", 0));
        ledger.publish(List.of(new DocumentVersion(name, "b", noon, 900, "3", 0)));
        assertThat(ledger.versions().get(name).published()).isEqualTo(noon.plusSeconds(1));
        ledger.publish(List.of(new DocumentVersion(name, "c", noon.plusSeconds(60), 900, "4", 0)));
        assertThat(ledger.versions().get(name).published()).isEqualTo(noon.plusSeconds(60));
    }

    @Test
    void a_page_that_is_corrected_in_its_title_or_date_still_tells_the_same_article() {
        ArticleDate later = date("2026-03-02T10:30:00Z", DateSource.TEXT);
        UUID id = keep("a", story(full("Ferry late", null, MONDAY), headline("One", null, SUNDAY)))
                .main();
        assertThat(keep("a", story(full("Ferry late", null, later), headline("One", null, later)))
                        .main())
                .isEqualTo(id);
        assertThat(keep("a", story(full("Ferry very late", null, MONDAY), headline("One", null, SUNDAY)))
                        .main())
                .isEqualTo(id);
        assertThat(newest()).hasSize(2);
        assertThat(keep("a", story(full("Bells", null, later))).main()).isNotEqualTo(id);
        assertThat(keep("b", story(full("Ferry late", null, later))).main()).isNotEqualTo(id);
    }

    @Test
    void a_page_is_remembered_by_its_stamp_once_it_is_kept() {
        assertThat(ledger.hasRead(FEED.name(), "a", "1")).isFalse();
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)));
        assertThat(ledger.hasRead(FEED.name(), "a", "stamp of a")).isTrue();
        assertThat(ledger.hasRead(FEED.name(), "a", "2")).isFalse();
        assertThat(ledger.hasRead("another", "a", "stamp of a")).isFalse();
    }

    @Test
    void everything_is_there_after_a_restart() {
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY), headline("One", null, null)));
        var version = new DocumentVersion(
                new Document.Name("town", Format.RSS), "abc", Instant.parse("2026-03-10T12:00:00Z"), 900, "x", 0);
        ledger.publish(List.of(version));
        List<Entry> before = newest();
        var state = ledger.feed(FEED);
        ledger.close();
        ledger = open();
        assertThat(newest()).isEqualTo(before);
        assertThat(ledger.feed(FEED)).isEqualTo(state);
        assertThat(ledger.versions()).containsOnly(java.util.Map.entry(version.document(), version));
    }

    @Test
    void another_connections_writing_shows_as_a_change() {
        long before = ledger.changes();
        assertThat(ledger.changes()).isEqualTo(before);
        try (Ledger other = open()) {
            other.feed(FEED);
        }
        await(() -> ledger.changes() != before);
    }

    @Test
    void an_article_is_found_by_its_id_in_its_feed_only() {
        UUID id = keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)))
                .main();
        assertThat(ledger.entry(FEED.name(), id)).map(e -> e.article().title()).contains("Ferry late");
        assertThat(ledger.entry("another", id)).isEmpty();
        assertThat(ledger.entry(FEED.name(), UUID.randomUUID())).isEqualTo(Optional.empty());
    }

    @Test
    void a_walk_by_ids_meets_every_article_of_the_feed_once() {
        for (String path : List.of("a", "b", "c", "d", "e")) {
            keep(
                    path,
                    story(
                            full("Article " + path, "https://town.example/" + path, MONDAY),
                            headline("One", null, null)));
        }
        keepIn(Feeds.named("city"), "x", story(full("Elsewhere", "https://town.example/x", MONDAY)));
        ledger.retract(FEED, "https://town.example/c");
        var met = new ArrayList<Entry.Reference>();
        UUID last = null;
        for (var part = ledger.articles("town", last, 2); !part.isEmpty(); part = ledger.articles("town", last, 2)) {
            assertThat(part).hasSizeLessThanOrEqualTo(2);
            met.addAll(part);
            last = part.get(part.size() - 1).id();
        }
        assertThat(met)
                .containsExactlyInAnyOrderElementsOf(newest().stream()
                        .map(e -> new Entry.Reference(
                                e.id(), e.article().title(), e.article().url()))
                        .toList());
        assertThat(met).extracting(r -> r.id().toString()).isSorted();
    }

    @Test
    void what_is_kept_is_told_with_the_ids_of_the_siblings_in_the_order_of_the_page() {
        Article main = full("Ferry late", "https://town.example/ferry", MONDAY);
        Kept kept = keep("a", story(main, headline("One", null, null), headline("Two", null, null)));
        assertThat(kept.siblings())
                .containsExactly(entry("One").id(), entry("Two").id());
        assertThat(keep("a", story(main, headline("Two", null, null))).siblings())
                .containsExactly(entry("Two").id());
    }

    @Test
    void an_article_is_retracted_by_the_address_that_its_page_was_read_under_too() {
        UUID id = keep("https://town.example/?p=7", story(full("Ferry late", "https://town.example/ferry", MONDAY)))
                .main();
        keep("https://town.example/?p=8", story(full("Bells", "https://town.example/bells", MONDAY)));
        assertThat(ledger.retract(Feeds.named("city"), "https://town.example/?p=7"))
                .isEmpty();
        assertThat(ledger.retract(FEED, "https://town.example/?p=7")).contains(new Retracted(id, List.of()));
        assertThat(titles()).containsExactly("Bells");
    }

    @Test
    void what_two_feeds_hold_is_retracted_from_the_one_whose_owner_wants_it() {
        FeedDefinition city = Feeds.named("city");
        Story ferry = story(
                full("Ferry late", "https://town.example/ferry", MONDAY),
                headline("Watch bought", "https://town.example/watch", null));
        UUID id = keep("a", ferry).main();
        keepIn(city, "b", ferry);
        long city1 = ledger.feed(city).revision();

        assertThat(ledger.retract(FEED, "https://town.example/ferry")).contains(new Retracted(id, List.of("city")));
        assertThat(ledger.retract(FEED, "https://town.example/ferry")).isEmpty();
        assertThat(titles()).containsExactly("Watch bought");
        assertThat(newest().get(0).besides()).isEmpty();
        assertThat(ledger.entry(FEED.name(), id)).isEmpty();
        assertThat(ledger.entry("city", id).orElseThrow().article().html()).isEqualTo("<p>Body</p>");
        assertThat(ledger.feed(city).revision()).isEqualTo(city1);

        keep("c", story(full("Hall open", "https://town.example/hall", SUNDAY), ferry.main()));
        assertThat(titles()).doesNotContain("Ferry late");
        assertThat(ledger.retract(city, "https://town.example/ferry")).contains(new Retracted(id, List.of()));
        assertThat(ledger.newest(city)).extracting(e -> e.article().title()).containsExactly("Watch bought");
        assertThat(ledger.history("https://town.example/ferry"))
                .allSatisfy(v -> assertThat(v.article().html()).isNull());

        assertThat(keep("a", ferry).main()).isEqualTo(id);
        assertThat(titles()).contains("Ferry late");
        assertThat(ledger.entry("city", id)).isEmpty();
        keepIn(city, "b", ferry);
        assertThat(ledger.entry("city", id)).isPresent();
    }

    @Test
    void a_retraction_raises_the_revision_of_its_feed() {
        Story ferry = story(full("Ferry late", "https://town.example/ferry", MONDAY));
        keep("a", ferry);
        keepIn(Feeds.named("city"), "b", ferry);
        long before = ledger.feed(FEED).revision();
        ledger.retract(FEED, "https://town.example/ferry");
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(before);
    }

    @Test
    void definitions_come_back_as_they_were_written() {
        String yaml = "title: Town\n# «comment»\nlink: https://town.example/\n";
        assertThat(ledger.definitions()).isEmpty();
        ledger.define(Map.of("town", yaml, "city", "title: City\n"), Set.of());
        assertThat(ledger.definitions()).containsExactly(Map.entry("city", "title: City\n"), Map.entry("town", yaml));
        ledger.define(Map.of("town", "title: Other\n"), Set.of("city", "never"));
        assertThat(ledger.definitions()).containsExactly(Map.entry("town", "title: Other\n"));
    }

    @Test
    void a_definition_is_a_change_of_its_feed_alone() {
        long before = ledger.feed(FEED).revision();
        long city = ledger.feed(Feeds.named("city")).revision();
        ledger.define(Map.of("town", "title: Town\n"), Set.of());
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(before);
        assertThat(ledger.feed(Feeds.named("city")).revision()).isEqualTo(city);
    }

    @Test
    void a_slow_node_does_not_overwrite_what_shows_a_newer_revision() {
        var name = new Document.Name("town", Format.RSS);
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        try (Ledger slow = open()) {
            assertThat(ledger.publish(List.of(new DocumentVersion(name, "new", noon, 900, "2", 2))))
                    .isTrue();
            assertThat(slow.publish(List.of(new DocumentVersion(name, "old", noon.plusSeconds(9), 900, "1", 1))))
                    .isFalse();
            assertThat(slow.versions().get(name)).isEqualTo(new DocumentVersion(name, "new", noon, 900, "2", 2));
            assertThat(slow.publish(List.of(new DocumentVersion(name, "same", noon.plusSeconds(9), 900, "1", 2))))
                    .isTrue();
            assertThat(ledger.versions().get(name).digest()).isEqualTo("same");
        }
    }

    @Test
    void who_waits_for_a_change_hears_of_it_even_of_one_that_came_before() throws InterruptedException {
        ledger.changes();
        while (ledger.awaitChange(Duration.ofMillis(1))) {
            // what opening it has written
        }
        keep("a", story(full("Ferry late", "https://town.example/ferry", MONDAY)));
        assertThat(ledger.awaitChange(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void what_an_older_program_exported_gets_the_keys_of_twins_and_leaves_feeds_that_took_it_back() {
        String id = "00000000-0000-3000-8000-000000000001";
        String gone = "00000000-0000-3000-8000-000000000002";
        String row =
                "{'table':'article','id':'%s','title':'Ferry late','url':'%s','authors':'[]','published':1772440200000,"
                        + "'published_source':'json-ld','html':'<p>Body</p>','first_seen':0%s}\n";
        String exported = "{'ledger':2}\n{'table':'feed','name':'town','id':'x','since':0,'revision':1}\n"
                + row.formatted(id, "https://town.example/ferry-late/amp", "")
                + row.formatted(gone, "https://town.example/gone", ",'retracted':5")
                + "{'table':'identity','key':'url:town.example/ferry-late/amp','article':'" + id + "'}\n"
                + "{'table':'identity','key':'url:town.example/gone','article':'" + gone + "'}\n"
                + "{'table':'listed','feed':'town','article':'" + id + "','published':1772440200000,'main':1}\n"
                + "{'table':'listed','feed':'town','article':'" + gone + "','published':1772440200000,'main':1}\n";
        exported =
                exported.replace("'town','id':'x'", "'town','id':'" + id + "'").replace('\'', '"');
        assertThat(ledger.load(new BufferedReader(new StringReader(exported)))).isEqualTo(7);
        assertThat(keep("a", story(full("Ferry late", "https://town.example/ferry-late", MONDAY)))
                        .main())
                .hasToString(id);
        assertThat(titles()).containsExactly("Ferry late");
        assertThat(exported(ledger)).contains("\"table\":\"forgotten\",\"feed\":\"town\",\"article\":\"" + gone);
    }

    private Kept keep(String page, Story story) {
        return keepIn(FEED, page, story);
    }

    private Kept keepIn(FeedDefinition feed, String page, Story story) {
        return ledger.keep(feed, page(page), story);
    }

    private static Page page(String name) {
        return new Page(name, "stamp of " + name, name.getBytes(UTF_8), null, null);
    }

    private List<Entry> newest() {
        return ledger.newest(FEED);
    }

    private List<String> titles() {
        return newest().stream().map(e -> e.article().title()).toList();
    }

    private Entry only() {
        assertThat(newest()).hasSize(1);
        return newest().get(0);
    }

    private Entry entry(String title) {
        return newest().stream()
                .filter(e -> e.article().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Story story(Article main, Article... siblings) {
        var listed = new ArrayList<Sibling>();
        for (Article sibling : siblings) {
            listed.add(new Sibling(sibling, "Related", listed.size() + 1));
        }
        return new Story(main, "Words of the body of " + main.title(), listed, SITE);
    }

    private static Article full(String title, String url, ArticleDate published) {
        return new Article(
                title, url, List.of("Odile Marrish"), published, null, "Summary", "<p>Body</p>", null, "en", null);
    }

    private static Article body(String html) {
        return new Article(
                "Ferry late", "https://town.example/ferry", List.of(), MONDAY, null, "Summary", html, null, "en", null);
    }

    private static Article headline(String title, String url, ArticleDate published) {
        return Article.headline(title, url, published);
    }

    private static ArticleDate date(String at, DateSource source) {
        return new ArticleDate(Instant.parse(at), ZoneOffset.UTC, source);
    }
}

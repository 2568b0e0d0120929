package tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.story.Kept.Outcome.NEW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.TestClock;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Handles;
import tidings.story.Identity;
import tidings.story.Kept;
import tidings.story.Labels;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

/** Who is who, in every ledger: one article, one id, and no two articles under one. */
abstract class IdentityContract {
    private static final FeedDefinition FEED = Feeds.feed();
    private static final int MANY = 100;
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:30:00Z");

    protected final TestClock clock = new TestClock("2026-03-10T12:00:00Z");
    private final Random random = new Random(20260310);
    private Ledger ledger;
    private int pages;

    /** Opens the same ledger each time. */
    protected abstract Ledger open();

    @BeforeEach
    void openForIdentity() {
        ledger = open();
    }

    @AfterEach
    void closeForIdentity() {
        ledger.close();
    }

    @Test
    void a_new_title_is_no_new_article() {
        for (int i = 0; i < MANY; i++) {
            String url = url("/news/" + i);
            UUID id = main(null, full("Title " + i, url, at(i)));
            assertThat(again(null, full("Quite another title", url, at(i)))).isEqualTo(id);
        }
    }

    @Test
    void a_new_slug_to_which_the_old_one_leads_is_no_new_article() {
        for (int i = 0; i < MANY; i++) {
            String old = url("/news/ferry-" + i);
            UUID id = main(old, full("Ferry " + i, old, at(i)));
            Article moved = full(i % 2 == 0 ? "Ferry " + i : "Ferry sinks", url("/news/ferry-sinks-" + i), at(i));
            assertThat(again(old, moved)).isEqualTo(id);
            assertThat(again(null, moved)).isEqualTo(id);
            assertThat(entry(id).article().url()).isEqualTo(moved.url());
            assertThat(sibling(headline("Ferry " + i, old))).isEqualTo(id);
        }
    }

    @Test
    void other_parameters_are_no_new_article() {
        for (int i = 0; i < MANY; i++) {
            String plain = url("/read?id=" + i);
            UUID id = main(plain + "&ref=home", full("Ferry " + i, plain, at(i)));
            assertThat(sibling(headline("A teaser", plain + "&ref=home"))).isEqualTo(id);
            assertThat(sibling(headline("Ferry " + i, plain + "&ref=other"))).isEqualTo(id);
            assertThat(again(null, full("Ferry " + i, plain + "&ref=third&session=" + i, at(i))))
                    .isEqualTo(id);
            assertThat(again(plain + "&y=" + i, full("Ferry again", plain, at(i))))
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/news/ferry-late, /news/ferry-late/amp",
        "/news/ferry-late, /news/ferry-late/amp/",
        "/news/ferry-late, /news/ferry-late?amp=1",
        "/news/ferry-late, /news/ferry-late?amp",
        "/news/ferry-late, /amp/news/ferry-late",
        "/news/ferry.html, /news/ferry.amp.html",
        "/news/ferry-late, http://amp.town.example/news/ferry-late",
        "/news/ferry-late, https://m.town.example/news/ferry-late/amp?utm_source=x",
        "/news/ferry-late, http://www.town.example/news/ferry-late/",
    })
    void twins_are_one_whichever_comes_first(String plain, String twin) {
        String other = twin.startsWith("/") ? url(twin) : twin;
        Article one = full("Ferry late", url(plain), MONDAY);
        UUID id = main(null, one);
        assertThat(sibling(headline("Ferry late", other))).isEqualTo(id);
        assertThat(again(null, one.withUrl(other))).isEqualTo(id);

        String site = "https://second.example";
        UUID headline = sibling(headline("Hall open", other.replace("town.example", "second.example")));
        assertThat(again(null, full("Hall open", site + plain, MONDAY))).isEqualTo(headline);
    }

    @Test
    void what_a_page_calls_its_twin_is_its_twin() {
        UUID twin = main(null, full("Ferry late", url("/lite/77"), MONDAY));
        Story story = story(full("Ferry late", url("/ferry"), MONDAY));
        Handles handles = new Handles(List.of(url("/lite/77"), url("/lite/78")), null);
        Kept kept = keep(null, new Story(story.main(), "x", List.of(), story.site(), Labels.NONE, handles));
        assertThat(kept.main()).isEqualTo(twin);
        assertThat(sibling(headline("Whatever", url("/lite/78")))).isEqualTo(twin);
    }

    @Test
    void two_hundred_pairs_of_strangers_stay_apart() {
        for (int i = 0; i < MANY / 10; i++) {
            apart("Weather", "/" + i + "/weather/2026-03-01", "Weather", "/" + i + "/weather/2026-03-02", true);
            apart("Weather", "/w?day=" + i, "Weather", "/w?day=" + (i + 1000), true);
            apart("Weather", "/w?id=" + i, "Weather", "/w?id=" + (i + 1000), true);
            apart("Weather", "/w?x=1&id=" + i, "Weather", "/w?x=1&id=" + (i + 1000), true);
            apart("A story", "/a/story-1" + i, "A story", "/a/story-11" + i, true);
            apart("Weather", "/north/weather-" + i, "Weather", "/south/weather-" + i, true);
            apart("Weather", "/x-" + i, "Weather", "https://m.example/x-" + i, true);
            apart("Weather", "/x-" + i, "Weather", "https://other.example/x-" + i, true);
            apart("Amp hours " + i, "/amp-hours-" + i, "Hours " + i, "/hours-" + i, true);
            apart("Guitars " + i, "/guitars" + "a".repeat(i), "Amps " + i, "/guitars" + "a".repeat(i) + "/amp", false);
            apart("North " + i, "/y-" + i, "South " + i, "https://m.town.example/y-" + i, false);
            apart("Weather", "/z-" + i, "Weather", "https://m.town.example/z-" + i, false);
            apart("Amp " + i, "/amp/" + i, "Ampere " + i, "/" + i, false);
            apart("Amplifier", "/a" + i + "/amplifier", "A", "/a" + i, false);
            apart("Page", "/list/" + i, "Page", "/list/" + i + "/2", true);
            apart("Page", "/list/" + i + "?page=1", "Page", "/list/" + i + "?page=2", true);
            apart("Case", "/Case/" + i, "Case", "/case/" + i, true);
            apart("Ports", "/ports-" + i, "Ports", "https://town.example:8443/ports-" + i, true);
            apart("Topics", "/t?topic=" + i, "Topics", "/t?topic=" + i + "&post=5", true);
            apart("Hosts", "/hosts-" + i, "Hosts", "https://blog.town.example/hosts-" + i, true);
        }
    }

    /** @param sameTime whether they are apart even if they were published at the same second */
    private void apart(String title, String path, String otherTitle, String otherPath, boolean sameTime) {
        String other = otherPath.startsWith("/") ? url(otherPath) : otherPath;
        UUID one = main(null, full(title, url(path), MONDAY));
        Article stranger = full(otherTitle, other, sameTime ? MONDAY : MONDAY.plusSeconds(3600));
        UUID two = main(null, stranger);
        assertThat(two).as(path + " and " + other).isNotEqualTo(one);
        assertThat(again(null, full(title, url(path), MONDAY))).isEqualTo(one);
        assertThat(again(null, stranger)).isEqualTo(two);
        assertThat(ledger.entry(FEED.name(), one).orElseThrow().id()).isEqualTo(one);
    }

    @Test
    void an_address_at_which_something_else_stands_every_day_joins_nothing() {
        String latest = url("/latest");
        var ids = new HashSet<UUID>();
        sibling(headline("The latest", latest));
        for (int day = 1; day < 8; day++) {
            Instant midnight = Instant.parse("2026-03-0" + day + "T00:00:00Z");
            ids.add(main(latest, full("Story " + day, url("/story-" + day), midnight)));
            ids.add(main(latest, full("Weather", url("/weather/" + day), midnight)));
            ids.add(main(latest, full("Undated " + day, url("/undated-" + day), null)));
        }
        assertThat(ids).hasSize(21);
    }

    @Test
    void a_parameter_that_one_page_keeps_is_kept() {
        main(url("/w?day=3&ref=x"), full("Weather", url("/w?day=3"), MONDAY));
        main(url("/other?day=3&ref=x"), full("Other", url("/other"), MONDAY));
        UUID one = sibling(headline("Weather", url("/w?day=4&ref=y")));
        assertThat(sibling(headline("Weather", url("/w?day=5&ref=y")))).isNotEqualTo(one);
        assertThat(sibling(headline("Weather", url("/w?day=4&ref=z")))).isEqualTo(one);

        main(url("/bells?topic=3"), full("Bells", url("/bells"), MONDAY));
        main(url("/t?topic=3&ref=x"), full("Topics", url("/t?topic=3"), MONDAY));
        UUID topic = sibling(headline("Topics", url("/t?topic=4")));
        assertThat(sibling(headline("Topics", url("/t?topic=5")))).isNotEqualTo(topic);
    }

    @Test
    void a_feed_hears_of_it_when_what_it_shows_gets_an_older_id() {
        FeedDefinition city = Feeds.named("city");
        UUID first = sibling(headline("Hall open", url("/read?id=6&from=a")));
        clock.pass(Duration.ofSeconds(1));
        keepIn(city, null, story(full("Hall open", url("/read?id=6&from=b"), null)));
        long revision = ledger.feed(city).revision();
        main(url("/read?id=5&from=c"), full("Ferry late", url("/read?id=5"), MONDAY));
        assertThat(ledger.newest(city)).extracting(Entry::id).containsExactly(first);
        assertThat(ledger.feed(city).revision()).isGreaterThan(revision);
    }

    @Test
    void what_was_told_apart_by_a_parameter_is_one_once_the_site_shows_that_it_does_not_matter() {
        UUID first = sibling(headline("Hall open", url("/read?id=6&from=a")));
        clock.pass(Duration.ofSeconds(1));
        UUID second = sibling(headline("Hall open", url("/read?id=6&from=b")));
        assertThat(second).isNotEqualTo(first);
        main(url("/read?id=5&from=c"), full("Ferry late", url("/read?id=5"), MONDAY));
        assertThat(entry(second).id()).isEqualTo(first);
        assertThat(again(null, full("Hall open", url("/read?id=6"), MONDAY))).isEqualTo(first);
        assertThat(sibling(headline("Bells", url("/read?id=7&from=a"))))
                .isNotEqualTo(sibling(headline("Bells", url("/read?id=8&from=a"))));
    }

    @Test
    void ten_pages_list_an_article_in_three_spellings_and_then_its_page_comes() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 10; i++) {
            String spelling = List.of("/hall-open?utm_source=x", "/hall-open/amp", "/hall-open/")
                    .get(i % 3);
            ids.add(sibling(headline(i % 2 == 0 ? "Hall open" : "Hall opens at last", url(spelling))));
            clock.pass(Duration.ofMinutes(1));
        }
        ids.add(again(null, full("Hall open again", url("/hall-open"), MONDAY)));
        assertThat(ids).hasSize(1);
    }

    @Test
    void a_third_reading_makes_one_of_two() {
        FeedDefinition city = Feeds.named("city");
        UUID older = main(null, full("Ferry late", null, MONDAY), headline("Bells", null), headline("Hall", url("/h")));
        clock.pass(Duration.ofHours(1));
        UUID bells = id("Bells");
        Story undated = story(full("Ferry late", url("/ferry"), null), headline("Bells", null), headline("Tide", null));
        UUID younger = keepIn(city, null, new Story(undated.main(), "Fewer words", undated.siblings(), undated.site()))
                .main();
        assertThat(younger).isNotEqualTo(older);
        UUID beside = keepIn(city, null, story(full("Clock", url("/clock"), MONDAY), headline("Ferry", url("/ferry"))))
                .main();
        long revision = ledger.feed(FEED).revision();
        long other = ledger.feed(city).revision();

        assertThat(again(null, full("Ferry late", url("/ferry"), MONDAY))).isEqualTo(older);
        assertThat(ledger.feed(FEED).revision()).isGreaterThan(revision);
        assertThat(ledger.feed(city).revision()).isGreaterThan(other);
        assertThat(entry(younger)).isEqualTo(entry(older));
        Entry ferry = ledger.entry(city.name(), younger).orElseThrow();
        assertThat(ferry.id()).isEqualTo(older);
        assertThat(ferry.article().url()).isEqualTo(url("/ferry"));
        assertThat(ferry.published()).isEqualTo(MONDAY);
        assertThat(ferry.siblings()).extracting(Entry.Reference::title).containsExactly("Bells", "Tide");
        assertThat(ferry.siblings().get(0).id()).isEqualTo(bells);
        assertThat(ferry.besides()).extracting(Entry.Reference::id).containsExactly(beside);
        assertThat(entry(older).siblings())
                .extracting(Entry.Reference::id)
                .containsExactlyInAnyOrder(bells, id("Hall"));
        assertThat(ledger.newest(city))
                .extracting(e -> e.article().title())
                .containsExactlyInAnyOrder("Ferry late", "Bells", "Tide", "Clock");
        Kept last = keep(
                null,
                story(full("Ferry late", url("/ferry"), MONDAY), headline("Bells", null), headline("Tide", null)));
        assertThat(last.main()).isEqualTo(older);
        assertThat(last.newSiblings()).isZero();
        assertThat(ledger.newest(FEED)).hasSize(4);
    }

    @Test
    void a_page_whose_list_shows_that_it_is_known_itself_is_that_article() {
        UUID older = main(null, full("Ferry late", null, MONDAY));
        clock.pass(Duration.ofHours(1));
        Story undated = story(
                full("Ferry", url("/ferry"), null),
                headline("Bells", url("/bells")),
                Article.headline("Ferry late", url("/ferry"), listed(MONDAY)),
                headline("Hall", url("/hall")));
        Kept kept = keep(null, undated);
        assertThat(kept.main()).isEqualTo(older);
        assertThat(entry(older).siblings()).extracting(Entry.Reference::title).containsExactly("Bells", "Hall");
    }

    @Test
    void what_is_retracted_under_one_id_is_retracted_under_both_until_its_page_comes() {
        UUID older = sibling(headline("Hall open", url("/read?id=6&from=a")));
        clock.pass(Duration.ofSeconds(1));
        UUID younger = sibling(headline("Hall open", url("/read?id=6&from=b")));
        ledger.retract(FEED, url("/read?id=6&from=b"));
        main(url("/read?id=5&from=c"), full("Ferry late", url("/read?id=5"), MONDAY));
        assertThat(ledger.entry(FEED.name(), older)).isEmpty();
        assertThat(ledger.entry(FEED.name(), younger)).isEmpty();
        assertThat(again(null, full("Hall open", url("/read?id=6"), MONDAY))).isEqualTo(older);
        assertThat(entry(younger).id()).isEqualTo(older);
    }

    @Test
    void what_one_feed_retracted_under_one_id_stays_in_another_under_both() {
        FeedDefinition city = Feeds.named("city");
        UUID older = sibling(headline("Hall open", url("/read?id=6&from=a")));
        keepIn(
                city,
                null,
                story(full("Bells", url("/bells"), MONDAY), headline("Hall open", url("/read?id=6&from=a"))));
        clock.pass(Duration.ofSeconds(1));
        UUID younger = sibling(headline("Hall open", url("/read?id=6&from=b")));
        ledger.retract(FEED, url("/read?id=6&from=b"));
        main(url("/read?id=5&from=c"), full("Ferry late", url("/read?id=5"), MONDAY));
        assertThat(ledger.entry(FEED.name(), older)).isEmpty();
        assertThat(ledger.entry(FEED.name(), younger)).isEmpty();
        assertThat(ledger.entry("city", younger)).map(Entry::id).contains(older);
        assertThat(again(null, full("Hall open", url("/read?id=6"), MONDAY))).isEqualTo(older);
    }

    @Test
    void the_pages_own_id_tells_where_there_is_no_address() {
        UUID id = main("4711", full("Ferry late", null, null));
        assertThat(main("4711", full("Ferry late", url("/ferry"), MONDAY))).isEqualTo(id);
        assertThat(main("4711", full("Ferry very late", null, MONDAY))).isEqualTo(id);
        assertThat(main("4711", full("Bells", null, at(1)))).isNotEqualTo(id);
        assertThat(main("4712", full("Ferry late", null, null))).isNotEqualTo(id);
        assertThat(main("4711", full("Ferry late", url("/another"), MONDAY))).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_order_of_the_pages_does_not_matter(int seed) {
        List<Story> told = stories(new Random(seed));
        var entries = new ArrayList<TreeSet<String>>();
        for (int order = 0; order < 4; order++) {
            FeedDefinition feed = Feeds.named("order" + order);
            String site = "order" + order + ".example";
            for (Story story : told) {
                keepIn(feed, null, on(site, story));
                clock.pass(Duration.ofMinutes(7));
            }
            var seen = new TreeSet<String>();
            ledger.newest(feed).forEach(e -> seen.add(shown(e).replace(site, "town.example")));
            entries.add(seen);
            Collections.shuffle(told, random);
        }
        entries.forEach(e -> assertThat(e).isEqualTo(entries.get(0)));
    }

    private static String shown(Entry entry) {
        Article article = entry.article();
        var siblings = new TreeSet<>(
                entry.siblings().stream().map(Entry.Reference::title).toList());
        return article.title() + " " + article.url() + " " + article.published() + " " + siblings;
    }

    /** Stories that list each other, in many spellings and words, some with their date; the pages of some never come. */
    private static List<Story> stories(Random random) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 12; i++) {
            var siblings = new ArrayList<Article>();
            for (int j = 0; j < 4; j++) {
                int other = random.nextInt(16);
                if (other != i) {
                    siblings.add(listed(other, random));
                }
            }
            String spelling = List.of("", "?utm_source=x", "/").get(random.nextInt(3));
            stories.add(story(
                    full("Story " + i, "https://town.example/story-" + i + spelling, i % 3 == 0 ? null : at(i)),
                    siblings.toArray(Article[]::new)));
        }
        return stories;
    }

    private static Article listed(int number, Random random) {
        String path = "town.example/story-" + number;
        String url = List.of(
                        "https://" + path, "http://www." + path, "https://" + path + "/amp", "http://" + path + "/")
                .get(random.nextInt(4));
        String title = List.of("Story " + number, "You must see story " + number, "Story…")
                .get(random.nextInt(3));
        return Article.headline(title, url, random.nextBoolean() ? null : listed(at(number - random.nextInt(60))));
    }

    private static Story on(String site, Story story) {
        return new Story(
                on(site, story.main()),
                story.text(),
                story.siblings().stream()
                        .map(s -> new Sibling(on(site, s.headline()), s.heading(), s.position()))
                        .toList(),
                site);
    }

    private static Article on(String site, Article article) {
        return article.withUrl(String.valueOf(article.url()).replace("town.example", site));
    }

    private UUID main(String foundAt, Article main, Article... siblings) {
        boolean isId = foundAt != null && !foundAt.startsWith("http");
        Story story = story(main, siblings);
        return isId
                ? keep(
                                null,
                                new Story(
                                        main,
                                        story.text() + pages,
                                        story.siblings(),
                                        story.site(),
                                        Labels.NONE,
                                        new Handles(List.of(), foundAt)))
                        .main()
                : keep(foundAt, story).main();
    }

    /** Keeps what must not be new. */
    private UUID again(String foundAt, Article main, Article... siblings) {
        Kept kept = keep(foundAt, story(main, siblings));
        assertThat(kept.outcome()).as(main.title() + " at " + main.url()).isNotEqualTo(NEW);
        return kept.main();
    }

    /** The id of what another page lists. */
    private UUID sibling(Article headline) {
        String url = url("/lists/" + pages);
        keep(null, story(full("List " + pages, url, at(pages)), headline));
        return ledger.entry(FEED.name(), Identity.id("url:town.example/lists/" + (pages - 1)))
                .orElseThrow()
                .siblings()
                .get(0)
                .id();
    }

    private UUID id(String title) {
        return ledger.newest(FEED).stream()
                .filter(e -> e.article().title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Entry entry(UUID id) {
        return ledger.entry(FEED.name(), id).orElseThrow();
    }

    private Kept keep(String foundAt, Story story) {
        return keepIn(FEED, foundAt, story);
    }

    private Kept keepIn(FeedDefinition feed, String foundAt, Story story) {
        pages++;
        return ledger.keep(feed, new Page("page " + pages, "1", new byte[0], foundAt, null), story);
    }

    private static String url(String path) {
        return "https://town.example" + path;
    }

    private static Instant at(int minutes) {
        return MONDAY.plusSeconds(minutes * 60L);
    }

    private static ArticleDate listed(Instant at) {
        return new ArticleDate(at, ZoneOffset.UTC, DateSource.LISTED);
    }

    private static Story story(Article main, Article... siblings) {
        var listed = new ArrayList<Sibling>();
        for (Article sibling : siblings) {
            listed.add(new Sibling(sibling, "Related", listed.size() + 1));
        }
        return new Story(main, "Words of the body of " + main.title(), listed, "town.example");
    }

    private static Article full(String title, String url, Instant published) {
        return new Article(
                title,
                url,
                List.of("Odile Marrish"),
                published == null ? null : new ArticleDate(published, ZoneOffset.UTC, DateSource.JSON_LD),
                null,
                "Summary",
                "<p>Body</p>",
                null,
                "en",
                null);
    }

    private static Article headline(String title, String url) {
        return Article.headline(title, url, null);
    }
}

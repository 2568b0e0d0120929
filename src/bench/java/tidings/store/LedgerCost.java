package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Identity;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Visiting;

/** What a ledger costs: stories kept a second, disk for each, a feed's window when the ledger is small and when it is large. */
public final class LedgerCost {
    private static final int FEEDS = 1000;
    private static final int SMALL = 10_000;
    private static final int WRITERS = 8;
    /** Entries: as many as a feed of the small ledger has. */
    private static final int WINDOW = SMALL / FEEDS;
    private static final int WINDOWS = 2000;
    private static final int SAME = 100_000;
    private static final int NEW = 3000;
    private static final int ROUNDS = 5;
    private static final List<FeedDefinition> FEED_LIST =
            IntStream.range(0, FEEDS).mapToObj(LedgerCost::feed).toList();
    private static final String WORDS = "The council met on Tuesday evening and agreed to mend the old bridge before the winter comes. ";

    private final Ledger small;
    private final Ledger large;
    private final int articles;

    private LedgerCost(Ledger small, Ledger large, int articles) {
        this.small = small;
        this.large = large;
        this.articles = articles;
    }

    /** @param args two new ledgers, files or addresses of PostgreSQL databases, and how many articles the second one gets */
    public static void main(String[] args) throws Exception {
        int articles = Integer.parseInt(args[2]);
        try (Ledger small = SqlLedger.open(args[0], null, Clock.systemUTC());
                Ledger large = SqlLedger.open(args[1], null, Clock.systemUTC())) {
            var cost = new LedgerCost(small, large, articles);
            cost.fill();
            if (!SqlLedger.isPostgres(args[1])) {
                say("bytes an article", (double) Files.size(Path.of(args[1])) / articles);
            }
            cost.windows();
            cost.pushes();
        }
    }

    /** Ledgers that were filled by an earlier run are taken as they are. */
    private void fill() throws Exception {
        if (!large.revisions().isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        small.load(rows(SMALL));
        large.load(rows(articles));
        say("imported a second", (SMALL + articles) / ((System.nanoTime() - start) / 1e9));
    }

    private void windows() {
        var small = new double[ROUNDS];
        var large = new double[ROUNDS];
        window(this.small);
        window(this.large);
        for (int i = 0; i < ROUNDS; i++) {
            small[i] = window(this.small);
            large[i] = window(this.large);
        }
        Arrays.sort(small);
        Arrays.sort(large);
        say("window of a feed, ms, of " + SMALL, small[ROUNDS / 2]);
        say("window of a feed, ms, of " + articles, large[ROUNDS / 2]);
        say("ratio", large[ROUNDS / 2] / small[ROUNDS / 2]);
    }

    private void pushes() throws Exception {
        int next = articles + 1;
        say("kept a second, 1 writer", rate(NEW, 1, i -> keep(next + i)));
        say("kept a second, %d writers".formatted(WRITERS), rate(NEW, WRITERS, i -> keep(next + NEW + i)));
        var before = large.history(url(next));
        say("the same story kept a second, %d writers".formatted(WRITERS), rate(SAME, WRITERS, i -> keep(next)));
        if (!large.history(url(next)).equals(before)) {
            throw new IllegalStateException("the story has moved");
        }
    }

    /** Milliseconds. */
    private static double window(Ledger ledger) {
        long start = System.nanoTime();
        long seen = 0;
        for (int i = 0; i < WINDOWS; i++) {
            seen += ledger.newest(FEED_LIST.get(i * 7919 % FEEDS)).size();
        }
        if (seen != (long) WINDOWS * WINDOW) {
            throw new IllegalStateException(seen + " entries");
        }
        return (System.nanoTime() - start) / 1e6 / WINDOWS;
    }

    /** An export that nobody wrote. */
    private static BufferedReader rows(int articles) throws IOException {
        var out = new PipedWriter();
        var in = new BufferedReader(new PipedReader(out, 1 << 16), 1 << 16);
        var writer = new Thread(() -> {
            try (var lines = new PrintWriter(out)) {
                lines.println("{\"ledger\":1}");
                for (FeedDefinition feed : FEED_LIST) {
                    lines.printf("{\"table\":\"feed\",\"name\":\"%s\",\"id\":\"%s\",\"since\":0,\"revision\":1}%n", feed.name(), UUID.nameUUIDFromBytes(feed.name().getBytes(UTF_8)));
                }
                for (int i : sorted(articles, n -> id(n).toString())) {
                    Article a = article(i);
                    lines.printf("{\"table\":\"article\",\"id\":\"%s\",\"title\":\"%s\",\"url\":\"%s\",\"authors\":\"[]\",\"published\":%d,\"published_source\":\"json-ld\",\"summary\":\"%s\",\"html\":\"%s\",\"first_seen\":0}%n", id(i), a.title(), a.url(), at(i), WORDS, a.html());
                }
                for (int i : sorted(articles, LedgerCost::url)) {
                    lines.printf("{\"table\":\"identity\",\"key\":\"%s\",\"article\":\"%s\"}%n", Identity.ofAddress(url(i)), id(i));
                }
                for (int i : sorted(articles, n -> FEED_LIST.get(n % FEEDS).name() + " " + id(n))) {
                    lines.printf("{\"table\":\"listed\",\"feed\":\"%s\",\"article\":\"%s\",\"published\":%d,\"main\":1}%n", FEED_LIST.get(i % FEEDS).name(), id(i), at(i));
                }
            }
        });
        writer.setDaemon(true);
        writer.start();
        return in;
    }

    /** Exports are in the order of keys. */
    private static int[] sorted(int articles, IntFunction<String> key) {
        String[] keys = new String[articles];
        Arrays.setAll(keys, key);
        return IntStream.range(0, articles)
                .boxed()
                .sorted(Comparator.comparing(i -> keys[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static UUID id(int number) {
        return Identity.id(Identity.ofAddress(url(number)));
    }

    private static String url(int number) {
        return "https://town.example/story-" + number;
    }

    private static long at(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + number * 10_000L;
    }

    private static Article article(int number) {
        var date = new ArticleDate(Instant.ofEpochMilli(at(number)), ZoneOffset.UTC, DateSource.JSON_LD);
        String html = "<p>" + WORDS.repeat(10 + number % 30) + "</p>";
        return new Article(
                "Story " + number, url(number), List.of(), date, null, WORDS, html, null, "en", null);
    }

    private void keep(int number) {
        String url = url(number);
        large.keep(
                FEED_LIST.get(number % FEEDS),
                new Page(url, "stamp", url.getBytes(UTF_8), url, "text/html"),
                new Story(article(number), WORDS, List.<Sibling>of(), "town.example"));
    }

    private static double rate(int count, int threads, IntConsumer work) throws Exception {
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.accept(i);
                }
            }));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        pool.shutdown();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private static void say(String what, double value) {
        System.out.printf(Locale.ROOT, "%-45s %.3f%n", what, value);
    }

    private static FeedDefinition feed(int number) {
        String name = "feed-" + number;
        return new FeedDefinition(
                name,
                Path.of(name),
                name,
                "https://town.example/",
                name,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                WINDOW,
                ZoneOffset.UTC,
                Content.FULL,
                Siblings.ENTRIES,
                Map.of(),
                List.of(),
                Retention.DEFAULT,
                Visiting.NONE);
    }
}

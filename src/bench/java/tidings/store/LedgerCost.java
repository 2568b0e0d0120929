package tidings.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Sibling;
import tidings.story.Story;

/** What a ledger costs: stories kept a second, disk for each, a feed's window when the ledger is small and when it is large. */
public final class LedgerCost {
    private static final int FEEDS = 1000;
    private static final int SMALL = 10_000;
    private static final int WRITERS = 8;
    /** Entries: as many as a feed of the small ledger has. */
    private static final int WINDOW = SMALL / FEEDS;
    private static final int WINDOWS = 2000;
    private static final int SAME = 100_000;
    private static final String WORDS = "The council met on Tuesday evening and agreed to mend the old bridge before the winter comes. ";

    private final Ledger ledger;
    private final List<FeedDefinition> feeds = IntStream.range(0, FEEDS).mapToObj(LedgerCost::feed).toList();

    private LedgerCost(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param args the file of a new ledger, and how many articles it gets, more than ten thousand */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already");
        }
        try (Ledger ledger = SqlLedger.open(file, Clock.systemUTC())) {
            new LedgerCost(ledger).run(Integer.parseInt(args[1]), file);
        }
    }

    private void run(int articles, Path file) throws Exception {
        for (FeedDefinition feed : feeds) {
            ledger.feed(feed);
        }
        say("kept a second, one writer", rate(SMALL / 2, 1, i -> keep(i)));
        say("kept a second, %d writers".formatted(WRITERS), rate(SMALL / 2, WRITERS, i -> keep(i + SMALL / 2)));
        double small = window();
        say("window of a feed, ms, at %d".formatted(SMALL), small);
        rate(articles - SMALL, 1, i -> keep(i + SMALL));
        double large = window();
        say("window of a feed, ms, at %d".formatted(articles), large);
        say("ratio", large / small);
        say("bytes an article", (double) Files.size(file) / articles);
        say("the same story kept a second, %d writers".formatted(WRITERS), rate(SAME, WRITERS, i -> keep(7)));
    }

    /** Milliseconds. */
    private double window() {
        for (int i = 0; i < WINDOWS / 4; i++) {
            ledger.newest(feeds.get(i * 7919 % FEEDS));
        }
        long start = System.nanoTime();
        long seen = 0;
        for (int i = 0; i < WINDOWS; i++) {
            seen += ledger.newest(feeds.get(i * 7919 % FEEDS)).size();
        }
        if (seen != (long) WINDOWS * WINDOW) {
            throw new IllegalStateException(seen + " entries");
        }
        return (System.nanoTime() - start) / 1e6 / WINDOWS;
    }

    private void keep(int number) {
        String url = "https://town.example/story-" + number;
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 60L % 20_000_000);
        var date = new ArticleDate(at, ZoneOffset.UTC, DateSource.JSON_LD);
        String html = "<p>" + WORDS.repeat(10 + number % 30) + "</p>";
        Article main = new Article(
                "Story " + number, url, List.of("Odile Marrish"), date, null, WORDS, html, null, "en", null);
        ledger.keep(
                feeds.get(number % FEEDS),
                new Page(url, "stamp", url.getBytes(UTF_8), url, "text/html"),
                new Story(main, WORDS, List.<Sibling>of(), "town.example"));
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
                List.of(),
                WINDOW,
                ZoneOffset.UTC,
                Content.FULL,
                Siblings.ENTRIES,
                Map.of(),
                List.of(),
                Retention.DEFAULT);
    }
}

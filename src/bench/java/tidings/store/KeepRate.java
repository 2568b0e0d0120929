package tidings.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

/**
 * How many pages nodes that share a ledger keep in a second: new ones with siblings, half of these known, and then the same again. The
 * arguments: a new ledger, how many pages a round, how many rounds, and how many siblings each (8).
 */
final class KeepRate {
    private static int beside = 8;
    private static final String URL = "https://town.example/news/story-number-";

    private KeepRate() {}

    public static void main(String[] args) throws Exception {
        int pages = Integer.parseInt(args[1]);
        beside = args.length > 3 ? Integer.parseInt(args[3]) : beside;
        var next = new AtomicInteger(pages);
        round(args[0], 1, 0, pages); // warms up, and fills the ledger
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            for (int nodes : List.of(1, 3, 8)) {
                int first = next.getAndAdd(pages);
                say(nodes, "new", pages, round(args[0], nodes, first, pages));
                say(nodes, "again", pages, round(args[0], nodes, first, pages));
            }
        }
    }

    /** Seconds. */
    private static double round(String address, int nodes, int first, int pages) throws Exception {
        var ledgers = new ArrayList<Ledger>();
        for (int i = 0; i < nodes; i++) {
            ledgers.add(SqlLedger.open(address, null, Clock.systemUTC()));
        }
        for (int i = 0; i < 10 * nodes; i++) {
            keep(ledgers.get(i % nodes), first + i % pages); // each node has its connection
        }
        var next = new AtomicInteger(first);
        var pool = Executors.newFixedThreadPool(nodes);
        long start = System.nanoTime();
        List<Callable<Integer>> work = ledgers.stream()
                .<Callable<Integer>>map(ledger -> () -> {
                    for (int i = next.getAndIncrement(); i < first + pages; i = next.getAndIncrement()) {
                        keep(ledger, i);
                    }
                    return 0;
                })
                .toList();
        for (Future<Integer> writer : pool.invokeAll(work)) {
            writer.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        ledgers.forEach(Ledger::close);
        return seconds;
    }

    private static void say(int nodes, String what, int pages, double seconds) {
        System.out.printf(
                Locale.ROOT, "%d nodes, %-5s: %4.0f/s, %.2f ms a page%n", nodes, what, pages / seconds, 1000 * seconds / pages);
    }

    private static void keep(Ledger ledger, int number) {
        String url = URL + number;
        ledger.keep(Feeds.feed(), new Page(url, "1", new byte[0], url, null), story(number));
    }

    private static Story story(int number) {
        List<Sibling> siblings = IntStream.rangeClosed(1, beside)
                .mapToObj(place -> {
                    String other = "of " + (place % 2 == 0 ? number / 2 + place : 10_000_000 + number * beside + place);
                    return new Sibling(Article.headline("The council " + other, URL + other.substring(3), null), "More", place);
                })
                .toList();
        var published = new ArticleDate(Instant.ofEpochSecond(1_767_225_600L + number * 60L), null, DateSource.JSON_LD);
        Article main = new Article(
                "The council of " + number,
                URL + number,
                List.of("Odile Marrish"),
                published,
                null,
                "Summary",
                "<p>" + "The council met on Tuesday evening and agreed to mend the old bridge. ".repeat(40) + "</p>",
                null,
                "en",
                null);
        return new Story(main, "Words of " + number, siblings, "town.example");
    }
}

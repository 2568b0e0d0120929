package tidings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.source.PageFiles;
import tidings.store.SqlLedger;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Story;

/**
 * How long a feed of many articles takes to be announced: all of it, after one that is new, after an edit of an old one; and how many archive pages
 * have other bytes then. The arguments: how many, and perhaps a folder with a ledger that has
 * them already.
 */
public final class ArchiveCost {
    private static final FeedDefinition FEED = Feeds.feed();
    private static final String WORDS = "The council met on Tuesday evening and agreed to mend the old bridge. ".repeat(40);
    private static final int TIMES = 30;

    private ArchiveCost() {}

    public static void main(String[] args) throws Exception {
        int articles = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        Path folder = args.length < 2 ? Files.createTempDirectory("archive-cost") : Path.of(args[1]);
        Clock clock = Clock.systemUTC();
        try (Ledger ledger = SqlLedger.open(folder.resolve("tidings.db"), clock)) {
            var documents = new Documents(new Addresses("https://feeds.example"));
            var publisher = new Publisher(
                    new PageFiles(), new PageReader(), ledger, documents, new Shelf(folder.resolve("documents")), clock);
            long start = System.nanoTime();
            for (int i = 0; i < articles && args.length < 2; i++) {
                keep(ledger, i, "Title " + i);
            }
            System.out.printf(Locale.ROOT, "%d articles kept, %.0f a second%n", articles, articles / seconds(start));
            start = System.nanoTime();
            while (!publisher.announce(FEED)) {}
            System.out.printf(Locale.ROOT, "all announced in %.1f s%n", seconds(start));
            Path shelf = folder.resolve("documents");
            measure("one that is new", i -> keep(ledger, articles + i, "Title " + i), publisher, shelf);
            int apart = Math.max(1, articles / TIMES);
            measure("an edit of an old one", i -> keep(ledger, i * apart, "Title " + i + ", corrected"), publisher, shelf);
            measure("an edit of a shown one", i -> keep(ledger, articles + i, "Title " + i + ", corrected"), publisher, shelf);
        }
        System.out.println(folder);
    }

    private interface Step {
        void take(int number);
    }

    private static void measure(String what, Step step, Publisher publisher, Path shelf) throws IOException {
        double[] millis = new double[TIMES];
        int most = 0;
        for (int i = 0; i < TIMES; i++) {
            Set<Path> before = documents(shelf);
            step.take(i);
            long start = System.nanoTime();
            publisher.announce(FEED);
            millis[i] = seconds(start) * 1000;
            Set<Path> changed = documents(shelf);
            changed.removeAll(before);
            most = Math.max(most, archives(changed));
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "announced after %s: median %.1f ms, most %.1f ms; new bytes in %d archive pages at most%n",
                what,
                millis[TIMES / 2],
                millis[TIMES - 1],
                most);
    }

    /** The shelf's files are named by what is in them. */
    private static Set<Path> documents(Path shelf) throws IOException {
        try (Stream<Path> files = Files.walk(shelf)) {
            return files.filter(f -> f.toString().endsWith(".gz")).collect(toSet());
        }
    }

    /** Each archive has a folder of its own. */
    private static int archives(Set<Path> files) {
        return (int) files.stream()
                .map(f -> f.getParent().getFileName().toString())
                .filter(f -> f.matches("\\d+"))
                .distinct()
                .count();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void keep(Ledger ledger, int number, String title) {
        Article article = new Article(
                title,
                "https://town.example/" + number,
                List.of("Odile Marrish"),
                new ArticleDate(Instant.parse("2020-03-02T08:30:00Z").plusSeconds(number * 60L), ZoneOffset.UTC, DateSource.JSON_LD),
                null,
                "Summary",
                "<p>" + WORDS + "</p>",
                null,
                "en",
                null);
        String name = "page " + number;
        ledger.keep(
                FEED,
                new Page(name, title, name.getBytes(UTF_8), null, null),
                new Story(article, "Words of " + title, List.of(), "town.example"));
    }
}

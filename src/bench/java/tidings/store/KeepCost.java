package tidings.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

/** CPU time of keeping stories with five siblings each, in a new ledger on SQLite, and of keeping the same again. The argument: how many. */
final class KeepCost {
    private static final String URL = "https://town.example/news/story-number-";

    private KeepCost() {}

    public static void main(String[] args) throws IOException {
        int stories = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        Path file = Files.createTempDirectory("keep").resolve("ledger.db");
        Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
        try (Ledger ledger = SqlLedger.open(file, clock)) {
            System.out.printf("new:   %.3f ms a story%n", keep(ledger, stories));
            System.out.printf("again: %.3f ms a story%n", keep(ledger, stories));
        }
    }

    private static double keep(Ledger ledger, int stories) {
        var random = new Random(1);
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < stories; i++) {
            ledger.keep(Feeds.feed(), new Page("page " + i, "1", new byte[0], null, null), story(i, stories, random));
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e6 / stories;
    }

    private static Story story(int number, int stories, Random random) {
        var siblings = new ArrayList<Sibling>();
        for (int position = 1; position <= 5; position++) {
            int other = random.nextInt(2 * stories);
            siblings.add(new Sibling(Article.headline("Story number " + other, URL + other, null), "Related", position));
        }
        var published = new ArticleDate(Instant.ofEpochSecond(1_767_225_600L + number * 60L), null, DateSource.JSON_LD);
        Article main = new Article(
                "Story number " + number,
                URL + number,
                List.of("Odile Marrish"),
                published,
                null,
                "Summary",
                "<p>Body of the story</p>".repeat(40),
                null,
                "en",
                null);
        return new Story(main, "Words of " + number, siblings, "town.example");
    }
}

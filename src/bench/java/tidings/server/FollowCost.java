package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tidings.Feeds;
import tidings.House;
import tidings.PostgresServer;
import tidings.store.SqlLedger;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Story;

/** How long after {@code keep} has returned on one node another one answers with a new ETag, over HTTP. The argument: how many changes. */
public final class FollowCost {
    private static final FeedDefinition FEED = Feeds.feed();

    private FollowCost() {}

    public static void main(String[] args) throws Exception {
        int changes = args.length == 0 ? 50 : Integer.parseInt(args[0]);
        String store = args.length > 1 ? args[1] : PostgresServer.ledger();
        Path folder = Files.createTempDirectory("follow");
        var random = new Random(1);
        double[] millis = new double[changes];
        try (House node = new House(folder, "https://feeds.example", 0, store);
                Ledger other = SqlLedger.open(store, null, Clock.systemUTC())) {
            for (int i = -10; i < changes; i++) {
                Thread.sleep(700 + random.nextInt(500)); // at any moment of whatever the server waits for
                String before = tag(node);
                other.keep(FEED, page(i), story(i));
                long kept = System.nanoTime();
                while (tag(node).equals(before)) {
                    Thread.sleep(1);
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - kept) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "%d changes, ms from kept to served: median %.0f, 95%% %.0f, max %.0f%n",
                changes, millis[changes / 2], millis[changes * 95 / 100], millis[changes - 1]);
        System.exit(0);
    }

    private static String tag(House node) {
        return node.send("HEAD", "/feeds/town/atom.xml").headers().firstValue("etag").orElseThrow();
    }

    private static Page page(int number) {
        String name = "page " + number;
        return new Page(name, "1", name.getBytes(UTF_8), null, null);
    }

    private static Story story(int number) {
        var published = new ArticleDate(Instant.parse("2026-03-02T08:30:00Z").plusSeconds(number), ZoneOffset.UTC, DateSource.JSON_LD);
        String words = "The council met on Tuesday evening and agreed to mend the old bridge. ";
        String html = "<p>" + words.repeat(40) + "</p>";
        String url = "https://town.example/news/" + number;
        Article main = new Article(
                "Story number " + number, url, List.of("Odile Marrish"), published, null, words, html, null, "en", null);
        return new Story(main, words + number, List.of(), "town.example");
    }
}

package tidings;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Selector;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Retention;
import tidings.story.Serving;
import tidings.story.Visiting;

/** Definitions for tests. */
public final class Feeds {
    private Feeds() {}

    public static FeedDefinition feed() {
        return feed(Path.of("feeds/town"), Siblings.ENTRIES, Map.of());
    }

    public static FeedDefinition feed(Path folder) {
        return feed(folder, Siblings.ENTRIES, Map.of());
    }

    public static FeedDefinition feed(Path folder, String link) {
        return feed(folder, link, Siblings.ENTRIES, Map.of());
    }

    public static FeedDefinition feed(Path folder, Map<Selector, String> selectors) {
        return feed(folder, Siblings.ENTRIES, selectors);
    }

    public static FeedDefinition feed(Siblings siblings) {
        return feed(Path.of("feeds/town"), siblings, Map.of());
    }

    public static FeedDefinition feed(Map<Selector, String> selectors) {
        return feed(Path.of("feeds/town"), Siblings.ENTRIES, selectors);
    }

    public static FeedDefinition keeping(int entries, Retention retention) {
        return keeping(entries, retention, FeedDefinition.Order.PUBLISHED);
    }

    public static FeedDefinition keeping(int entries, Retention retention, FeedDefinition.Order order) {
        FeedDefinition town = feed();
        return new FeedDefinition(
                town.name(),
                town.folder(),
                town.title(),
                town.link(),
                town.description(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                entries,
                town.timezone(),
                town.content(),
                town.siblings(),
                town.selectors(),
                List.of(),
                retention,
                Visiting.NONE,
                order,
                null,
                Serving.PUBLIC);
    }

    /** What a document's head can say, too. */
    public static FeedDefinition pictured(String rights, String icon, String logo) {
        FeedDefinition town = feed();
        return new FeedDefinition(
                town.name(),
                town.folder(),
                "Town & <Port> News",
                town.link(),
                town.description(),
                null,
                null,
                rights,
                icon,
                logo,
                List.of(),
                town.entries(),
                town.timezone(),
                town.content(),
                town.siblings(),
                town.selectors(),
                List.of(),
                Retention.DEFAULT,
                Visiting.NONE,
                town.order(),
                null,
                Serving.PUBLIC);
    }

    public static FeedDefinition named(String name) {
        return in(name, null);
    }

    /** @param category or null */
    public static FeedDefinition in(String name, String category) {
        FeedDefinition town = feed();
        return new FeedDefinition(
                name,
                Path.of("feeds").resolve(name),
                town.title(),
                town.link(),
                town.description(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                town.entries(),
                town.timezone(),
                town.content(),
                town.siblings(),
                town.selectors(),
                List.of(),
                Retention.DEFAULT,
                Visiting.NONE,
                FeedDefinition.Order.PUBLISHED,
                category,
                Serving.PUBLIC);
    }

    public static FeedDefinition visiting(Path folder, Visiting visiting) {
        FeedDefinition town = feed(folder);
        return new FeedDefinition(
                town.name(),
                folder,
                town.title(),
                town.link(),
                town.description(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                town.entries(),
                town.timezone(),
                town.content(),
                town.siblings(),
                town.selectors(),
                List.of(),
                Retention.DEFAULT,
                visiting,
                town.order(),
                null,
                Serving.PUBLIC);
    }

    public static FeedDefinition serving(Path folder, Serving serving) {
        FeedDefinition town = feed(folder);
        return new FeedDefinition(
                town.name(),
                folder,
                town.title(),
                town.link(),
                town.description(),
                null,
                null,
                null,
                null,
                null,
                town.pages(),
                town.entries(),
                town.timezone(),
                town.content(),
                town.siblings(),
                town.selectors(),
                List.of(),
                Retention.DEFAULT,
                Visiting.NONE,
                FeedDefinition.Order.PUBLISHED,
                null,
                serving);
    }

    private static FeedDefinition feed(Path folder, Siblings siblings, Map<Selector, String> selectors) {
        return feed(folder, "https://town.example/", siblings, selectors);
    }

    private static FeedDefinition feed(Path folder, String link, Siblings siblings, Map<Selector, String> selectors) {
        return new FeedDefinition(
                "town",
                folder,
                "Town News",
                link,
                "News of the town",
                null,
                null,
                null,
                null,
                null,
                List.of(folder.resolve("pages")),
                50,
                ZoneOffset.UTC,
                Content.FULL,
                siblings,
                selectors,
                List.of(),
                Retention.DEFAULT,
                Visiting.NONE,
                FeedDefinition.Order.PUBLISHED,
                null,
                Serving.PUBLIC);
    }
}

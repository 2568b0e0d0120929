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
    private static final Path TOWN = Path.of("feeds/town");

    private Feeds() {}

    public static FeedDefinition feed() {
        return feed(TOWN, Siblings.ENTRIES, Map.of());
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
        return feed(TOWN, siblings, Map.of());
    }

    public static FeedDefinition feed(Map<Selector, String> selectors) {
        return feed(TOWN, Siblings.ENTRIES, selectors);
    }

    public static FeedDefinition keeping(int entries, Retention retention) {
        return keeping(entries, retention, FeedDefinition.Order.PUBLISHED);
    }

    public static FeedDefinition keeping(int entries, Retention retention, FeedDefinition.Order order) {
        var draft = new Draft(TOWN);
        draft.pages = List.of();
        draft.entries = entries;
        draft.retention = retention;
        draft.order = order;
        return draft.made();
    }

    /** What a document's head can say, too. */
    public static FeedDefinition pictured(String rights, String icon, String logo) {
        var draft = new Draft(TOWN);
        draft.title = "Town & <Port> News";
        draft.rights = rights;
        draft.icon = icon;
        draft.logo = logo;
        draft.pages = List.of();
        return draft.made();
    }

    public static FeedDefinition named(String name) {
        return in(name, null);
    }

    /** @param category or null */
    public static FeedDefinition in(String name, String category) {
        var draft = new Draft(Path.of("feeds").resolve(name));
        draft.name = name;
        draft.pages = List.of();
        draft.category = category;
        return draft.made();
    }

    public static FeedDefinition visiting(Path folder, Visiting visiting) {
        var draft = new Draft(folder);
        draft.pages = List.of();
        draft.visiting = visiting;
        return draft.made();
    }

    public static FeedDefinition serving(Path folder, Serving serving) {
        var draft = new Draft(folder);
        draft.serving = serving;
        return draft.made();
    }

    private static FeedDefinition feed(Path folder, Siblings siblings, Map<Selector, String> selectors) {
        return feed(folder, "https://town.example/", siblings, selectors);
    }

    private static FeedDefinition feed(Path folder, String link, Siblings siblings, Map<Selector, String> selectors) {
        var draft = new Draft(folder);
        draft.link = link;
        draft.siblings = siblings;
        draft.selectors = selectors;
        return draft.made();
    }

    /** The usual definition, of which a test changes what it is about. */
    private static final class Draft {
        private final Path folder;
        private String name = "town";
        private String title = "Town News";
        private String link = "https://town.example/";
        private String rights;
        private String icon;
        private String logo;
        private List<Path> pages;
        private int entries = 50;
        private Siblings siblings = Siblings.ENTRIES;
        private Map<Selector, String> selectors = Map.of();
        private Retention retention = Retention.DEFAULT;
        private Visiting visiting = Visiting.NONE;
        private FeedDefinition.Order order = FeedDefinition.Order.PUBLISHED;
        private String category;
        private Serving serving = Serving.PUBLIC;

        Draft(Path folder) {
            this.folder = folder;
            this.pages = List.of(folder.resolve("pages"));
        }

        FeedDefinition made() {
            return new FeedDefinition(
                    name,
                    folder,
                    title,
                    link,
                    "News of the town",
                    null,
                    null,
                    rights,
                    icon,
                    logo,
                    pages,
                    entries,
                    ZoneOffset.UTC,
                    Content.FULL,
                    siblings,
                    selectors,
                    List.of(),
                    retention,
                    visiting,
                    order,
                    category,
                    serving);
        }
    }
}

package tidings.story;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its {@code feed.yaml} defines it.
 *
 * @param name the folder's name, and the feed's in every address
 * @param folder where it lies
 * @param title of the feed
 * @param link the site that it is about; addresses of pages that name none of their own resolve against it
 * @param description a sentence on the feed; the title where the definition has none
 * @param language BCP 47, or null
 * @param author stands in for entries without one, or null
 * @param rights of the feed, or null
 * @param icon absolute address of a square picture, or null
 * @param logo absolute address of a wider one, or null
 * @param pages files and folders with saved pages
 * @param entries how many entries a document shows at most
 * @param timezone holds for dates whose page names no zone
 * @param content whether documents carry bodies or summaries
 * @param siblings what becomes of siblings
 * @param selectors CSS selectors that override what is found without them
 * @param rules folders with rules for sites, which override it too where selectors do not
 * @param retention how much of the past it keeps
 * @param visiting how it visits the web by itself
 */
public record FeedDefinition(
        String name,
        Path folder,
        String title,
        String link,
        String description,
        @Nullable String language,
        @Nullable String author,
        @Nullable String rights,
        @Nullable String icon,
        @Nullable String logo,
        List<Path> pages,
        int entries,
        ZoneId timezone,
        Content content,
        Siblings siblings,
        Map<Selector, String> selectors,
        List<Path> rules,
        Retention retention,
        Visiting visiting) {

    /** The same feed, whose pages are read by these rules. */
    public FeedDefinition withRules(List<Path> folders) {
        return new FeedDefinition(
                name,
                folder,
                title,
                link,
                description,
                language,
                author,
                rights,
                icon,
                logo,
                pages,
                entries,
                timezone,
                content,
                siblings,
                selectors,
                folders,
                retention,
                visiting);
    }

    public enum Content {
        FULL,
        SUMMARY
    }

    public enum Siblings {
        /** Each sibling is an entry of its own. */
        ENTRIES,
        /** Siblings are links on their main story. */
        LINKS,
        OFF
    }

    /** What a selector can override. */
    public enum Selector {
        TITLE,
        BODY,
        AUTHOR,
        PUBLISHED,
        SUMMARY,
        IMAGE,
        SIBLINGS,
        REMOVE
    }
}

package tidings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.Handles;
import tidings.story.Listed;
import tidings.story.Story;
import tidings.story.Visit;

/** What a list shows of an article fills in what its own page leaves out. */
final class Listing {
    private Listing() {}

    /**
     * @param listed what a list shows of it, or null
     * @param former where the article was before its whole site moved, or null
     */
    static Story completed(
            Story story, @Nullable Listed listed, Visit visit, Fetch.Fetched fetched, @Nullable String former) {
        String moved = moved(visit, fetched);
        Handles handles = new Handles(
                addresses(story, visit, fetched),
                story.handles().id() == null && listed != null
                        ? listed.handles().id()
                        : story.handles().id(),
                moved == null ? former : moved);
        Article main = listed == null ? story.main() : completed(story.main(), listed);
        return new Story(main, story.text(), story.siblings(), story.site(), story.labels(), handles);
    }

    /** The address that is known to have moved for good, by its own answer or with its whole site. */
    private static @Nullable String moved(Visit visit, Fetch.Fetched fetched) {
        if (fetched.moved() != null) {
            return visit.place();
        }
        return visit.moved() == null ? null : visit.url();
    }

    /** The address that was asked for, where another answered. */
    private static List<String> addresses(Story story, Visit visit, Fetch.Fetched fetched) {
        var addresses = new ArrayList<>(story.handles().addresses());
        String found = fetched.page().url();
        if (found != null && !Address.key(found).equals(Address.key(visit.url()))) {
            addresses.add(visit.url());
        }
        return addresses;
    }

    private static Article completed(Article page, Listed listed) {
        return new Article(
                page.title(),
                page.url(),
                page.authors().isEmpty() ? listed.authors() : page.authors(),
                page.published() == null ? listed.published() : page.published(),
                page.updated(),
                page.summary() == null ? listed.summary() : page.summary(),
                page.html(),
                page.image() == null ? listed.image() : page.image(),
                page.language() == null ? listed.language() : page.language(),
                page.rights(),
                page.categories().isEmpty() ? listed.labels().categories() : page.categories(),
                page.enclosures());
    }
}

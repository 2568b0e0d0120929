package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.Further;
import tidings.story.Headlines;
import tidings.story.ListReading;
import tidings.story.ListReading.Read;
import tidings.story.ListReading.Refused;
import tidings.story.Listed;
import tidings.story.Page;
import tidings.story.Rhythm;

/**
 * Reads pages that list articles: front pages, sections, archives. Where such a page names a feed or an older page, that is told, too.
 * Never throws because of what a page holds.
 */
public final class ListingReader {
    private static final Logger LOG = LoggerFactory.getLogger(ListingReader.class);

    /** Fewer articles than these on the page are no list, if the data of its scripts holds more. */
    private static final int FEW = 3;

    /**
     * @param found with the address that it was found at; without it the feed's link stands in
     * @param feed says what the page does not: the site, the time zone
     * @param selector of the links to articles, or of the boxes around them; null to have them found
     */
    public ListReading read(Page found, FeedDefinition feed, @Nullable String selector) {
        Optional<String> fault = PageType.fault(found.body());
        if (fault.isPresent()) {
            return new Refused(fault.get());
        }
        if (!PageType.isHtml(found)) {
            return new Refused("is plain text, not a page with links");
        }
        try {
            return html(found, feed, selector);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{}: a fault of the reader, please report it with the page", found.name(), e);
            return new Refused("cannot be read because of a fault in Tidings (" + e + ")");
        }
    }

    private static ListReading html(Page found, FeedDefinition feed, @Nullable String selector) {
        Document page = Parsing.page(found, feed, Trail.none());
        Paragraphs.split(page.body());
        Outline outline = Outline.of(page);
        String at = Address.resolve(null, found.url()).orElse(feed.link());
        var jsonLd = new JsonLd(outline);
        String language = Languages.of(outline, new Meta(outline), jsonLd, Trail.none());
        var dates = new Dates(feed.timezone(), language);
        var links = new StoryLinks(outline, page.baseUri(), at, new CardTitle(outline, dates));
        List<Cards.Card> cards = selector == null ? links.find() : links.chosen(page.select(selector));
        List<Listed> shown = new CardHeadlines(outline, dates, language, at).of(cards);
        if (selector != null && shown.isEmpty()) {
            return new Refused("has no link to an article where the selector \"" + selector + "\" looks");
        }
        List<Listed> listed = selector != null || shown.size() >= FEW
                ? shown
                : longer(shown, new StateListing(outline, page.baseUri(), dates, language).listed());
        var further = new ArrayList<Further>(NextPages.of(outline, at));
        further.addAll(FeedLinks.of(outline));
        return listed.isEmpty()
                ? refused(outline, page, at, further)
                : new Read(new Headlines(listed, further, Rhythm.NONE, true));
    }

    private static List<Listed> longer(List<Listed> shown, List<Listed> kept) {
        return kept.size() > shown.size() ? kept : shown;
    }

    /** A page that lists nothing, but names a feed, has told where the list is. */
    private static ListReading refused(Outline outline, Document page, String at, List<Further> further) {
        boolean feed = further.stream().anyMatch(f -> f.kind() == Further.Kind.FEED);
        return feed
                ? new Read(new Headlines(List.of(), further, Rhythm.NONE, true))
                : new Refused(NoArticle.reason(outline, page.title(), Address.isHome(at), false, "")
                        .orElse("lists no articles: no row of links with titles on it"));
    }
}

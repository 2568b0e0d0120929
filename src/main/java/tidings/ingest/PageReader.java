package tidings.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.ingest.Reading.Refused;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/** The front door: a page, HTML or plain text, becomes a story. Never throws because of what a page holds. */
public final class PageReader {
    private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);

    private final Map<List<Path>, SiteRules> rules = new ConcurrentHashMap<>();

    /**
     * @param page as it was found
     * @param feed says what the page does not: the site, the time zone, selectors, rules of sites
     */
    public Reading read(Page page, FeedDefinition feed) {
        return read(page, feed, Trail.none());
    }

    /** Reads the page as {@link #read} does, and keeps why it was read so. */
    public Explained explain(Page page, FeedDefinition feed) {
        Trail trail = Trail.kept();
        Reading reading = read(page, feed, trail);
        return new Explained(reading, trail.explanation());
    }

    /** What came of reading a page, and why. */
    public record Explained(Reading reading, Explanation explanation) {}

    private Reading read(Page page, FeedDefinition feed, Trail trail) {
        Optional<String> fault = PageType.fault(page.body());
        if (fault.isPresent()) {
            return new Refused(fault.get());
        }
        try {
            return PageType.isHtml(page)
                    ? new HtmlReader(page, feed, rules(feed), trail).read()
                    : new TextReader(page, feed).read();
        } catch (NoStory e) {
            return new Refused(e.reason());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{}: a fault of the reader, please report it with the page", page.name(), e);
            return new Refused("cannot be read because of a fault in Tidings (" + e + ")");
        }
    }

    private SiteRules rules(FeedDefinition feed) {
        return rules.computeIfAbsent(feed.rules(), SiteRules::new);
    }

    /** What is wrong with a CSS selector, or empty if nothing is. */
    public static Optional<String> selectorFault(String selector) {
        try {
            QueryParser.parse(selector);
            return Optional.empty();
        } catch (SelectorParseException e) {
            return Optional.of("not a CSS selector (" + e.getMessage() + ")");
        }
    }
}

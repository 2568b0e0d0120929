package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jsoup.nodes.Document;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/** What a site's rules change before a page is read: strings in its source, and declarations that are not to be believed. */
final class RuledSource {
    private RuledSource() {}

    /**
     * @param parsed the page as it is
     * @return the same page where the rules change nothing in its source
     */
    static Document of(Page found, Document parsed, FeedDefinition feed, SiteRule rule, Trail trail) {
        Document page =
                rule.of(Directive.REPLACE_STRING).isEmpty() ? parsed : replaced(found, parsed, feed, rule, trail);
        if (rule.says(Directive.SKIP_JSON_LD, false)) {
            page.select("script[type=application/ld+json]").remove();
        }
        return page;
    }

    private static Document replaced(Page found, Document parsed, FeedDefinition feed, SiteRule rule, Trail trail) {
        String source = Encoding.text(found);
        String replaced = rule.replaced(source);
        if (replaced.equals(source)) {
            return parsed;
        }
        var page = new Page(
                found.name(), found.stamp(), replaced.getBytes(UTF_8), found.url(), "text/html; charset=utf-8");
        return Parsing.page(page, feed, trail);
    }
}

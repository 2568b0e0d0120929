package tidings.ingest;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tidings.story.Page;

/** What a site's rules change before a page is read: strings in its source, and declarations that are not to be believed. */
final class RuledSource {
    private RuledSource() {}

    /**
     * @param parsed the page as it is, which also tells its charset
     * @return the same page where the rules change nothing in its source
     */
    static Document of(Page found, Document parsed, SiteRule rule) {
        Document page = rule.of(Directive.REPLACE_STRING).isEmpty() ? parsed : replaced(found, parsed, rule);
        if (rule.says(Directive.SKIP_JSON_LD, false)) {
            page.select("script[type=application/ld+json]").remove();
        }
        return page;
    }

    private static Document replaced(Page found, Document parsed, SiteRule rule) {
        String source = new String(found.body(), parsed.charset());
        String replaced = rule.replaced(source);
        if (replaced.equals(source)) {
            return parsed;
        }
        Document page = Jsoup.parse(replaced, parsed.baseUri());
        page.outputSettings(parsed.outputSettings());
        return page;
    }
}

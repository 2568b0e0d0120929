package tidings.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.FeedDefinition;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

/** Reads an HTML page: what it declares, then its siblings, then its body; each step takes away what the next must not see. */
final class HtmlReader {
    private static final int MIN_BODY = 20;

    private final FeedDefinition feed;
    private final Document page;
    private final @Nullable String url;
    private final JsonLd jsonLd;
    private final Meta meta;
    private final SiteRule rule;
    private final Trail trail;

    HtmlReader(Page found, FeedDefinition feed, SiteRules rules, Trail trail) {
        this.feed = feed;
        this.trail = trail;
        Document parsed = parse(found, feed);
        this.rule = rules.forPage(parsed, found.url(), feed.link());
        this.page = RuledSource.of(found, parsed, rule);
        this.meta = new Meta(page);
        this.jsonLd = new JsonLd(page);
        this.url = canonical(found.url());
        if (found.url() == null && url != null && page.selectFirst("base[href]") == null) {
            page.setBaseUri(url);
        }
    }

    Reading read() throws NoStory {
        Selected selected = Selected.on(page, feed.selectors(), rule, trail);
        Paragraphs.split(page.body());
        Outline outline = Outline.of(page);
        var facts = new Facts(page, outline, meta, jsonLd, selected, feed, trail);
        page.select("script, style, template, dialog").remove();
        String title = facts.title().orElseThrow(() -> new NoStory("has no title"));
        List<Sibling> siblings =
                Siblings.number(new SiblingFinder(page, outline, url, facts.dates(), feed, trail).take(), title, url);
        Element root = body(selected);
        Article declared = facts.article(title, url, root);
        var pruner = new BodyPruner(root, title, facts.dates());
        if (selected.mayPrune()) {
            Lead.find(page, title, root, facts.dates())
                    .ifPresent(l -> root.prependElement("p").append(l.html()));
        }
        Body body = selected.mayPrune() ? pruner.body() : pruner.whole();
        if (body.text().length() < MIN_BODY) {
            throw new NoStory("has no story on it: no text that is more than navigation");
        }
        Article main = declared.withBody(Summaries.of(declared.summary(), body.text()), body.html());
        return new Reading.Read(new Story(main, body.text(), siblings, site()));
    }

    private Element body(Selected selected) throws NoStory {
        Optional<Element> pointedTo = selected.body();
        if (pointedTo.isEmpty() && !selected.mayGuessBody()) {
            throw new NoStory("has no story on it: the rules of its site find none and forbid to look further");
        }
        return pointedTo.orElseGet(() -> new BodyFinder(page.body()).find());
    }

    private String site() {
        return Address.site(url == null ? feed.link() : url);
    }

    private @Nullable String canonical(@Nullable String found) {
        Element link = page.selectFirst("link[rel=canonical][href]");
        for (String claim : new @Nullable String[] {
            link == null ? null : link.attr("href"),
            meta.first("og:url"),
            jsonLd.url("mainEntityOfPage"),
            jsonLd.url("url")
        }) {
            Optional<String> url = Address.resolve(page.baseUri(), claim).map(Address::clean);
            if (url.isPresent() && !Address.isHome(url.get())) {
                return url.get();
            }
        }
        return Address.resolve(null, found).map(Address::clean).orElse(null);
    }

    private static Document parse(Page found, FeedDefinition feed) {
        try {
            String base = found.url() == null ? feed.link() : found.url();
            Document page = Jsoup.parse(new ByteArrayInputStream(found.body()), PageType.charset(found), base);
            page.outputSettings().prettyPrint(false);
            return page;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory do not fail", e);
        }
    }
}

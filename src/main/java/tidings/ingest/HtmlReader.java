package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.REMOVE;

import java.util.List;
import java.util.Optional;
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

    /** Characters; where a page shows fewer, the data in its scripts may hold the story. */
    private static final int POOR = 500;

    private final FeedDefinition feed;
    private final Document page;
    private final @Nullable String url;
    private final JsonLd jsonLd;
    private final Meta meta;
    private final Trail trail;
    private final boolean home;

    HtmlReader(Page found, FeedDefinition feed, Trail trail) {
        this.feed = feed;
        this.trail = trail;
        this.home = found.url() != null && Address.isHome(found.url());
        this.page = Parsing.page(found, feed, trail);
        this.meta = new Meta(page);
        this.jsonLd = new JsonLd(page);
        this.url = canonical(found.url());
        if (found.url() == null && url != null && page.selectFirst("base[href]") == null) {
            page.setBaseUri(url);
        }
    }

    Reading read() throws NoStory {
        Optional.ofNullable(feed.selectors().get(REMOVE))
                .ifPresent(s -> page.select(s).remove());
        Paragraphs.split(page.body());
        Outline outline = Outline.of(page);
        var facts = new Facts(page, outline, meta, jsonLd, new Selected(page, feed.selectors()), feed, trail);
        List<Element> scripts =
                outline.tagged("script").stream().map(b -> b.element).toList();
        page.select("script, style, template, dialog").remove();
        String title = facts.title()
                .orElseThrow(() -> new NoStory(
                        NoArticle.reason(outline, "", home, false, "").orElse("has no title")));
        List<Sibling> siblings =
                Siblings.number(new SiblingFinder(page, outline, url, facts.dates(), feed, trail).take(), title, url);
        Element root = facts.selected().body().orElseGet(() -> new BodyFinder(page.body()).find());
        Article declared = facts.article(title, url, root);
        Optional<Element> lead = Lead.find(page, title, root, facts.dates());
        lead.ifPresent(l -> root.prependElement("p").append(l.html()));
        Body body = new BodyPruner(root, title, facts.dates()).body();
        if (body.text().length() < POOR) {
            int shown = body.text().length();
            body = StateBody.find(scripts, List.of(title, page.title()), page.baseUri(), trail)
                    .filter(s -> s.chars() > 2 * shown)
                    .map(s -> new BodyPruner(s.body(), title, facts.dates()).body())
                    .orElse(body);
        }
        Optional<String> none = NoArticle.reason(outline, page.title(), home, isDeclared(), body.text());
        if (none.isPresent()) {
            throw new NoStory(none.get());
        }
        if (body.text().length() < MIN_BODY) {
            throw new NoStory("has no story on it: no text that is more than navigation");
        }
        Article main = declared.withBody(Summaries.of(declared.summary(), body.text()), body.html());
        return new Reading.Read(new Story(main, body.text(), siblings, site()));
    }

    private boolean isDeclared() {
        return "article".equals(meta.first("og:type"))
                || meta.first("article:published_time") != null
                || jsonLd.text("headline") != null;
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
}

package tidings.ingest;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.FeedDefinition;
import tidings.story.Labels;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

/** Reads an HTML page: what it declares, then its siblings, then its body; cleaning is last. */
final class HtmlReader {
    private static final int MIN_BODY = 20;

    /** Characters; where a page shows fewer, the data in its scripts may hold the story. */
    private static final int POOR = 500;

    private final FeedDefinition feed;
    private final Document page;
    private final @Nullable String url;
    private final JsonLd jsonLd;
    private final Meta meta;
    private final Outline outline;
    private final Facts facts;
    private final Trail trail;
    private final boolean home;

    HtmlReader(Page found, FeedDefinition feed, SiteRules rules, Trail trail) {
        this.feed = feed;
        this.trail = trail;
        this.home = found.url() != null && Address.isHome(found.url());
        Document parsed = Parsing.page(found, feed, trail);
        SiteRule rule = rules.forPage(parsed, found.url(), feed.link());
        this.page = RuledSource.of(found, parsed, feed, rule, trail);
        Selected selected = Selected.on(page, feed.selectors(), rule, trail);
        Paragraphs.split(page.body());
        this.outline = Outline.of(page);
        this.meta = new Meta(outline);
        this.jsonLd = new JsonLd(outline);
        this.url = canonical(found.url());
        this.facts = new Facts(page, outline, meta, jsonLd, selected, url, feed, trail);
    }

    Reading read() throws NoStory {
        String title = title();
        List<Sibling> siblings = siblings(title);
        BodyFinder.Found found = body(title);
        Article declared = facts.article(title, found.where());
        Body body = body(found, title);
        Article main = declared.withBody(
                Summaries.of(declared.summary() == null ? found.lead() : declared.summary(), body.text()), body.html());
        String site = Address.site(url == null ? feed.link() : url);
        Labels labels = facts.labels(title);
        Article filed = main.with(labels.categories(), main.enclosures());
        return new Reading.Read(new Story(filed, body.text(), siblings, site, labels, facts.handles()));
    }

    private String title() throws NoStory {
        return facts.title()
                .orElseThrow(() -> new NoStory(
                        NoArticle.reason(outline, "", home, false, "").orElse("has no title")));
    }

    private List<Sibling> siblings(String title) {
        return Siblings.number(
                new SiblingFinder(page, outline, url, facts.dates(), feed, trail).take(title), title, url);
    }

    /** Where the story stands, cut out of the page. */
    private BodyFinder.Found body(String title) throws NoStory {
        Selected selected = facts.selected();
        if (selected.bodies().isEmpty() && !selected.mayGuessBody()) {
            throw new NoStory("has no story on it: the rules of its site find none and forbid to look further");
        }
        var model = new BodyModel(input(title));
        return new BodyFinder(outline, model, title, facts.dates(), trail).find(selected);
    }

    private Body body(BodyFinder.Found found, String title) throws NoStory {
        Body shown = Cleaner.clean(found.element(), found.text());
        if (shown.cut() != null) {
            trail.passed("body", "size", title, 0, shown.cut());
        }
        Body body = shown.text().length() >= POOR ? shown : richer(shown, title).orElse(shown);
        Optional<String> none = NoArticle.reason(outline, page.title(), home, isDeclared(), body.text());
        if (none.isPresent() || body.text().length() < MIN_BODY) {
            throw new NoStory(none.orElse("has no story on it: no text that is more than navigation"));
        }
        return body;
    }

    /** The story as the page keeps it for its scripts. */
    private Optional<Body> richer(Body shown, String title) {
        List<Element> scripts =
                outline.tagged("script").stream().map(b -> b.element).toList();
        return StateBody.find(scripts, List.of(title, page.title()), page.baseUri(), trail)
                .filter(s -> s.chars() > 2 * shown.text().length())
                .map(s -> Cleaner.clean(s.body()));
    }

    private boolean isDeclared() {
        return "article".equals(meta.first("og:type"))
                || meta.first("article:published_time") != null
                || jsonLd.text("headline") != null;
    }

    private BodyModel.Input input(String title) {
        return new BodyModel.Input(
                outline, title, meta.first("og:description", "description"), jsonLd.text("articleBody"));
    }

    /** What the body model is asked about the page. */
    static BodyModel.Input modelInput(Page found, FeedDefinition feed) {
        var reader = new HtmlReader(found, feed, new SiteRules(List.of()), Trail.none());
        String title = reader.facts.title().orElse("");
        reader.siblings(title);
        return reader.input(title);
    }

    /** A page that nobody says the address of is where it says it is. */
    private @Nullable String canonical(@Nullable String foundAt) {
        String url = new Canonical(page.baseUri(), foundAt, trail).of(outline, meta, jsonLd);
        if (foundAt == null && url != null && outline.tagged("base").isEmpty()) {
            page.setBaseUri(url);
        }
        return url;
    }
}

package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.REMOVE;

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
    private final @Nullable String foundAt;
    private final Trail trail;

    HtmlReader(Page found, FeedDefinition feed, Trail trail) {
        this.feed = feed;
        this.trail = trail;
        this.page = parse(found, feed);
        this.foundAt = found.url();
    }

    Reading read() throws NoStory {
        Optional.ofNullable(feed.selectors().get(REMOVE))
                .ifPresent(s -> page.select(s).remove());
        Paragraphs.split(page.body());
        Outline outline = Outline.of(page);
        var meta = new Meta(outline);
        var jsonLd = new JsonLd(outline);
        String url = canonical(outline, meta, jsonLd);
        var facts = new Facts(page, outline, meta, jsonLd, new Selected(page, feed.selectors()), url, feed, trail);
        page.select("script, style, template, dialog").remove();
        String title = facts.title().orElseThrow(() -> new NoStory("has no title"));
        List<Sibling> siblings =
                Siblings.number(new SiblingFinder(page, outline, url, facts.dates(), feed, trail).take(), title, url);
        Element root = facts.selected().body().orElseGet(() -> new BodyFinder(page.body()).find());
        Article declared = facts.article(title, root);
        Optional<Element> lead = Lead.find(page, title, root, facts.dates());
        lead.ifPresent(l -> root.prependElement("p").append(l.html()));
        Body body = new BodyPruner(root, title, facts.dates()).body();
        if (body.text().length() < MIN_BODY) {
            throw new NoStory("has no story on it: no text that is more than navigation");
        }
        Article main = declared.withBody(Summaries.of(declared.summary(), body.text()), body.html());
        return new Reading.Read(new Story(
                main, body.text(), siblings, Address.site(url == null ? feed.link() : url), facts.labels(title)));
    }

    /** A page that nobody says the address of is where it says it is. */
    private @Nullable String canonical(Outline outline, Meta meta, JsonLd jsonLd) {
        String url = new Canonical(page.baseUri(), foundAt, trail).of(outline, meta, jsonLd);
        if (foundAt == null && url != null && outline.tagged("base").isEmpty()) {
            page.setBaseUri(url);
        }
        return url;
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

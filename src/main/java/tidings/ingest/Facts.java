package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.AUTHOR;
import static tidings.story.FeedDefinition.Selector.IMAGE;
import static tidings.story.FeedDefinition.Selector.PUBLISHED;
import static tidings.story.FeedDefinition.Selector.SUMMARY;
import static tidings.story.FeedDefinition.Selector.TITLE;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.Handles;
import tidings.story.Image;
import tidings.story.Labels;

/** What a page says of its article, beside the body. The owner's selectors come first, then declarations, then what is to be seen. */
final class Facts {
    private static final int MAX_RIGHTS = 400;

    private final Document page;
    private final Outline outline;
    private final Meta meta;
    private final JsonLd jsonLd;
    private final Selected selected;
    private final Dates dates;
    private final Trail trail;
    private final SiteName site;
    private final @Nullable String url;
    private final @Nullable String language;
    private final @Nullable String rights;

    /** @param url of the page, or null */
    Facts(
            Document page,
            Outline outline,
            Meta meta,
            JsonLd jsonLd,
            Selected selected,
            @Nullable String url,
            FeedDefinition feed,
            Trail trail) {
        this.page = page;
        this.outline = outline;
        this.trail = trail;
        this.meta = meta;
        this.jsonLd = jsonLd;
        this.selected = selected;
        this.url = url;
        this.site = new SiteName(meta, jsonLd, url == null ? feed.link() : url);
        this.rights = rights(); // before anything is taken off the page: it stands anywhere
        this.language = Languages.of(outline, meta, jsonLd, trail);
        this.dates = new Dates(feed.timezone(), language == null ? feed.language() : language);
    }

    Selected selected() {
        return selected;
    }

    Dates dates() {
        return dates;
    }

    /** All that the page says of the article but its body; to be asked before the body is cut out of the page. */
    Article article(String title, Element body) {
        var found = new PageDates(outline, jsonLd, meta, dates, title, url, body, trail);
        return new Article(
                title,
                url,
                authors(title),
                published(found).orElse(null),
                found.updated().orElse(null),
                summary(title),
                null,
                image(body).orElse(null),
                language,
                rights,
                List.of(),
                new Enclosures(outline, meta, jsonLd, page.baseUri(), trail).find(body));
    }

    Optional<String> title() {
        return selected.text(TITLE)
                .map(Texts::title)
                .or(() -> new Titles(outline, site, trail).find(meta, jsonLd, url));
    }

    private List<String> authors(String title) {
        List<String> chosen = selected.texts(AUTHOR);
        return chosen.isEmpty()
                ? new Authors(site, trail).find(outline, title, meta, jsonLd, dates)
                : Authors.names(chosen);
    }

    private Optional<ArticleDate> published(PageDates found) {
        return selected.texts(PUBLISHED).stream()
                .flatMap(t -> dates.machine(t, DateSource.TEXT).stream())
                .findFirst()
                .or(found::published);
    }

    private @Nullable String summary(String title) {
        return selected.text(SUMMARY).orElseGet(() -> new Summaries(site, trail).declared(title, meta, jsonLd));
    }

    private @Nullable String rights() {
        for (Block block : outline.blocks()) {
            if (block.chars <= MAX_RIGHTS && isMarked(block)) {
                Optional<String> line = Texts.rights(block.text());
                if (line.isPresent()) {
                    return line.get();
                }
            }
        }
        return meta.first("copyright", "dc.rights", "dcterms.rights");
    }

    private static boolean isMarked(Block block) {
        for (TextNode node : block.nodes) {
            if (isRightsMark(node.getWholeText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRightsMark(String text) {
        return text.indexOf('©') >= 0
                || text.contains("(c)")
                || text.contains("(C)")
                || text.contains("opyright")
                || text.contains("COPYRIGHT");
    }

    private Optional<Image> image(Element body) {
        return Optional.ofNullable(selected.elements(IMAGE).first())
                .flatMap(Images::of)
                .or(() -> new LeadImage(outline, meta, jsonLd, page.baseUri(), trail).find(body));
    }

    /** How the page files the article. */
    Labels labels(String title) {
        return new Filing(outline, meta, jsonLd, site, trail).labels(title, page.baseUri());
    }

    /** By what else than its address the page says that the article is known. */
    Handles handles() {
        return OwnHandles.of(outline, meta, jsonLd, page.baseUri());
    }
}

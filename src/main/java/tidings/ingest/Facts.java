package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.AUTHOR;
import static tidings.story.FeedDefinition.Selector.IMAGE;
import static tidings.story.FeedDefinition.Selector.PUBLISHED;
import static tidings.story.FeedDefinition.Selector.SUMMARY;
import static tidings.story.FeedDefinition.Selector.TITLE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.Image;

/** What a page says of its article, beside the body. The owner's selectors come first, then declarations, then what is to be seen. */
final class Facts {
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*");

    private final Document page;
    private final Outline outline;
    private final Meta meta;
    private final JsonLd jsonLd;
    private final Selected selected;
    private final Dates dates;
    private final Trail trail;
    private final @Nullable String rights;

    Facts(
            Document page,
            Outline outline,
            Meta meta,
            JsonLd jsonLd,
            Selected selected,
            FeedDefinition feed,
            Trail trail) {
        this.page = page;
        this.outline = outline;
        this.trail = trail;
        this.meta = meta;
        this.jsonLd = jsonLd;
        this.selected = selected;
        this.rights = rights(); // before anything is taken off the page: it stands anywhere
        String language = language();
        this.dates = new Dates(feed.timezone(), language == null ? feed.language() : language);
    }

    Selected selected() {
        return selected;
    }

    Dates dates() {
        return dates;
    }

    /** All that the page says of the article but its body; to be asked before the body is cut out of the page. */
    Article article(String title, @Nullable String url, Element body) {
        return new Article(
                title,
                url,
                authors(),
                published(body).orElse(null),
                updated().orElse(null),
                summary(),
                null,
                image(body).orElse(null),
                language(),
                rights);
    }

    Optional<String> title() {
        return selected.text(TITLE)
                .map(Texts::title)
                .or(() -> Titles.of(
                        page,
                        jsonLd.text("headline"),
                        meta.first("og:title", "twitter:title"),
                        meta.first("og:site_name")));
    }

    private List<String> authors() {
        List<String> chosen = selected.texts(AUTHOR);
        return chosen.isEmpty() ? Authors.of(page, jsonLd.names("author"), meta, dates) : Authors.names(chosen);
    }

    private Optional<ArticleDate> published(Element body) {
        return selected.texts(PUBLISHED).stream()
                .flatMap(t -> dates.find(t, DateSource.TEXT).stream())
                .findFirst()
                .or(() -> dates.find(jsonLd.text("datePublished"), DateSource.JSON_LD))
                .or(() -> dates.find(
                        meta.first(
                                "article:published_time",
                                "og:article:published_time",
                                "datepublished",
                                "date",
                                "dc.date",
                                "dc.date.issued",
                                "dcterms.created",
                                "dcterms.date",
                                "pubdate",
                                "publishdate",
                                "parsely-pub-date"),
                        DateSource.META))
                .or(() -> SeenDates.published(page, body, dates));
    }

    private Optional<ArticleDate> updated() {
        return dates.find(jsonLd.text("dateModified"), DateSource.JSON_LD)
                .or(() -> dates.find(
                        meta.first(
                                "article:modified_time",
                                "og:updated_time",
                                "datemodified",
                                "dcterms.modified",
                                "last-modified"),
                        DateSource.META));
    }

    @Nullable
    String summary() {
        return selected.text(SUMMARY).orElseGet(() -> {
            String declared = meta.first("og:description", "description", "twitter:description", "dc.description");
            return declared != null ? declared : jsonLd.text("description");
        });
    }

    @Nullable
    String language() {
        for (String claim : new @Nullable String[] {
            page.select("html").attr("lang"),
            jsonLd.text("inLanguage"),
            meta.first("content-language", "language", "og:locale")
        }) {
            if (claim != null && LANGUAGE.matcher(claim.strip()).matches()) {
                return claim.strip().replace('_', '-');
            }
        }
        return null;
    }

    @Nullable
    String rights() {
        for (Element element : page.body().getElementsMatchingOwnText("(?i)©|copyright|\\(c\\)")) {
            Optional<String> line = Texts.rights(Texts.tidy(element.text()));
            if (line.isPresent()) {
                return line.get();
            }
        }
        return meta.first("copyright", "dc.rights", "dcterms.rights");
    }

    private Optional<Image> image(Element body) {
        return Optional.ofNullable(selected.elements(IMAGE).first())
                .flatMap(Images::of)
                .or(() -> declaredImage())
                .or(() -> body.select("img").stream()
                        .map(Images::of)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<Image> declaredImage() {
        String og = meta.first("og:image", "og:image:url", "twitter:image");
        Optional<Image> fromMeta = Address.resolve(page.baseUri(), og)
                .map(u ->
                        new Image(u, number("og:image:width"), number("og:image:height"), meta.first("og:image:alt")));
        return fromMeta.or(() -> Address.resolve(page.baseUri(), jsonLd.url("image"))
                .map(u -> new Image(u, jsonLd.number("image", "width"), jsonLd.number("image", "height"), null)));
    }

    private @Nullable Integer number(String name) {
        return Images.pixels(meta.first(name));
    }
}

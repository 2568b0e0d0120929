package tidings.source;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.ImageAttributes;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Further;
import tidings.story.Handles;
import tidings.story.Headlines;
import tidings.story.Image;
import tidings.story.Labels;
import tidings.story.Listed;
import tidings.story.Rhythm;

/** What the parser found in a sitemap, in our words. The time of the last change is that of the page, and never that of publication. */
final class SitemapHeadlines {
    private final String at;

    /** @param at the sitemap's own address, which it does not list */
    SitemapHeadlines(String at) {
        this.at = at;
    }

    Headlines of(AbstractSiteMap sitemap, boolean isWhole) {
        if (sitemap instanceof SiteMapIndex index) {
            return new Headlines(List.of(), parts(index), Rhythm.NONE, isWhole);
        }
        Map<String, Listed> listed = new LinkedHashMap<>();
        for (SiteMapURL url : ((SiteMap) sitemap).getSiteMapUrls()) {
            if (listed.size() < SitemapReader.MAX_ADDRESSES) {
                Listed one = listed(url);
                listed.putIfAbsent(Address.key(String.valueOf(one.url())), one);
            }
        }
        return new Headlines(List.copyOf(listed.values()), List.of(), Rhythm.NONE, isWhole);
    }

    private List<Further> parts(SiteMapIndex index) {
        Map<String, Further> parts = new LinkedHashMap<>();
        for (AbstractSiteMap part : index.getSitemaps()) {
            String url = part.getUrl() == null ? at : part.getUrl().toString();
            if (!url.equals(at) && parts.size() < SitemapReader.MAX_ADDRESSES) {
                parts.putIfAbsent(url, new Further(url, Further.Kind.PART, instant(part.getLastModified())));
            }
        }
        return List.copyOf(parts.values());
    }

    private static Listed listed(SiteMapURL url) {
        String address = Address.clean(url.getUrl().toString());
        Instant changed = instant(url.getLastModified());
        ArticleDate updated = changed == null ? null : new ArticleDate(changed, null, DateSource.LISTED);
        NewsAttributes news = first(url, Extension.NEWS, NewsAttributes.class);
        Image image = image(first(url, Extension.IMAGE, ImageAttributes.class));
        if (news == null) {
            return new Listed(
                    address, null, List.of(), null, updated, null, null, image, null, Labels.NONE, Handles.NONE);
        }
        return new Listed(
                address,
                words(news.getTitle()),
                List.of(),
                date(news.getPublicationDateTime()),
                updated,
                null,
                null,
                image,
                language(news.getLanguage()),
                labels(news),
                Handles.NONE);
    }

    private static Labels labels(NewsAttributes news) {
        String[] keywords = news.getKeywords() == null ? new String[0] : news.getKeywords();
        List<String> tags = Stream.of(keywords)
                .map(String::strip)
                .filter(k -> !k.isEmpty())
                .distinct()
                .toList();
        return new Labels(null, tags, words(news.getName()), null);
    }

    private static <T extends ExtensionMetadata> @Nullable T first(SiteMapURL url, Extension extension, Class<T> kind) {
        ExtensionMetadata[] found = url.getAttributesForExtension(extension);
        return found == null || found.length == 0 || !kind.isInstance(found[0]) ? null : kind.cast(found[0]);
    }

    private @Nullable static Image image(@Nullable ImageAttributes found) {
        return found == null || found.getLoc() == null
                ? null
                : Address.resolve(null, found.getLoc().toString())
                        .map(u -> new Image(u, null, null, words(found.getCaption())))
                        .orElse(null);
    }

    private static @Nullable String words(@Nullable String text) {
        String words = text == null ? "" : text.replaceAll("[\\s\u00a0]+", " ").strip();
        return words.isEmpty() ? null : words;
    }

    /** The protocol wants ISO 639, with {@code zh-cn} and {@code zh-tw}; three letters are as good. */
    private static @Nullable String language(@Nullable String said) {
        String tag = said == null ? "" : said.strip().replace('_', '-');
        return tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
                ? Locale.forLanguageTag(tag).toLanguageTag()
                : null;
    }

    private static @Nullable ArticleDate date(@Nullable ZonedDateTime date) {
        return date == null ? null : new ArticleDate(date.toInstant(), date.getOffset(), DateSource.LISTED);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}

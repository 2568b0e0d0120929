package tidings;

import java.util.List;
import tidings.feed.FeedReader;
import tidings.ingest.ListingReader;
import tidings.ingest.LooseReader;
import tidings.source.SitemapReader;
import tidings.story.DocumentKind;
import tidings.story.FeedDefinition;
import tidings.story.Further;
import tidings.story.Headlines;
import tidings.story.ListReading;
import tidings.story.Page;
import tidings.story.Rhythm;
import tidings.story.WebSource;

/** Whoever can read what lists articles. Which of them is asked goes by what a document turns out to be, before what its owner calls it. */
final class ListReaders {
    private final SitemapReader sitemaps = new SitemapReader();
    private final ListingReader listings = new ListingReader();

    /** What is wanted, as in {@code Accept}. */
    static String accept(WebSource.Kind kind) {
        return switch (kind) {
            case FEED ->
                "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,application/json;q=0.8,*/*;q=0.5";
            case SITEMAP -> "application/xml,text/xml,application/gzip;q=0.9,text/plain;q=0.8,*/*;q=0.5";
            default -> "text/html,application/xhtml+xml,*/*;q=0.5";
        };
    }

    ListReading read(Page found, FeedDefinition feed, WebSource source) {
        return switch (DocumentKind.of(found.body())) {
            case SITEMAP, PACKED -> sitemaps.read(found);
            case FEED, JSON -> new FeedReader(new LooseReader(feed.timezone())).read(found);
            case HTML, LOGIN -> page(found, feed, source);
            default -> asCalled(found, feed, source);
        };
    }

    /** Owners paste a site's address where its feed's or sitemap's is asked for; then it is enough that the page names its feed. */
    private ListReading page(Page found, FeedDefinition feed, WebSource source) {
        ListReading listing = listings.read(found, feed, source.links());
        if (source.kind() == WebSource.Kind.LISTING || listing instanceof ListReading.Refused) {
            return listing;
        }
        List<Further> feeds = ((ListReading.Read) listing)
                .headlines().further().stream()
                        .filter(f -> f.kind() == Further.Kind.FEED)
                        .toList();
        return feeds.isEmpty()
                ? asCalled(found, feed, source)
                : new ListReading.Read(new Headlines(List.of(), feeds, Rhythm.NONE, true));
    }

    private ListReading asCalled(Page found, FeedDefinition feed, WebSource source) {
        return switch (source.kind()) {
            case SITEMAP -> sitemaps.read(found);
            case FEED -> new FeedReader(new LooseReader(feed.timezone())).read(found);
            default -> listings.read(found, feed, source.links());
        };
    }
}

package tidings.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tidings.story.Address;
import tidings.story.DocumentKind;
import tidings.story.ListReading;
import tidings.story.ListReading.Read;
import tidings.story.ListReading.Refused;
import tidings.story.LooseXml;
import tidings.story.Page;

/**
 * Reads sitemaps (sitemaps.org/protocol.html): lists of addresses, indexes, plain text, news sitemaps, and feeds that serve as sitemaps;
 * packed or not. What is broken or too large is read as far as it goes. Never throws because of what a document holds, fetches nothing,
 * and knows no entities but XML's own.
 */
public final class SitemapReader {
    /** Of a sitemap, not packed; the protocol's own limit. */
    public static final int MAX_BYTES = 50 << 20;

    /** The protocol's own limit, for addresses and for parts of an index alike. */
    public static final int MAX_ADDRESSES = 50_000;

    private static final String TEXT = "text/plain";

    /** @param found with the address that it was found at */
    public ListReading read(Page found) {
        String at = Address.resolve(null, found.url())
                .orElseThrow(() -> new IllegalArgumentException("a sitemap has an address of the web: " + found.url()));
        Unpacked unpacked = Unpacked.of(found.body(), MAX_BYTES);
        if (unpacked.bytes().length == 0) {
            return new Refused(unpacked.isWhole() ? "is empty" : "is gzip that is broken");
        }
        DocumentKind kind = DocumentKind.of(unpacked.bytes());
        return switch (kind) {
            case SITEMAP, FEED, XML -> xml(found, unpacked, at);
            case TEXT -> text(unpacked, at);
            case EMPTY -> new Refused("is empty");
            default -> new Refused("is " + kind.words() + ", not a sitemap");
        };
    }

    /** The places where a site's sitemaps are, as far as its address and its robots.txt tell; the most telling first, each once. */
    public static List<String> candidates(String site, String robots) {
        return SitemapPlaces.of(site, robots);
    }

    private static ListReading xml(Page found, Unpacked unpacked, String at) {
        byte[] xml = LooseXml.mended(unpacked.bytes(), found.contentType()).getBytes(UTF_8);
        Optional<AbstractSiteMap> whole = parsed("application/xml", xml, at, false);
        return whole.or(() -> parsed("application/xml", xml, at, true))
                .<ListReading>map(
                        s -> new Read(new SitemapHeadlines(at).of(s, whole.isPresent() && unpacked.isWhole())))
                .orElseGet(() ->
                        new Refused("is no sitemap: its XML is of another kind, or broken before its first address"));
    }

    private static ListReading text(Unpacked unpacked, String at) {
        var read =
                parsed(TEXT, unpacked.bytes(), at, true).map(s -> new SitemapHeadlines(at).of(s, unpacked.isWhole()));
        return read.isPresent() && !read.get().listed().isEmpty()
                ? new Read(read.get())
                : new Refused("is no sitemap: neither XML nor lines that are addresses");
    }

    private static Optional<AbstractSiteMap> parsed(String type, byte[] bytes, String at, boolean partly) {
        var parser = new SiteMapParser(false, partly);
        parser.enableExtension(Extension.NEWS);
        parser.enableExtension(Extension.IMAGE);
        String base = type.equals(TEXT) ? null : at; // any word could be a relative address
        parser.setURLFilter((String url) -> Address.resolve(base, url).orElse(null));
        try {
            return Optional.ofNullable(parser.parseSiteMap(type, bytes, url(at)));
        } catch (UnknownFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static URL url(String at) {
        try {
            return new URI(Objects.requireNonNull(at)).toURL();
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalArgumentException(at, e);
        }
    }
}

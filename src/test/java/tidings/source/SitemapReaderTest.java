package tidings.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.story.Further;
import tidings.story.Headlines;
import tidings.story.ListReading;
import tidings.story.Listed;
import tidings.story.Page;

class SitemapReaderTest {
    private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    private static ListReading reading(byte[] body) {
        return new SitemapReader().read(new Page("sitemap", "", body, "https://town.example/maps/sitemap.xml", null));
    }

    private static Headlines read(String xml) {
        return ((ListReading.Read) reading(xml.getBytes(UTF_8))).headlines();
    }

    private static List<String> urls(Headlines headlines) {
        return headlines.listed().stream().map(Listed::url).toList();
    }

    private static String refusal(byte[] body) {
        return ((ListReading.Refused) reading(body)).reason();
    }

    @Test
    void addresses_stand_in_order_each_once_and_the_last_change_is_no_date_of_publication() {
        Headlines read = read("<?xml version='1.0'?><urlset " + NAMESPACE + ">"
                + "<url><loc> https://town.example/ferry?utm_source=map </loc><lastmod>2026-03-02T08:30:00+01:00</lastmod></url>"
                + "<url><loc>/sheep</loc><lastmod>2026-03-01</lastmod><priority>0.9</priority></url>"
                + "<url><loc>http://town.example/ferry/</loc></url><url><loc>nowhere:</loc></url></urlset>");
        assertThat(urls(read)).containsExactly("https://town.example/ferry", "https://town.example/sheep");
        assertThat(read.listed()).allSatisfy(l -> assertThat(l.published()).isNull());
        assertThat(read.listed().get(0).updated().at()).isEqualTo(Instant.parse("2026-03-02T07:30:00Z"));
        assertThat(read.listed().get(0).article()).isEmpty();
        assertThat(read.isWhole()).isTrue();
    }

    @Test
    void a_news_sitemap_tells_titles_dates_languages_and_images_whether_it_declares_its_prefixes_or_not() {
        String url =
                "<url><loc>https://town.example/n/1</loc><news:news><news:publication><news:name>Town News</news:name>"
                        + "<news:language>en</news:language></news:publication><news:publication_date>2026-03-02T09:30:00+01:00"
                        + "</news:publication_date><news:title>The ferry &amp; the sheep&nbsp;left</news:title>"
                        + "<news:keywords>ferry, sheep</news:keywords></news:news>"
                        + "<image:image><image:loc>https://town.example/i.jpg</image:loc></image:image></url>";
        for (String declared : List.of(
                "",
                "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
                        + " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'")) {
            Listed one = read("<urlset " + NAMESPACE + " " + declared + ">" + url + "</urlset>")
                    .listed()
                    .get(0);
            assertThat(one.title()).isEqualTo("The ferry & the sheep left");
            assertThat(one.published().inItsZone()).hasToString("2026-03-02T09:30+01:00");
            assertThat(one.language()).isEqualTo("en");
            assertThat(one.labels().siteName()).isEqualTo("Town News");
            assertThat(one.labels().tags()).containsExactly("ferry", "sheep");
            assertThat(one.image().url()).isEqualTo("https://town.example/i.jpg");
        }
    }

    @Test
    void an_index_names_its_parts_and_never_itself() {
        Headlines read = read("<sitemapindex " + NAMESPACE + "><sitemap><loc>https://town.example/a.xml?page=1</loc>"
                + "<lastmod>2026-03-02</lastmod></sitemap><sitemap><loc>sitemap.xml</loc></sitemap>"
                + "<sitemap><loc>b.xml.gz</loc></sitemap></sitemapindex>");
        assertThat(read.listed()).isEmpty();
        assertThat(read.further())
                .extracting(Further::url, Further::kind, Further::changed)
                .containsExactly(
                        tuple(
                                "https://town.example/a.xml?page=1",
                                Further.Kind.PART,
                                Instant.parse("2026-03-02T00:00:00Z")),
                        tuple("https://town.example/maps/b.xml.gz", Further.Kind.PART, null));
    }

    @Test
    void text_feeds_packed_ones_and_UTF_16_are_sitemaps_too() throws IOException {
        assertThat(urls(read("\ufeffhttps://town.example/a\r\n\r\nhttps://town.example/b\n")))
                .hasSize(2);
        assertThat(urls(read("<rss version='2.0'><channel><title>t</title><item><title>x</title>"
                        + "<link>https://town.example/a</link></item></channel></rss>")))
                .containsExactly("https://town.example/a");
        assertThat(urls(read("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://town.example/a'/>"
                        + "<updated>2026-03-02T08:00:00Z</updated></entry></feed>")))
                .containsExactly("https://town.example/a");
        byte[] packed = packed("<urlset><url><loc>https://town.example/a</loc></url></urlset>");
        assertThat(((ListReading.Read) reading(packed)).headlines().listed()).hasSize(1);
        byte[] wide = "\ufeff<urlset><url><loc>https://town.example/a</loc></url></urlset>".getBytes(UTF_16LE);
        assertThat(((ListReading.Read) reading(wide)).headlines().listed()).hasSize(1);
    }

    @Test
    void what_is_broken_is_read_as_far_as_it_goes() throws IOException {
        String start =
                "\n <br><b>Warning</b>: the disk is full <?xml version='1.0'?><!DOCTYPE urlset SYSTEM 'x.dtd'><urlset "
                        + NAMESPACE
                        + "><url><loc>https://town.example/a?b=1&c=2</loc></url><url><loc>https://town.example/\u0001b</loc></url>";
        Headlines read = read(start + "<url><loc>https://town.exa");
        assertThat(urls(read)).startsWith("https://town.example/a?b=1&c=2", "https://town.example/b");
        assertThat(read.isWhole()).isFalse();
        String many = IntStream.range(0, 5000)
                .mapToObj(i -> "<url><loc>https://town.example/" + i * 7919 % 10007 + "</loc></url>")
                .collect(Collectors.joining("", "<urlset>", "</urlset>"));
        byte[] packed = packed(many);
        Headlines cut = ((ListReading.Read) reading(Arrays.copyOf(packed, packed.length * 3 / 4))).headlines();
        assertThat(cut.listed()).hasSizeGreaterThan(1000).hasSizeLessThan(5000);
        assertThat(cut.isWhole()).isFalse();
    }

    @Test
    void what_grows_when_it_is_unpacked_is_read_to_the_limit() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write("<urlset><url><loc>https://town.example/a</loc></url>".getBytes(UTF_8));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                gzip.write(blanks);
            }
        }
        Headlines read = ((ListReading.Read) reading(out.toByteArray())).headlines();
        assertThat(read.listed()).hasSize(1);
        assertThat(read.isWhole()).isFalse();
    }

    @Test
    void no_more_than_the_protocol_allows_are_taken() {
        String many = IntStream.range(0, SitemapReader.MAX_ADDRESSES + 100)
                .mapToObj(i -> "<url><loc>https://town.example/" + i + "</loc></url>")
                .collect(Collectors.joining("", "<urlset>", "</urlset>"));
        assertThat(read(many).listed()).hasSize(SitemapReader.MAX_ADDRESSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "is empty; ''",
                "is empty; '  '",
                "is an HTML page, not a sitemap; <!doctype html><title>Not found</title><p>Sorry",
                "is a page that asks to log in, not a sitemap; <html><form><input type=password></form>",
                "is JSON, not a sitemap; {\"a\": 1}",
                "is no sitemap: its XML is of another kind; <?xml version='1.0'?><kml><x/></kml>",
                "is no sitemap: neither XML; Service unavailable",
                "is a list of feeds (OPML), not a sitemap; <opml version='2.0'><body/></opml>"
            })
    void what_it_is_instead_is_said(String reason, String body) {
        assertThat(refusal(body.getBytes(UTF_8))).startsWith(reason);
    }

    @Test
    void a_site_s_sitemaps_are_where_robots_txt_says_then_where_they_usually_are() {
        assertThat(SitemapReader.candidates(
                        "https://town.example/news/front",
                        "User-agent: *\nSITEMAP: /maps/all.xml # all\nSitemap:https://cdn.example/t.xml\nSitemap:\n"))
                .startsWith("https://town.example/maps/all.xml", "https://cdn.example/t.xml")
                .contains("https://town.example/sitemap.xml", "https://town.example/sitemap_index.xml")
                .doesNotHaveDuplicates();
    }

    private static byte[] packed(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}

package tidings.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.ingest.LooseReader;
import tidings.story.Further;
import tidings.story.Headlines;
import tidings.story.ListReading;
import tidings.story.Listed;
import tidings.story.Page;

class FeedReaderTest {
    private static final String LONG = "The ferry left the quay at eight, and nobody was surprised by it. ".repeat(20);

    private static ListReading reading(byte[] body) {
        return new FeedReader(new LooseReader(ZoneOffset.UTC))
                .read(new Page("feed", "", body, "https://town.example/feeds/rss.xml", null));
    }

    private static Headlines read(String text) {
        ListReading reading = reading(text.getBytes(UTF_8));
        assertThat(reading).isInstanceOf(ListReading.Read.class);
        return ((ListReading.Read) reading).headlines();
    }

    private static Listed one(String text) {
        List<Listed> listed = read(text).listed();
        assertThat(listed).hasSize(1);
        return listed.get(0);
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>Town News</title><link>https://town.example/</link><description>d</description>"
                + items + "</channel></rss>";
    }

    private static String atom(String entries) {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Town News</title>" + entries + "</feed>";
    }

    @Test
    void an_item_of_RSS_tells_all_that_it_shows() {
        Listed item = one("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Town News</title>"
                + "<language>en-GB</language><item><title>Sheep &amp;amp; ferries</title>"
                + "<link>https://town.example/sheep?utm_source=rss</link><guid isPermaLink=\"false\">n-17</guid>"
                + "<pubDate>Mon, 2 Mar 2026 09:30:00 +0100</pubDate><dc:creator>Ada Quay</dc:creator>"
                + "<category>Harbour</category><category>Sheep</category><description>&lt;p&gt;They met.&lt;/p&gt;</description>"
                + "<content:encoded><![CDATA[<p>They met on the <a href=\"/quay\">quay</a>.</p><script>x</script><img src=\"a.jpg\">]]></content:encoded>"
                + "</item></channel></rss>");
        assertThat(item.title()).isEqualTo("Sheep & ferries");
        assertThat(item.url()).isEqualTo("https://town.example/sheep");
        assertThat(item.handles().id()).isEqualTo("n-17");
        assertThat(item.published().inItsZone()).hasToString("2026-03-02T09:30+01:00");
        assertThat(item.authors()).containsExactly("Ada Quay");
        assertThat(item.labels().tags()).containsExactly("Harbour", "Sheep");
        assertThat(item.labels().siteName()).isEqualTo("Town News");
        assertThat(item.summary()).isEqualTo("They met.");
        assertThat(item.html())
                .contains("<a href=\"https://town.example/quay\" rel=\"noopener")
                .doesNotContain("script");
        assertThat(item.image().url()).isEqualTo("https://town.example/feeds/a.jpg");
        assertThat(item.language()).isEqualTo("en-GB");
    }

    @Test
    void an_entry_of_Atom_tells_all_that_it_shows() {
        Listed entry =
                one("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\" xml:base=\"https://town.example/n/\">"
                        + "<title>Stadtblatt</title><author><name>Redaktion</name></author><entry><id>tag:town.example,2026:1</id>"
                        + "<title type=\"html\">Schafe &amp;lt;3 F&amp;auml;hren</title>"
                        + "<link rel=\"self\" href=\"x.atom\"/><link rel=\"enclosure\" type=\"image/png\" href=\"b.png\"/>"
                        + "<link type=\"application/json\" href=\"1.json\"/><link href=\"1\"/>"
                        + "<published>2026-03-02T09:30:00+01:00</published><updated>2026-03-03T09:30:00Z</updated>"
                        + "<category term=\"h\" label=\"Hafen\"/><summary>Kurz &lt; knapp.</summary>"
                        + "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Kurz, knapp und <b>laut</b>, aber länger.</p></div></content>"
                        + "</entry></feed>");
        assertThat(entry.title()).isEqualTo("Schafe <3 Fähren");
        assertThat(entry.url()).isEqualTo("https://town.example/n/1");
        assertThat(entry.handles().id()).isEqualTo("tag:town.example,2026:1");
        assertThat(entry.authors()).containsExactly("Redaktion");
        assertThat(entry.published().inItsZone()).hasToString("2026-03-02T09:30+01:00");
        assertThat(entry.updated().inItsZone()).hasToString("2026-03-03T09:30Z");
        assertThat(entry.labels().tags()).containsExactly("Hafen");
        assertThat(entry.html()).contains("<b>laut</b>");
        assertThat(entry.image().url()).isEqualTo("https://town.example/n/b.png");
        assertThat(entry.language()).isEqualTo("de");
    }

    @Test
    void an_item_of_a_JSON_Feed_tells_all_that_it_shows() {
        Headlines read = read(
                "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"Town News\",\"next_url\":\"/feeds/2.json\","
                        + "\"author\":{\"name\":\"Desk\"},\"items\":[{\"id\":17,\"url\":\"/sheep\",\"title\":\"Sheep\",\"content_text\":\"They <met> on the quay.\","
                        + "\"date_published\":\"2026-03-02T09:30:00+01:00\",\"tags\":[\"Harbour\"],\"image\":\"i.png\"},{\"id\":\"x\"},]}");
        Listed item = read.listed().get(0);
        assertThat(read.listed()).hasSize(1);
        assertThat(item.url()).isEqualTo("https://town.example/sheep");
        assertThat(item.handles().id()).isEqualTo("17");
        assertThat(item.authors()).containsExactly("Desk");
        assertThat(item.html()).contains("They &lt;met&gt; on the quay.");
        assertThat(item.image().url()).isEqualTo("https://town.example/feeds/i.png");
        assertThat(item.published().inItsZone()).hasToString("2026-03-02T09:30+01:00");
        assertThat(read.further())
                .extracting(Further::url, Further::kind)
                .containsExactly(tuple("https://town.example/feeds/2.json", Further.Kind.OLDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel><title>t</title></channel>"
                        + "<item rdf:about=\"https://town.example/a\"><title>Sheep</title></item></rdf:RDF>",
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://channel.netscape.com/rdf/simple/0.9/\">"
                        + "<channel><title>t</title></channel><item><title>Sheep</title><link>https://town.example/a</link></item></rdf:RDF>",
                "<rss version=\"0.91\"><channel><item><title>Sheep</title><link>https://town.example/a</link></item></channel></rss>",
                "<rss><channel><item><title>Sheep</title><link>/a</link></item></channel></rss>",
                "<rss xmlns=\"http://backend.userland.com/rss2\"><channel><item><title>Sheep</title><guid>https://town.example/a</guid></item></channel></rss>",
                "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><title mode=\"escaped\">Sheep</title><link rel=\"alternate\" href=\"https://town.example/a\"/></entry></feed>",
                "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>Sheep</a:title><a:link href=\"https://town.example/a\"/></a:entry></a:feed>",
                "<feed><entry><title>Sheep</title><link href=\"https://town.example/a\"/></entry></feed>",
                "{\"items\":[{\"title\":\"Sheep\",\"url\":\"https://town.example/a\"}]}",
                "\ufeff \n\n<b>Notice</b>: x <?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><item><title>Sheep</title><link>https://town.example/a</link></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY nbsp \"&#160;\">]><rss><channel><item><title>&nbsp;Sheep\u0001&#2;</title><link>https://town.example/a</link></item></channel></rss>",
                "<rss><channel><item><x:y>1</x:y><title>Sheep</title><feedburner:origLink>https://town.example/a</feedburner:origLink><link>https://burner.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>Sheep</title><link>https://town.example/a</link></item><item><title>cut o"
            })
    void a_feed_of_any_kind_and_with_any_of_the_usual_faults_is_read(String feed) {
        Listed item = read(feed).listed().get(0);
        assertThat(item.title()).isEqualTo("Sheep");
        assertThat(item.url()).isEqualTo("https://town.example/a");
    }

    @Test
    void behind_a_fault_the_reader_goes_on_with_the_next_entry() {
        Headlines read = read(
                rss(
                        "<item><title>A</title><link>/a</link></item><item><title>B</title><description><p>x<br>y</description></item>"
                                + "<item><title>C &copy; D & E < F</title><link>/c</link></item><item><title>G</title><link>/g</link></item>"));
        assertThat(read.listed()).extracting(Listed::title).containsExactly("A", "B", "C © D & E < F", "G");
        assertThat(read.isWhole()).isFalse();
    }

    @Test
    void bytes_overrule_what_they_are_called() {
        String feed = "<?xml version=\"1.0\" encoding=\"%s\"?>" + rss("<item><title>Schäfchen – Fähre</title></item>");
        Charset western = Charset.forName("windows-1252");
        for (byte[] body : List.of(
                feed.formatted("iso-8859-1").getBytes(UTF_8),
                feed.formatted("iso-8859-1").getBytes(western),
                feed.formatted("utf-8").getBytes(western),
                feed.formatted("windows-1252").getBytes(western),
                feed.formatted("UTF-16").getBytes(UTF_8))) {
            assertThat(((ListReading.Read) reading(body))
                            .headlines()
                            .listed()
                            .get(0)
                            .title())
                    .isEqualTo("Schäfchen – Fähre");
        }
        assertThat(((ListReading.Read) reading(
                                feed.formatted("iso-8859-2").replace("–", "-").getBytes(ISO_8859_1)))
                        .headlines()
                        .listed())
                .hasSize(1);
    }

    @Test
    void an_id_that_stands_on_two_entries_is_none_and_one_that_is_a_permalink_is_an_address() {
        List<Listed> listed = read(rss(
                        "<item><title>A</title><link>/a</link><guid isPermaLink=\"false\">x</guid></item>"
                                + "<item><title>B</title><link>/b</link><guid isPermaLink=\"false\">x</guid></item>"
                                + "<item><title>C</title><link>/c</link><guid>https://town.example/?p=3</guid></item>"
                                + "<item><title>D</title><link>https://town.example/</link><guid>https://town.example/d</guid></item>"
                                + "<item><title>A</title><link>/a</link><guid isPermaLink=\"false\">x</guid></item>"))
                .listed();
        assertThat(listed)
                .extracting(Listed::url, l -> l.handles().id(), l -> l.handles().addresses())
                .containsExactly(
                        tuple("https://town.example/a", null, List.of()),
                        tuple("https://town.example/b", null, List.of()),
                        tuple(
                                "https://town.example/c",
                                "https://town.example/?p=3",
                                List.of("https://town.example/?p=3")),
                        tuple("https://town.example/d", "https://town.example/d", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Mon, 02 Mar 2026 08:30:00 GMT; 2026-03-02T08:30Z",
                "Mon, 2 Mar 26 08:30 EST; 2026-03-02T08:30-05:00",
                "2026-03-02 08:30:00; 2026-03-02T08:30Z",
                "2026-03-02T08:30:00.123+0200; 2026-03-02T08:30+02:00",
                "2 March 2026; 2026-03-02T00:00Z",
                "1772440200; 2026-03-02T08:30Z",
                "yesterday; ",
                "0000-00-00 00:00:00; "
            })
    void dates_are_read_in_the_forms_that_they_come_in_and_what_is_none_is_never_now(String written, String date) {
        Listed item = one(rss("<item><title>A</title><link>/a</link><pubDate>" + written + "</pubDate></item>"));
        assertThat(
                        item.published() == null
                                ? null
                                : item.published().inItsZone().withNano(0).toString())
                .isEqualTo(date);
    }

    @Test
    void what_is_only_a_beginning_is_no_body_and_a_long_description_is_one() {
        List<Listed> listed = read(rss("<item><link>/a</link><description>" + LONG + "</description></item>"
                        + "<item><link>/b</link><description>" + LONG + " […]</description></item>"
                        + "<item><link>/c</link><description>Short.</description></item>"
                        + "<item><link>/d</link><content:encoded>It began so … Continue reading The ferry</content:encoded></item>"
                        + "<item><link>/e</link><content:encoded>It began and ended so.</content:encoded></item>"))
                .listed();
        assertThat(listed).extracting(l -> l.html() != null).containsExactly(true, false, false, false, true);
        assertThat(listed).allSatisfy(l -> assertThat(l.summary()).isNotBlank());
        assertThat(listed).allSatisfy(l -> assertThat(l.article()).isEmpty());
    }

    @Test
    void a_channel_tells_its_rhythm_and_where_older_entries_are() {
        Headlines read = read(
                rss(
                        "<ttl>60</ttl><skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours>"
                                + "<skipDays><day>Sunday</day></skipDays><atom:link rel=\"next\" href=\"?page=2\"/>"
                                + "<atom:link rel=\"prev-archive\" href=\"/2025.xml\"/><atom:link rel=\"self\" href=\"/x\"/><item><title>A</title></item>"));
        assertThat(read.rhythm().every()).isEqualTo(Duration.ofHours(1));
        assertThat(read.rhythm().skipHours()).containsExactlyInAnyOrder(0, 3);
        assertThat(read.rhythm().skipDays()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(read.further())
                .extracting(Further::url)
                .containsExactly("https://town.example/feeds/rss.xml?page=2", "https://town.example/2025.xml");
        assertThat(read(rss("<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"))
                        .rhythm()
                        .every())
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void images_stand_where_feeds_put_them() {
        List<Listed> listed = read(rss(
                        "<item><link>/a</link><media:group><media:content url=\"/a.mp4\" type=\"video/mp4\"/><media:thumbnail url=\"/a.jpg\" width=\"120\"/></media:group></item>"
                                + "<item><link>/b</link><enclosure url=\"/b.jpg\" type=\"image/jpeg\" length=\"1\"/></item>"
                                + "<item><link>/c</link><description>&lt;img src='/c.jpg'&gt; x</description></item>"
                                + "<item><link>/d</link><enclosure url=\"/d.mp3\" type=\"audio/mpeg\"/></item>"))
                .listed();
        assertThat(listed)
                .extracting(l -> l.image() == null ? null : l.image().url())
                .containsExactly(
                        "https://town.example/a.jpg", "https://town.example/b.jpg", "https://town.example/c.jpg", null);
    }

    @Test
    void authors_are_names_and_no_addresses_of_mail() {
        List<Listed> listed = read(rss(
                        "<item><link>/a</link><author>ada@town.example (Ada Quay)</author></item>"
                                + "<item><link>/b</link><author>desk@town.example</author></item>"
                                + "<item><link>/c</link><author>Bo Sand</author></item>"
                                + "<item><link>/d</link><dc:creator>Ada Quay</dc:creator><dc:creator>Bo Sand</dc:creator></item>"))
                .listed();
        assertThat(listed)
                .extracting(Listed::authors)
                .containsExactly(List.of("Ada Quay"), List.of(), List.of("Bo Sand"), List.of("Ada Quay", "Bo Sand"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "is empty; ''",
                "is an HTML page, not a feed; <!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/f></head>",
                "is a page that asks to log in, not a feed; <html><form><input type=\"password\"></form>",
                "is a sitemap, not a feed; <urlset><url/></urlset>",
                "is plain text, not a feed; Service unavailable",
                "'is JSON, but no JSON Feed'; {\"error\": true}",
                "is no JSON Feed: its JSON is broken in line 1; {\"items\": [",
                "is XML of another kind (<kml>); <?xml version='1.0'?><kml><x/></kml>",
                "is no feed: its XML is broken at the start; <?xml version='1.0'?><"
            })
    void what_it_is_instead_is_said(String reason, String body) {
        assertThat(((ListReading.Refused) reading(body.getBytes(UTF_8))).reason())
                .startsWith(reason);
    }

    @Test
    void an_empty_feed_is_a_feed() {
        assertThat(read(rss("")).listed()).isEmpty();
        assertThat(read(atom("")).isWhole()).isTrue();
    }
}

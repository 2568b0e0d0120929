package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.XmlText;

/** What holds of every reading, whatever the page. */
final class Invariants {
    /** As HTML writes them; all else is written as XML wants it. */
    private static final Pattern VOID = Pattern.compile("<((?:br|hr|img)(?:\\s+[\\w-]+=\"[^\"]*\")*)\\s*>");

    private Invariants() {}

    static void hold(byte[] body) {
        Reading reading = new PageReader().read(new Page("made", "", body, null, null), Feeds.feed());
        if (reading instanceof Reading.Refused refused) {
            assertThat(refused.reason())
                    .isNotBlank()
                    .doesNotContain("a fault in Tidings")
                    .doesNotContain("\n");
        } else {
            story(((Reading.Read) reading).story());
        }
    }

    private static void story(Story story) {
        article(story.main());
        legal(story.text(), story.site());
        html(story.main().html());
        assertThat(story.siblings().stream().map(Sibling::position))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, story.siblings().size())
                                .boxed()
                                .toList());
        assertThat(story.siblings().stream().map(s -> s.headline().url()).filter(Objects::nonNull))
                .doesNotHaveDuplicates();
        story.siblings().forEach(s -> article(s.headline()));
        story.siblings().forEach(s -> legal(s.heading()));
    }

    private static void article(Article article) {
        assertThat(article.title()).isNotBlank();
        legal(article.title(), article.summary(), article.html(), article.language(), article.rights());
        article.authors().forEach(Invariants::legal);
        address(article.url(), Set.of("http", "https"));
        if (article.image() != null) {
            address(article.image().url(), Set.of("http", "https"));
            legal(article.image().alt());
        }
    }

    private static void legal(String... texts) {
        Stream.of(texts).filter(Objects::nonNull).forEach(t -> assertThat(t).isEqualTo(XmlText.legal(t)));
    }

    private static void address(String url, Set<String> schemes) {
        if (url != null) {
            assertThat(URI.create(url).getScheme()).as(url).isIn(schemes);
            assertThat(URI.create(url).isAbsolute()).as(url).isTrue();
        }
    }

    private static void html(String html) {
        wellFormed(html);
        Document page = Jsoup.parseBodyFragment(html, "https://town.example/");
        for (Element element : page.select("[href], [src], [cite]")) {
            for (String name : new String[] {"href", "src", "cite"}) {
                if (element.hasAttr(name)) {
                    assertThat(element.attr(name)).matches("(?i)(?:https?://|mailto:)[\\s\\S]*");
                }
            }
        }
        assertThat(Cleaner.clean(page.body()).html()).as("cleaned again").isEqualTo(html);
    }

    private static void wellFormed(String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            builder.parse(new InputSource(
                    new StringReader("<div>" + VOID.matcher(html).replaceAll("<$1/>") + "</div>")));
        } catch (SAXException e) {
            throw new AssertionError("no XML: " + html, e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

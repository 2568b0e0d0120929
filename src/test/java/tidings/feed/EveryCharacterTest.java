package tidings.feed;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.Enclosure;
import tidings.story.Entry;
import tidings.story.Image;

/** Whatever an article holds, wherever it holds it, its documents can be read. */
class EveryCharacterTest {
    private static final int STEP = 0x1000;
    /** So many entries in a document: escaped in every address, all characters would be hundreds of megabytes. */
    private static final int TOGETHER = 8;

    private static Article article(String text) {
        return new Article(
                "T" + text,
                "https://town.example/ferry?" + text,
                List.of("A" + text),
                null,
                null,
                "S" + text,
                "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>",
                new Image("https://town.example/i.jpg?" + text, 640, 480, text),
                "e" + text,
                text,
                List.of("C" + text),
                List.of(new Enclosure(
                        "https://town.example/a.mp3?" + text, "audio/mpeg" + text, null, null, null, null)));
    }

    /** All there are, lone surrogates among them. */
    private static List<Entry> all() {
        return IntStream.iterate(0, c -> c <= 0x10ffff, c -> c + STEP)
                .mapToObj(from -> IntStream.range(from, from + STEP)
                        .mapToObj(c -> Character.isBmpCodePoint(c) ? String.valueOf((char) c) : Character.toString(c))
                        .collect(joining()))
                .map(text -> Written.entry(article(text)))
                .toList();
    }

    @Test
    void none_breaks_a_document() throws Exception {
        List<Entry> all = all();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            check(all.subList(from, Math.min(all.size(), from + TOGETHER)));
        }
    }

    private static void check(List<Entry> entries) throws Exception {
        Written written = Written.of(Feeds.feed(), entries);
        assertThat(Written.elements(written.rss(), "item")).hasSize(entries.size());
        assertThat(Written.elements(written.atom(), "entry")).hasSize(entries.size());
        assertThat(written.json().path("items")).hasSize(entries.size());
        assertThat(Written.elements(written.rss(), "enclosure")).hasSize(entries.size());
        assertThat(Written.texts(written.rss(), "category")).hasSize(entries.size());
        assertThat(written.json().findValues("attachments")).hasSize(entries.size());
    }

    /** Of those that XML can hold each arrives as it was, in every format; carriage returns and the like included. */
    @Test
    void what_can_be_told_is_told() throws Exception {
        for (String text : List.of(
                "]]>", "&amp;", "<b>", "\r\n", "\t", "\"'", "\u0085\u2028", "\ufdd0", "\ud83d\udc4d", "&#x26;")) {
            Written written = Written.of(Feeds.feed(), List.of(Written.entry(article(text))));
            var titles = new ArrayList<String>();
            titles.add(Written.texts(written.rss(), "title").get(2));
            titles.add(Written.texts(written.atom(), "title").get(1));
            titles.add(written.json().at("/items/0/title").textValue());
            assertThat(titles).containsOnly("T" + text);
            assertThat(Written.texts(written.rss(), "content:encoded"))
                    .isEqualTo(Written.texts(written.atom(), "content"))
                    .containsExactly(written.json().at("/items/0/content_html").textValue());
        }
    }

    @Test
    void lone_surrogates_and_what_xml_cannot_hold_are_left_out() throws Exception {
        for (String text : Stream.of("\ud800", "\udc00", "\udc00\ud800", "\u0000", "\u001b", "\uffff")
                .toList()) {
            Written written = Written.of(Feeds.feed(), List.of(Written.entry(article(text))));
            assertThat(written.json().at("/items/0/title").textValue()).isEqualTo("T");
            assertThat(Written.attributes(written.atom(), "category", "term")).containsExactly("C");
        }
    }
}

package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private static Outline outline(String html) {
        return Outline.of(Jsoup.parse(html));
    }

    private static List<String> blocks(String html) {
        return outline(html).blocks().stream().map(Block::text).toList();
    }

    @Test
    void blocks_end_where_an_eye_sees_an_end() {
        assertThat(blocks("<p>One <b>and</b> a half<p>Two<ul><li>Three<li>Four</ul>"))
                .containsExactly("One and a half", "Two", "Three", "Four");
        assertThat(blocks("<div>Loose <i>words</i><p>A paragraph</p>and a tail</div>"))
                .containsExactly("Loose words", "A paragraph", "and a tail");
        assertThat(blocks("<table><tr><td>a<td>b</table>")).containsExactly("a", "b");
    }

    @Test
    void lines_of_one_block_are_parted() {
        assertThat(blocks("<p>12 High Street<br>Lanternby</p>")).containsExactly("12 High Street Lanternby");
    }

    @Test
    void what_does_not_show_is_no_block() {
        assertThat(blocks(
                        "<p>&nbsp; \u200b</p><script>var a;</script><template><p>no</p></template><noscript>no</noscript><svg><text>no</text></svg>"
                                + "<select><option>no</select><p>yes</p>"))
                .containsExactly("yes");
    }

    @Test
    void boxes_count_what_they_hold() {
        Outline outline = outline("<div><p>ten chars! <a href=/x>linked</a></p><img src=a.png></div><p>more");
        Box div = outline.tagged("div").get(0);
        assertThat(div.chars).isEqualTo("ten chars! linked".length());
        assertThat(div.linkedChars).isEqualTo("linked".length());
        assertThat(div.links).isEqualTo(1);
        assertThat(div.images).isEqualTo(1);
        assertThat(div.linkDensity()).isCloseTo(6 / 17.0, within(0.001));
        assertThat(outline.blocks(div)).extracting(Block::text).containsExactly("ten chars! linked");
    }

    @Test
    void an_inline_box_shares_the_block_that_it_stands_in() {
        Outline outline = outline("<p>before <em>inside</em> after</p><p>next</p>");
        Box em = outline.tagged("em").get(0);
        assertThat(outline.blocks(em)).extracting(Block::text).containsExactly("before inside after");
    }

    @Test
    void words_of_names_are_hints_however_they_are_written() {
        Outline outline = outline("<div class=relatedPosts><p class='x share-bar'>a</p></div>");
        Box p = outline.tagged("p").get(0);
        assertThat(p.hints & Hints.bits("share")).isNotZero();
        assertThat(p.hints & Hints.bits("related")).isZero();
        assertThat(p.hintsAround & Hints.bits("related")).isNotZero();
    }

    @Test
    void counts_what_stands_between_two_blocks() {
        Outline outline = outline("<p>a</p><img src=1><img src=2><p>b</p><p>c</p>");
        assertThat(outline.blocks()).extracting(b -> b.mediaBefore).containsExactly(0, 2, 0);
    }
}

package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.Feeds;
import tidings.story.Page;

class PageDatesTest {
    private static final String WORDS =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";

    private static List<Explanation.Finding> findings(String field, String head, String underTitle) {
        String html = head + "<title>Ferry is late again</title><div><h1>Ferry is late again</h1>" + underTitle + "<p>"
                + WORDS.repeat(3) + "</p></div>";
        return new PageReader()
                        .explain(new Page("page", "", html.getBytes(UTF_8), null, null), Feeds.feed())
                        .explanation()
                        .findings()
                        .stream()
                        .filter(f -> f.field().equals(field))
                        .toList();
    }

    @Test
    void says_which_date_was_taken_and_why_its_rivals_were_not() {
        List<Explanation.Finding> findings = findings(
                "published",
                "<meta property='article:published_time' content='2026-03-09T10:00:00Z'>",
                "<p>2 March 2026</p><p>By Anna Tamm</p>");
        assertThat(findings)
                .extracting(Explanation.Finding::rule, Explanation.Finding::value, Explanation.Finding::reason)
                .containsExactly(
                        tuple("text under the title", "2026-03-02T00:00Z", ""),
                        tuple("meta article:published_time", "2026-03-09T10:00Z", "an earlier date is to be seen"));
    }

    @Test
    void witnesses_that_agree_are_believed_more_than_one() {
        double one = findings("published", "", "<p>2 March 2026</p>").get(0).score();
        double two = findings(
                        "published", "<meta name='pubdate' content='2026-03-02T10:00:00Z'>", "<p>2 March 2026</p>")
                .get(0)
                .score();
        assertThat(two).isGreaterThan(one);
    }

    @Test
    void says_what_was_not_enough() {
        String page =
                "<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2026-03-02\"}</script>";
        assertThat(findings("published", page, ""))
                .extracting(Explanation.Finding::rule, Explanation.Finding::reason)
                .containsExactly(
                        tuple("JSON-LD datePublished of WebPage", "too little speaks for its being the article's"));
    }
}

package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Shared;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Filter;
import tidings.story.Handles;
import tidings.story.Labels;
import tidings.story.Listed;

class SieveTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "https://town.example/news/ferry";

    private static Filter.Patterns words(String... words) {
        return new Filter.Patterns(List.of(words), List.of(), List.of(), List.of());
    }

    private static Filter.Patterns each(String url, String author, String category) {
        return new Filter.Patterns(List.of(), List.of(url), List.of(author), List.of(category));
    }

    private static Sieve including(Filter.Patterns patterns) {
        return Sieve.of(new Filter(patterns, Filter.Patterns.NONE, null));
    }

    private static Sieve excluding(Filter.Patterns patterns) {
        return Sieve.of(new Filter(Filter.Patterns.NONE, patterns, null));
    }

    private static Listed listed(@Nullable String title, List<String> authors, Labels labels) {
        return new Listed(URL, title, authors, null, null, null, null, null, null, labels, Handles.NONE);
    }

    private static Listed listed(@Nullable String title) {
        return listed(title, List.of(), Labels.NONE);
    }

    private static Article article(String title, @Nullable String summary, String... authors) {
        return new Article(title, URL, List.of(authors), null, null, summary, "<p>", null, null, null);
    }

    private static ArticleDate daysAgo(int days) {
        return new ArticleDate(NOW.minus(Duration.ofDays(days)), null, DateSource.LISTED);
    }

    @Test
    void no_filter_wants_everything() {
        Sieve sieve = Sieve.of(Filter.NONE);
        assertThat(sieve.wants(Listed.at(URL, daysAgo(9999)), NOW)).isTrue();
        assertThat(sieve.wants(article("Ferry", null), Labels.NONE, NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ferry, true", "FERRY$, true", "bus, false", "^ferry, false", "f[aeiou]rr?y, true"})
    void words_are_found_anywhere_in_a_title_whatever_the_case(String pattern, boolean found) {
        assertThat(including(words(pattern)).wants(listed("A new Ferry"), NOW)).isEqualTo(found);
        assertThat(excluding(words(pattern)).wants(listed("A new Ferry"), NOW)).isEqualTo(!found);
        assertThat(including(words(pattern)).wants(article("A new Ferry", null), Labels.NONE, NOW))
                .isEqualTo(found);
        assertThat(excluding(words(pattern)).wants(article("A new Ferry", null), Labels.NONE, NOW))
                .isEqualTo(!found);
    }

    @Test
    void words_may_stand_in_the_summary_too_and_one_of_several_is_enough() {
        assertThat(including(words("bus", "boat")).wants(article("News", "A boat"), Labels.NONE, NOW))
                .isTrue();
        assertThat(excluding(words("bus", "boat")).wants(article("News", "A boat"), Labels.NONE, NOW))
                .isFalse();
    }

    @Test
    void what_a_list_does_not_show_keeps_nothing_out_until_the_page_is_read() {
        Sieve words = including(words("ferry"));
        assertThat(words.wants(listed(null), NOW)).isTrue();
        assertThat(words.wants(article("Bus", null), Labels.NONE, NOW)).isFalse();
        Sieve others = including(each("/news/", "Ada", "Harbour"));
        assertThat(others.wants(listed("Ferry"), NOW)).isTrue();
        assertThat(others.wants(article("Ferry", null), Labels.NONE, NOW)).isFalse();
        assertThat(others.wants(article("Ferry", null, "Bo", "Ada"), new Labels("Harbour", List.of(), null, null), NOW))
                .isTrue();
    }

    @Test
    void an_article_must_match_one_of_each_sort_and_none_that_is_excluded() {
        var labels = new Labels("News", List.of("Harbour", "Ships"), null, null);
        assertThat(including(each("/news/", "Ada", "^harbour$")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isTrue();
        assertThat(including(each("/sport/", "Ada", "Harbour")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isFalse();
        assertThat(including(each("/news/", "Bo", "Harbour")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isFalse();
        assertThat(including(each("/news/", "Ada", "Bus")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isFalse();
        assertThat(excluding(each("none", "none", "ships")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isFalse();
        assertThat(excluding(each("none", "ada", "none")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isFalse();
        assertThat(excluding(each("ferry$", "none", "none")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isFalse();
        assertThat(excluding(each("none", "none", "none")).wants(listed("x", List.of("Ada"), labels), NOW))
                .isTrue();
    }

    @Test
    void what_is_known_to_be_too_old_is_not_wanted() {
        Sieve sieve = Sieve.of(new Filter(Filter.Patterns.NONE, Filter.Patterns.NONE, Duration.ofDays(30)));
        assertThat(sieve.wants(Listed.at(URL, null), NOW)).isTrue();
        assertThat(sieve.wants(Listed.at(URL, daysAgo(30)), NOW)).isTrue();
        assertThat(sieve.wants(Listed.at(URL, daysAgo(31)), NOW)).isFalse();
        Article old = article("Ferry", null).withDates(daysAgo(31), daysAgo(1));
        assertThat(sieve.wants(old, Labels.NONE, NOW)).isFalse();
        assertThat(sieve.wants(old.withDates(daysAgo(29), null), Labels.NONE, NOW))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a",
                "[a",
                "a{2,1}",
                "*",
                "(?=a)",
                "(?<=a)b",
                "(a)\\1",
                "a**",
                "\\",
                "((a{99}){99}){99}",
                "(a{1001})",
                "(?:(?:a?){100}){101}",
                "((\\pL{100}){100}){100}",
                "([\\]{(]{100}){200}",
                "(((a{10}{10}){10}){10}){10}"
            })
    void what_RE2_cannot_do_or_only_at_great_length_is_refused(String pattern) {
        assertThat(Sieve.patternFault(pattern)).isPresent();
        assertThatThrownBy(() -> including(words(pattern))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d{4}-\\d{2}-\\d{2}",
                "(?i)straße|gemeinde?rat",
                "^.{0,200}ferry",
                "[(){}]{3}",
                "\\Q(((\\E",
                "a{,5}",
                "\\p{Greek}{2,}",
                "(harbou?r|quay){1,50}"
            })
    void what_owners_write_is_taken(String pattern) {
        assertThat(Sieve.patternFault(pattern)).isEmpty();
    }

    @Test
    @Timeout(60)
    void patterns_that_hang_other_engines_are_refused_or_answer() throws IOException {
        var json = new JsonMapper();
        for (String line : Files.readAllLines(Shared.path("attack/redos.jsonl"))) {
            String pattern = json.readTree(line).get("pattern").textValue();
            String input = json.readTree(line).get("input").textValue();
            if (Sieve.patternFault(pattern).isEmpty()) {
                including(words(pattern)).wants(listed("x" + input), NOW);
            }
        }
    }

    @Test
    @Timeout(60)
    void the_largest_pattern_on_the_longest_text_answers() {
        String longText = "a".repeat(5_000_000);
        assertThat(including(words("((a?b?){40}){14}c")).wants(listed(longText), NOW))
                .isFalse();
    }
}

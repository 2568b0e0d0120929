package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

class ListingTest {

    /** Digits are dates, letters are titles; the outcome names each title with its date, a dash where it has none. */
    @ParameterizedTest
    @CsvSource({
        "1A1 2B2 3C3, A1 B2 C3",
        "1A 2B 3C,    A1 B2 C3",
        "A1 B2 C3,    A1 B2 C3",
        "1A1 1B1,     A1 B1",
        "1A1 B 3C3,   A1 B- C3",
        "A1 B C3,     A1 B- C3",
        "A B C,       A- B- C-",
        "1A1 2B2 Z,   A1 B2",
        "1A,          A1",
    })
    void each_title_finds_its_own_date(String run, String expected) {
        var listing = new Listing();
        for (char c : run.replace(" ", "").toCharArray()) {
            if (Character.isDigit(c)) {
                listing.date(new ArticleDate(Instant.ofEpochSecond(c - '0'), null, DateSource.LISTED));
            } else {
                listing.title(String.valueOf(c), null, null);
            }
        }
        List<String> found = listing.headlines().stream()
                .map(h -> h.title()
                        + (h.published() == null ? "-" : h.published().at().getEpochSecond()))
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }
}

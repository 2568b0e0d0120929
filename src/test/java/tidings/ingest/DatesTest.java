package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.story.DateSource;

class DatesTest {
    private final Dates dates = new Dates(ZoneId.of("Europe/Tallinn"), null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu Aug 14 2025 05:35:15 GMT+0300 (Eastern European Summer Time) | 2025-08-14T05:35:15+03:00",
                "Wed, 13 Aug 2025 18:41:39 GMT       | 2025-08-13T18:41:39Z",
                "Wed, 13 Aug 2025 18:41:39 -0430     | 2025-08-13T18:41:39-04:30",
                "2025-08-14T02:35:15Z                | 2025-08-14T02:35:15Z",
                "2025-08-14T02:35:15.123+02:00       | 2025-08-14T02:35:15+02:00",
                "2025-08-14 02:35                    | 2025-08-14T02:35+03:00",
                "14 August 2025 02:35 GMT+3          | 2025-08-14T02:35+03:00",
                "2025-01-14                          | 2025-01-14T00:00+02:00",
                "20 October 2026, 06:45              | 2026-10-20T06:45+03:00",
                "October 20th, 2026 at 6:45 pm       | 2026-10-20T18:45+03:00",
                "Aug. 3, 2025 12:05 a.m. EDT         | 2025-08-03T00:05-04:00",
                "3. August 2025, 14:30 Uhr           | 2025-08-03T14:30+03:00",
                "le 1er février 2025 à 14h30         | 2025-02-01T14:30+02:00",
                "5 de março de 2025                  | 2025-03-05T00:00+02:00",
                "12 августа 2025 г., 10:00           | 2025-08-12T10:00+03:00",
                "14 серпня 2025                      | 2025-08-14T00:00+03:00",
                "2025年8月14日 10:00                   | 2025-08-14T10:00+03:00",
                "14.08.2025 09:15                    | 2025-08-14T09:15+03:00",
                "31/12/2025                          | 2025-12-31T00:00+02:00",
                "12/31/2025                          | 2025-12-31T00:00+02:00",
                "Published: 14 August 2025           | 2025-08-14T00:00+03:00",
                "Updated on Thursday, 14 August 2025 | 2025-08-14T00:00+03:00",
            })
    void reads_a_text_that_is_a_date(String text, String expected) {
        assertThat(dates.only(text, DateSource.TEXT).orElseThrow().inItsZone()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The council met on 14 August 2025 and rose late",
                "Trump and Putin Set for Key Meeting in Alaska on August 15th",
                "Budget 2025",
                "31.02.2025",
                "03/04/2025",
                "99 August 2025",
                "14 Smarch 2025",
                "Call 2025-08-14-77",
                "",
                "© 2024 The Courier",
            })
    void takes_nothing_else_for_a_date(String text) {
        assertThat(dates.only(text, DateSource.TEXT)).isEmpty();
    }

    @Test
    void a_months_name_that_means_two_months_needs_the_pages_language() {
        assertThat(dates.only("3 listopada 2025", DateSource.TEXT)).isEmpty();
        assertThat(new Dates(ZoneOffset.UTC, "pl")
                        .only("3 listopada 2025", DateSource.TEXT)
                        .orElseThrow()
                        .at())
                .hasToString("2025-11-03T00:00:00Z");
        assertThat(new Dates(ZoneOffset.UTC, "hr-HR")
                        .only("3 listopada 2025", DateSource.TEXT)
                        .orElseThrow()
                        .at())
                .hasToString("2025-10-03T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+99:99", "+17:99", "-18:30", "-17:60", ""})
    void an_impossible_zone_is_no_zone(String zone) {
        assertThat(dates.find("2025-08-14T02:35:15" + zone, DateSource.META)
                        .orElseThrow()
                        .inItsZone())
                .hasToString("2025-08-14T02:35:15+03:00");
    }

    @Test
    void a_date_keeps_who_said_it() {
        assertThat(dates.find("2025-08-14", DateSource.JSON_LD).orElseThrow().source())
                .isEqualTo(DateSource.JSON_LD);
    }
}

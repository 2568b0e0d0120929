package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
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

    /** Text, language, and the date in UTC where the text names no zone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 de maig de 2024                     | ca    | 2024-05-17T00:00Z",
                "11 d’abril de 2024, 18.30 h            | ca    | 2024-04-11T18:30Z",
                "17. mai 2024                           | et    | 2024-05-17T00:00Z",
                "2024. gada 17. maijs                   | lv    | 2024-05-17T00:00Z",
                "2024 m. gegužės 17 d.                  | lt    | 2024-05-17T00:00Z",
                "2024. május 17., 11:27                 | hu    | 2024-05-17T11:27Z",
                "2024. 05. 17. 11:27                    | hu    | 2024-05-17T11:27Z",
                "17 mag 2024 alle ore 9:05              | it    | 2024-05-17T09:05Z",
                "17 ΜΑΪΟΥ 2024                          | el    | 2024-05-17T00:00Z",
                "17 Mayıs 2024 Cuma 10:15               | tr    | 2024-05-17T10:15Z",
                "17 MAYIS 2024                          | tr    | 2024-05-17T00:00Z",
                "17 may 2024                            | az    | 2024-05-17T00:00Z",
                "2024 жылғы 17 мамыр                    | kk    | 2024-05-17T00:00Z",
                "17 мај 2024                            | mk    | 2024-05-17T00:00Z",
                "17 Maj 2024                            | sq    | 2024-05-17T00:00Z",
                "2024ko maiatzaren 17a                  | eu    | 2024-05-17T00:00Z",
                "17 de maio de 2024                     | gl    | 2024-05-17T00:00Z",
                "17. maí 2024                           | is    | 2024-05-17T00:00Z",
                "17 Meán Fómhair 2024                   | ga    | 2024-09-17T00:00Z",
                "17 Mehefin 2024                        | cy    | 2024-06-17T00:00Z",
                "17 Machi 2024                          | sw    | 2024-03-17T00:00Z",
                "17 Ogos 2024                           | ms    | 2024-08-17T00:00Z",
                "Ika-17 ng Mayo, 2024                   | fil   |",
                "17 ng Mayo, 2024                       | fil   | 2024-05-17T00:00Z",
                "17 მაისი, 2024                         | ka    | 2024-05-17T00:00Z",
                "17 մայիսի, 2024                        | hy    | 2024-05-17T00:00Z",
                "17 мая 2024, 12:09 МСК                 | ru    | 2024-05-17T12:09+03:00",
                "الجمعة، 17 مايو 2024 - 12:09 م         | ar    | 2024-05-17T12:09Z",
                "١٧ أيار ٢٠٢٤ ٩:٠٥ ص                    | ar    | 2024-05-17T09:05Z",
                "17 تشرين الثاني 2024                   | ar    | 2024-11-17T00:00Z",
                "۱۷ مه ۲۰۲۴                             | fa    | 2024-05-17T00:00Z",
                "17 مئی 2024                            | ur    | 2024-05-17T00:00Z",
                "17 במאי 2024                           | he    | 2024-05-17T00:00Z",
                "17 मई 2024                             | hi    | 2024-05-17T00:00Z",
                "১৭ মে ২০২৪                             | bn    | 2024-05-17T00:00Z",
                "17 พฤษภาคม 2567                        | th    | 2024-05-17T00:00Z",
                "17 พ.ค. 2567 เวลา 10.30 น.             | th    | 2024-05-17T10:30Z",
                "17/05/2567                             | th    | 2024-05-17T00:00Z",
                "ngày 17 tháng 5 năm 2024               | vi    | 2024-05-17T00:00Z",
                "17 Tháng 5, 2024                       | vi    | 2024-05-17T00:00Z",
                "2024年5月17日 下午3:45                  | zh    | 2024-05-17T15:45Z",
                "2024年5月17日10时30分                   | zh    | 2024-05-17T10:30Z",
                "令和6年5月17日                          | ja    | 2024-05-17T00:00Z",
                "民國113年5月17日                        | zh-TW | 2024-05-17T00:00Z",
                "2024년 5월 17일 오전 9:30               | ko    | 2024-05-17T09:30Z",
                "17.05.24                               | de    | 2024-05-17T00:00Z",
                "17.05.2024, 10.30 Uhr                  | de    | 2024-05-17T10:30Z",
                "17.05.2024 10:30 MEZ                   | de    | 2024-05-17T10:30+01:00",
                "05/04/2024                             | en-US | 2024-05-04T00:00Z",
                "05/04/2024                             | en-GB | 2024-04-05T00:00Z",
                "05/04/2024                             | fr    | 2024-04-05T00:00Z",
                "05/04/2024                             | en    |",
                "05/04/2024                             | en-CA |",
                "05/04/24                               | es    | 2024-04-05T00:00Z",
                "05.04.24                               | ko    |",
                "Friday, 17-May-24 18:41:39 GMT         | en    | 2024-05-17T18:41:39Z",
                "Fri May 17 18:41:39 2024               | en    | 2024-05-17T18:41:39Z",
                "Fri May 17 18:41:39 EEST 2024          | en    | 2024-05-17T18:41:39+03:00",
                "17 May ’24                             | en    | 2024-05-17T00:00Z",
                "May 17, 2024 7:45 p.m. ET              | en-US | 2024-05-17T19:45-04:00",
                "January 17, 2024 7 PM ET               | en-US | 2024-01-17T19:00-05:00",
                "17 May 2024, 10:00 IST                 | en-IN | 2024-05-17T10:00+05:30",
                "17 במאי 2024, 10:00 IST                | he    | 2024-05-17T10:00+02:00",
                "2024-05-17T10:00:00+02                 | en    | 2024-05-17T10:00+02:00",
                "2024-05-17T10:00:00+0530               | en    | 2024-05-17T10:00+05:30",
                "19 janv. 2024 à 18h                    | fr    | 2024-01-19T18:00Z",
                "17 May 2543                            | en    | 2000-05-17T00:00Z",
            })
    void reads_the_days_of_many_languages(String text, String language, String expected) {
        var found = new Dates(ZoneOffset.UTC, language).only(text, DateSource.TEXT);
        assertThat(found.map(d -> d.inItsZone().toString()).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1715940000           | 2024-05-17T10:00Z",
                "1715940000000        | 2024-05-17T10:00Z",
                "20240517             | 2024-05-17T00:00Z",
                "20240517T100000Z     | 2024-05-17T10:00Z",
                "20240517 1000        | 2024-05-17T10:00Z",
                "2024-W20-5           | 2024-05-17T00:00Z",
                "2024-138             | 2024-05-17T00:00Z",
                "2024-05-17 10:00:00  | 2024-05-17T10:00Z",
                "2024-05              |",
                "2024                 |",
                "0                    |",
                "2024-W99-9           |",
            })
    void reads_what_only_machines_write(String text, String expected) {
        var found = new Dates(ZoneOffset.UTC, null).machine(text, DateSource.META);
        assertThat(found.map(d -> d.inItsZone().toString()).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Published 3 May 2024, updated 5 May 2024 | PUBLISHED 2024-05-03, UPDATED 2024-05-05",
                "Mis à jour le 5 mai 2024                 | UPDATED 2024-05-05",
                "Veröffentlicht am 03.05.2024             | PUBLISHED 2024-05-03",
                "发布时间：2024-05-03 10:00                | PUBLISHED 2024-05-03",
                "最后更新于2024年5月3日                     | UPDATED 2024-05-03",
                "Offer valid until 3 May 2024             | OTHER 2024-05-03",
                "3 May 2024                               | NONE 2024-05-03",
            })
    void reads_what_a_date_is_the_date_of(String text, String expected) {
        var seen = new Dates(ZoneOffset.UTC, null).seen(text, DateSource.TEXT);
        assertThat(seen.stream()
                        .map(s -> s.label() + " " + s.date().inItsZone().toLocalDate())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "3 hours ago",
                "vor 5 Minuten",
                "5 May",
                "May 2024",
                "1.2.3.2024",
                "555-12-2024-1",
                "12:05:2024"
            })
    void counts_nothing_from_the_present_and_guesses_nothing(String text) {
        assertThat(new Dates(ZoneOffset.UTC, "en-US").only(text, DateSource.TEXT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "may ", "17 may ", "1.1.", "2024-", "at ", "( ", ", ", "17 de de de ", "10:00 ", "年"})
    void long_texts_are_read_once(String part) {
        String text = part.repeat(300_000 / part.length());
        assertThat(dates.only(text, DateSource.TEXT)).isEmpty();
        assertThatCode(() -> {
                    dates.find(text, DateSource.TEXT);
                    dates.line(text + " 17 May 2024", DateSource.TEXT);
                })
                .doesNotThrowAnyException();
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

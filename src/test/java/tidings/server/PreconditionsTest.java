package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.server.Preconditions.Outcome;

/** RFC 9110, 13.1 and 12.5.3. */
class PreconditionsTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-23T20:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                    | -                                | false",
                "\"a\"                | -                                | true",
                "W/\"a\"              | -                                | true",
                "\"x\", \"a\", W/\"y\"| -                                | true",
                "\"a,b\",\"a\"        | -                                | true",
                "*                    | -                                | true",
                "\"b\"                | -                                | false",
                "a                    | -                                | false",
                "''                   | -                                | false",
                "\"b\"                | Mon, 23 Nov 2026 20:00:00 GMT    | false",
                "\"a\"                | Sun, 06 Nov 1994 08:49:37 GMT    | true",
                "-                    | Mon, 23 Nov 2026 20:00:00 GMT    | true",
                "-                    | Mon, 23 Nov 2026 20:00:01 GMT    | true",
                "-                    | Mon, 23 Nov 2026 19:59:59 GMT    | false",
                "-                    | Monday, 23-Nov-26 20:00:00 GMT   | true",
                "-                    | Mon Nov 23 20:00:00 2026         | true",
                "-                    | yesterday                        | false",
                "-                    | 2026-11-23T20:00:00Z             | false",
            })
    void a_reader_that_has_it_is_told_so(String ifNoneMatch, String ifModifiedSince, boolean current) {
        assertThat(on(new Preconditions(null, null, ifNoneMatch, ifModifiedSince)))
                .isEqualTo(current ? Outcome.NOT_MODIFIED : Outcome.PROCEED);
    }

    private static Outcome on(Preconditions asked) {
        return asked.on("\"a\"", () -> List.of("\"a\"", "\"a-gzip\""), PUBLISHED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"a\"               | -                                | -       | PROCEED",
                "\"b\", \"a-gzip\" | -                                | -       | PROCEED",
                "*                     | -                                | -       | PROCEED",
                "\"b\"               | -                                | -       | FAILED",
                "W/\"a\"             | -                                | -       | FAILED",
                "\"b\"               | -                                | \"a\" | FAILED",
                "\"a\"               | Mon, 23 Nov 2026 19:59:59 GMT    | \"a\" | NOT_MODIFIED",
                "-                     | Mon, 23 Nov 2026 20:00:00 GMT    | -       | PROCEED",
                "-                     | Mon, 23 Nov 2026 19:59:59 GMT    | \"a\" | FAILED",
                "-                     | yesterday                        | -       | PROCEED",
            })
    void who_wants_another_version_gets_none(
            String ifMatch, String ifUnmodifiedSince, String ifNoneMatch, Outcome expected) {
        assertThat(on(new Preconditions(ifMatch, ifUnmodifiedSince, ifNoneMatch, null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                               | IDENTITY",
                "''                              | IDENTITY",
                "gzip                            | GZIP",
                "GZIP                            | GZIP",
                "gzip, deflate, br               | BROTLI",
                "gzip, br;q=0.9                  | GZIP",
                "gzip;q=0.5, br;q=0              | GZIP",
                "gzip;q=0, identity              | IDENTITY",
                "gzip;q=0.5, identity;q=0.6      | IDENTITY",
                "*                               | GZIP",
                "*;q=0                           | IDENTITY",
                "identity;q=0, unknown           | IDENTITY",
                "br                              | BROTLI",
            })
    void the_coding_is_one_that_the_reader_takes(String acceptEncoding, Coding expected) {
        assertThat(Coding.accepted(acceptEncoding)).isEqualTo(expected);
    }

    @Test
    void dates_are_written_in_the_one_form() {
        assertThat(HttpDates.format(PUBLISHED)).isEqualTo("Mon, 23 Nov 2026 20:00:00 GMT");
        assertThat(HttpDates.format(Instant.parse("2026-02-03T04:05:06Z"))).isEqualTo("Tue, 03 Feb 2026 04:05:06 GMT");
    }
}

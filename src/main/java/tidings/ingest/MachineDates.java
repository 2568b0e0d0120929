package tidings.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways of writing a date that only machines use: seconds since 1970, ISO 8601 without signs, weeks and days of the year. */
final class MachineDates {
    private static final Pattern SECONDS = Pattern.compile("([1-9]\\d{8,9})(?:\\d{3})?");
    private static final Pattern BARE = Pattern.compile(
            "((?:19|20)\\d\\d)([01]\\d)([0-3]\\d)(?:[T ]?([0-2]\\d)([0-5]\\d)([0-5]\\d)?)?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d\\d-\\d");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("\\d{4}-\\d{3}");

    private MachineDates() {}

    /** The date in ISO 8601 with signs; any other text as it is. */
    static String plain(String text) {
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            return signed(bare);
        }
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Instant.ofEpochSecond(Long.parseLong(seconds.group(1))).toString();
        }
        try {
            return WEEK.matcher(text).matches()
                    ? LocalDate.parse(text, DateTimeFormatter.ISO_WEEK_DATE).toString()
                    : DAY_OF_YEAR.matcher(text).matches()
                            ? LocalDate.parse(text, DateTimeFormatter.ISO_ORDINAL_DATE)
                                    .toString()
                            : text;
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String signed(Matcher m) {
        String day = m.group(1) + "-" + m.group(2) + "-" + m.group(3);
        String zone = m.group(7) == null ? "" : m.group(7);
        return m.group(4) == null
                ? day
                : day + "T" + m.group(4) + ":" + m.group(5) + (m.group(6) == null ? "" : ":" + m.group(6)) + zone;
    }
}

package tidings.ingest;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time of day and the zone that stand beside a day. */
final class Times {
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d{1,9})?)?\\s*([ap])?\\.?(?:m\\b\\.?)?|\\s*([ap])\\.?m\\b\\.?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET =
            Pattern.compile("(?:(?<=GMT|UTC)([+\\-−])(\\d{1,2})|\\s?([+\\-−])(\\d{2})):?(\\d{2})?(?!\\d)");
    private static final Pattern ZONE = Pattern.compile(
            "\\b(GMT|UTC|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|WET|WEST|CET|CEST|EET|EEST|MSK|JST)\\b|(?<=\\d)Z\\b");
    /** What may follow a day and belongs to the date. */
    private static final Pattern AFTER = Pattern.compile(
            "^(?:[\\s,]|T(?=\\d)|\\bat\\b|" + TIME.pattern() + "|" + OFFSET.pattern() + "|" + ZONE.pattern()
                    + "|\\([^)]{0,60}\\))+",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9));
    /** How far behind the day they may stand, in characters. */
    private static final int NEAR = 60;

    private Times() {}

    /** The text without times and zones. */
    static String without(String text) {
        String timeless = OFFSET.matcher(TIME.matcher(text).replaceAll(" ")).replaceAll(" ");
        return ZONE.matcher(timeless).replaceAll(" ");
    }

    /** What follows a day, without the time and zone that belong to it. */
    static String withoutStart(String after) {
        return AFTER.matcher(after).replaceFirst("");
    }

    /** The time after the day, else before it, or null. */
    static @Nullable LocalTime time(Days.Day day) {
        Matcher m = TIME.matcher(near(day));
        if (!m.find() && !(m = TIME.matcher(day.before())).find()) {
            return null;
        }
        try {
            return LocalTime.of(hour(m), number(m.group(2)), number(m.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int hour(Matcher m) {
        int hour = number(m.group(1));
        String half = m.group(4) != null ? m.group(4) : m.group(5);
        if (half == null) {
            return hour;
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    /** The zone after the day, or null; one that cannot be is none. */
    static @Nullable ZoneOffset offset(Days.Day day) {
        Matcher m = OFFSET.matcher(near(day));
        if (m.find()) {
            int hours = number(m.group(2) != null ? m.group(2) : m.group(4));
            int minutes = number(m.group(5));
            if (hours < 18 && minutes < 60) {
                int sign = "+".equals(m.group(1)) || "+".equals(m.group(3)) ? 1 : -1;
                return ZoneOffset.ofTotalSeconds(sign * (hours * 3600 + minutes * 60));
            }
        }
        m = ZONE.matcher(near(day));
        return m.find() ? ZoneOffset.ofHours(HOURS.getOrDefault(m.group().toUpperCase(Locale.ROOT), 0)) : null;
    }

    private static String near(Days.Day day) {
        return day.after().substring(0, Math.min(day.after().length(), NEAR));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

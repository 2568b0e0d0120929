package tidings.ingest;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time of day and the zone that stand beside a day. */
final class Times {
    /** A time of day, with the zone if one stands behind it. */
    record Time(LocalTime time, @Nullable ZoneOffset offset) {}

    /** Hour, minute, second; before or after midday. */
    private static final Pattern TIME = Pattern.compile(
            "(?:(오전|上午|午前)|(오후|下午|午後|晚上))?\\s?(?<![\\d.,])(?<hour>\\d{1,2})"
                    + "(?:(?:\\s?[:h]\\s?|[.H：])(?<minute>\\d{2})(?!\\d)(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?(?!\\d))?"
                    + "|\\s?(?:시|[時时點点])(?:\\s?(?<part>\\d{1,2})\\s?[분分])?"
                    + "|\\s?(?:h|uhr)\\b|(?=\\s*[ap]\\.?m\\b))"
                    + "(?:\\s*(?<half>[apм])\\.?\\s?(?:m\\b|\\b)\\.?|\\s(?<arabic>[صمبع])(?!\\p{L}))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OFFSET =
            Pattern.compile("\\s?(?:(?:GMT|UTC)\\s?([+\\-−])(\\d{1,2})|([+\\-−])(\\d{2})):?(\\d{2})?(?!\\d)");
    private static final Pattern NAME = Pattern.compile("[\\s(]{0,2}(?<![\\p{L}])(\\p{Lu}{1,5})(?!\\p{L})");
    /** What parts a day from a time, or a time from its zone. */
    private static final Pattern BETWEEN = Pattern.compile("(?:[\\s,T]|\\bat\\b|\\([^)]{0,60}\\))+");

    /** How far from the day they may stand, in characters. */
    private static final int NEAR = 60;

    private Times() {}

    /** The text without times and zones. */
    static String without(String text) {
        if (!Texts.hasDigit(text)) {
            return text;
        }
        var rest = new StringBuilder();
        Matcher m = TIME.matcher(text);
        int from = 0;
        while (m.find()) {
            rest.append(text, from, m.start()).append(' ');
            from = endOfZone(text, m.end());
            m.region(from, text.length());
        }
        return rest.append(text.substring(from)).toString();
    }

    /** What follows a day, without the time and zone that belong to it. */
    static String withoutStart(String after) {
        int at = 0;
        for (int end = -1; end != at; ) {
            end = at;
            at = endOf(BETWEEN, after, at);
            at = endOf(TIME, after, at);
            at = endOfZone(after, at);
        }
        return after.substring(at);
    }

    private static int endOf(Pattern pattern, String text, int from) {
        Matcher m = pattern.matcher(text).region(from, text.length());
        return m.lookingAt() ? m.end() : from;
    }

    /** The time after the day, else before it, or null. */
    static @Nullable Time beside(Days.Day day, @Nullable String language) {
        String after = day.after().substring(0, Math.min(day.after().length(), NEAR));
        Time time = find(after, day, language);
        return time != null
                ? time
                : find(day.before().substring(Math.max(0, day.before().length() - NEAR)), day, language);
    }

    private static @Nullable Time find(String text, Days.Day day, @Nullable String language) {
        Matcher m = TIME.matcher(text);
        if (!m.find()) {
            return null;
        }
        try {
            LocalTime time = LocalTime.of(
                    hour(m), number(m.group("minute")) + number(m.group("part")), number(m.group("second")));
            return new Time(time, offset(text, m.end(), day.date().atTime(time), language));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int hour(Matcher m) {
        int hour = number(m.group("hour"));
        String half = m.group("half") != null ? m.group("half").toLowerCase(Locale.ROOT) : m.group("arabic");
        boolean morning = m.group(1) != null || "a".equals(half) || "ص".equals(half);
        boolean evening = m.group(2) != null || "p".equals(half) || "م".equals(half);
        return morning || evening ? hour % 12 + (evening ? 12 : 0) : hour;
    }

    /** The zone behind the time, or null; one that cannot be is none. */
    private static @Nullable ZoneOffset offset(String text, int from, LocalDateTime at, @Nullable String language) {
        Matcher m = OFFSET.matcher(text).region(from, text.length());
        if (m.lookingAt()) {
            int hours = number(m.group(2) != null ? m.group(2) : m.group(4));
            int minutes = number(m.group(5));
            int sign = "+".equals(m.group(1)) || "+".equals(m.group(3)) ? 1 : -1;
            return hours < 18 && minutes < 60 ? ZoneOffset.ofTotalSeconds(sign * (hours * 3600 + minutes * 60)) : null;
        }
        Matcher name = NAME.matcher(text).region(from, text.length());
        return name.lookingAt() ? Zones.offset(name.group(1), at, language) : null;
    }

    private static int endOfZone(String text, int from) {
        int end = endOf(OFFSET, text, from);
        Matcher name = NAME.matcher(text).region(end, text.length());
        return end == from && name.lookingAt() && Zones.isName(name.group(1)) ? name.end() : end;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

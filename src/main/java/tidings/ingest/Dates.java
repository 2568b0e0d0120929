package tidings.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/**
 * Reads dates as pages write them: ISO 8601, RFC 1123, what JavaScript's {@code Date} prints, and days with the names of months in many
 * languages. A date whose order of day and month cannot be known is not read.
 */
final class Dates {
    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final String WORD = "([\\p{L}][\\p{L}\\p{M}]{1,14})\\.?";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)" + YEAR + "([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern CJK = Pattern.compile(YEAR + "\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.,]?(?:\\s+(?:de|of|d'))?[\\s-]+" + WORD
                    + "(?:\\s+de)?,?[\\s-]+" + YEAR);
    private static final Pattern MONTH_FIRST = Pattern.compile(WORD + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+" + YEAR);
    private static final Pattern YEAR_WORD =
            Pattern.compile("(?<!\\d)" + YEAR + "\\.?\\s+" + WORD + "\\s+(\\d{1,2})\\b");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?" + YEAR + "(?!\\d)");

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

    private static final Pattern EDGES = Pattern.compile("^[\\s,;:|·•–—)-]+|[\\s,;:|·•–—(-]+$");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]{0,60}\\)");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}'-]+");

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
    private static final Set<String> AROUND = new HashSet<>();
    private static final int MAX_DATE_LENGTH = 120;

    static {
        Words.lines("date-words.txt").forEach(line -> AROUND.addAll(Set.of(line.split(" "))));
    }

    private final ZoneId zone;
    private final @Nullable String language;

    /**
     * @param zone holds for dates that name none
     * @param language of the page, or null; some months' names mean different months in different languages
     */
    Dates(ZoneId zone, @Nullable String language) {
        this.zone = zone;
        this.language = language;
    }

    /** The first date in the text. */
    Optional<ArticleDate> find(@Nullable String text, DateSource source) {
        return text == null ? Optional.empty() : Optional.ofNullable(day(text)).flatMap(d -> d.date(this, source));
    }

    /** The date that the text is, if it is a date, perhaps with a label, and nothing else. */
    Optional<ArticleDate> only(String text, DateSource source) {
        if (text.length() > MAX_DATE_LENGTH) {
            return Optional.empty();
        }
        Day day = day(text);
        return day != null && isOnlyDate(day) ? day.date(this, source) : Optional.empty();
    }

    /** A line of a list: a date and something else. */
    record Line(ArticleDate date, String text) {}

    /** A line that begins or ends with a date. */
    Optional<Line> line(String text, DateSource source) {
        Day day = day(text);
        if (day == null) {
            return Optional.empty();
        }
        String before = withoutEdges(day.before);
        String after = withoutEdges(AFTER.matcher(day.rest).replaceFirst(""));
        boolean leads = isOnlyDate(day.before);
        boolean trails = isOnlyDate(day.rest) && !before.isEmpty();
        return leads || trails
                ? day.date(this, source).map(d -> new Line(d, leads ? after : before))
                : Optional.empty();
    }

    /** Without what parts a date from its neighbour: marks, the day's name. */
    private static String withoutEdges(String text) {
        String bare = EDGES.matcher(text).replaceAll("");
        int last = bare.lastIndexOf(' ') + 1;
        return last > 0 && AROUND.contains(bare.substring(last).toLowerCase(Locale.ROOT))
                ? withoutEdges(bare.substring(0, last))
                : bare;
    }

    private static boolean isOnlyDate(Day day) {
        return isOnlyDate(day.before + " " + day.rest);
    }

    private static boolean isOnlyDate(String around) {
        String rest = IN_BRACKETS.matcher(around).replaceAll(" ");
        rest = ZONE.matcher(OFFSET.matcher(TIME.matcher(rest).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        for (String word : NO_WORD.split(rest)) {
            if (word.length() > 1 && !AROUND.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return rest.chars().noneMatch(Character::isDigit);
    }

    private @Nullable Day day(String text) {
        Matcher m;
        if ((m = YEAR_FIRST.matcher(text)).find()) {
            return day(text, m, m.group(1), number(m.group(3)), m.group(4));
        }
        if ((m = CJK.matcher(text)).find()) {
            return day(text, m, m.group(1), number(m.group(2)), m.group(3));
        }
        for (m = DAY_FIRST.matcher(text); m.find(); ) {
            int month = Months.number(m.group(2), language);
            if (month > 0) {
                return day(text, m, m.group(3), month, m.group(1));
            }
        }
        for (m = MONTH_FIRST.matcher(text); m.find(); ) {
            int month = Months.number(m.group(1), language);
            if (month > 0) {
                return day(text, m, m.group(3), month, m.group(2));
            }
        }
        for (m = YEAR_WORD.matcher(text); m.find(); ) {
            int month = Months.number(m.group(2), language);
            if (month > 0) {
                return day(text, m, m.group(1), month, m.group(3));
            }
        }
        return (m = NUMBERS.matcher(text)).find() ? numbers(text, m) : null;
    }

    /** Points part day from month; slashes and dashes may mean either order, so one number must be too large for a month. */
    private static @Nullable Day numbers(String text, Matcher m) {
        int first = number(m.group(1));
        int second = number(m.group(3));
        boolean dayFirst = m.group(2).equals(".") || first > 12 || first == second;
        if (!dayFirst && second <= 12) {
            return null;
        }
        return dayFirst ? day(text, m, m.group(4), second, m.group(1)) : day(text, m, m.group(4), first, m.group(3));
    }

    private static @Nullable Day day(String text, Matcher m, String year, int month, String day) {
        try {
            LocalDate date = LocalDate.of(number(year), month, number(day));
            return new Day(date, text.substring(0, m.start()), text.substring(m.end()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** A day with the text on both sides of it, which may hold the time and the zone. */
    private record Day(LocalDate date, String before, String rest) {

        Optional<ArticleDate> date(Dates dates, DateSource source) {
            String after = rest.substring(0, Math.min(rest.length(), 60));
            LocalTime time = time(after, before);
            LocalDateTime moment = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
            ZoneOffset offset = time == null ? null : offset(after);
            var zoned = offset == null ? moment.atZone(dates.zone) : moment.atZone(offset);
            return Optional.of(new ArticleDate(zoned.toInstant(), zoned.getOffset(), source));
        }

        private static @Nullable LocalTime time(String after, String before) {
            Matcher m = TIME.matcher(after);
            if (!m.find() && !(m = TIME.matcher(before)).find()) {
                return null;
            }
            try {
                return LocalTime.of(
                        hour(m),
                        m.group(2) == null ? 0 : number(m.group(2)),
                        m.group(3) == null ? 0 : number(m.group(3)));
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

        private static @Nullable ZoneOffset offset(String after) {
            Matcher m = OFFSET.matcher(after);
            if (m.find()) {
                int hours = number(m.group(2) != null ? m.group(2) : m.group(4));
                int minutes = m.group(5) == null ? 0 : number(m.group(5));
                if (hours < 18 && minutes < 60) {
                    int sign = "+".equals(m.group(1)) || "+".equals(m.group(3)) ? 1 : -1;
                    return ZoneOffset.ofTotalSeconds(sign * (hours * 3600 + minutes * 60));
                }
            }
            m = ZONE.matcher(after);
            return m.find() ? ZoneOffset.ofHours(HOURS.getOrDefault(m.group().toUpperCase(Locale.ROOT), 0)) : null;
        }
    }
}

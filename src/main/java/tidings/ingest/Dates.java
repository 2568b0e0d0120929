package tidings.ingest;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/**
 * Reads dates as pages write them: ISO 8601, RFC 1123, RFC 850, what C and JavaScript print, and days with the names of months in many
 * languages. A date whose order of day and month cannot be known is not read, nor is one that counts from the present ("yesterday").
 */
final class Dates {
    /** What parts a date from its neighbour. */
    private static final String MARKS = " \t\n\u00a0,;:|·•–—-";

    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]{0,60}\\)");
    private static final String DASHES = "–—-|:/)]„“\"«";
    /** Words. */
    private static final int MAX_PLACE = 2;

    private static final int MAX_DATE_LENGTH = 120;
    /** More dates than these in a line are a list. */
    private static final int MAX_DATES = 4;

    private final ZoneId zone;
    private final @Nullable String language;
    private final Days days;

    /**
     * @param zone holds for dates that name none
     * @param language of the page, a BCP 47 tag, or null; it tells the order of day and month and some months' names
     */
    Dates(ZoneId zone, @Nullable String language) {
        this.zone = zone;
        this.language = language;
        this.days = new Days(language);
    }

    /** The first date in the text. */
    Optional<ArticleDate> find(@Nullable String text, DateSource source) {
        return text == null
                ? Optional.empty()
                : Optional.ofNullable(days.find(Tokens.withAsciiDigits(text))).map(d -> date(d, source));
    }

    /** The date that the text is, if it is a date, perhaps with a label, and nothing else. */
    Optional<ArticleDate> only(String text, DateSource source) {
        if (text.length() > MAX_DATE_LENGTH) {
            return Optional.empty();
        }
        Days.Day day = days.find(Tokens.withAsciiDigits(text));
        return day != null && isOnlyDate(day.before() + " " + day.after())
                ? Optional.of(date(day, source))
                : Optional.empty();
    }

    /** A date that is meant for machines: an attribute's, a property's; it may be written without any signs or be seconds since 1970. */
    Optional<ArticleDate> machine(@Nullable String text, DateSource source) {
        if (text == null || text.length() > MAX_DATE_LENGTH) {
            return Optional.empty();
        }
        return find(MachineDates.plain(text.strip()), source);
    }

    /** A line of a list: a date and something else. */
    record Line(ArticleDate date, String text) {}

    /** A line that begins or ends with a date. */
    Optional<Line> line(String text, DateSource source) {
        Days.Day day = days.find(Tokens.withAsciiDigits(text));
        if (day == null) {
            return Optional.empty();
        }
        String before = withoutEdges(day.before());
        if (isOnlyDate(day.before())) {
            return Optional.of(new Line(date(day, source), withoutEdges(Times.withoutStart(day.after()))));
        }
        return isOnlyDate(day.after()) && !before.isEmpty()
                ? Optional.of(new Line(date(day, source), before))
                : Optional.empty();
    }

    /**
     * A date in a short text.
     *
     * @param label what the words before it say that it is the date of
     * @param strangers how many words of the text belong to no date
     * @param edge whether nothing but its label stands before it, or nothing behind it
     */
    record Seen(ArticleDate date, DateWords.Label label, int strangers, boolean edge) {}

    /** The dates in a short text, with what is said of them; none if there are so many that it is a list. */
    List<Seen> seen(String words, DateSource source) {
        String text = Tokens.withAsciiDigits(words);
        List<Days.Day> found = days.find(text, MAX_DATES);
        if (found.isEmpty() || found.size() == MAX_DATES) {
            return List.of();
        }
        List<String> between = between(text, found);
        int strangers = between.stream()
                .map(Times::without)
                .mapToInt(DateWords::strangers)
                .sum();
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < found.size(); i++) {
            String before = between.get(i);
            String after = between.get(i + 1);
            ArticleDate date = date(new Days.Day(found.get(i).date(), i == 0 ? before : "", after), source);
            boolean edge = isOnlyDate(before) || isOnlyDate(after);
            seen.add(new Seen(date, DateWords.label(before), strangers, edge));
        }
        return seen;
    }

    /** What stands before, between and behind the days; a time between two is the first one's. */
    private static List<String> between(String text, List<Days.Day> found) {
        var between = new ArrayList<String>();
        int from = 0;
        for (Days.Day day : found) {
            int start = Math.max(from, day.before().length());
            between.add(text.substring(from, start));
            from = Math.max(start, text.length() - day.after().length());
        }
        between.add(text.substring(from));
        return between;
    }

    /** The date with which a paragraph opens: before it at the most a label or a place, behind it a dash or the like. */
    Optional<ArticleDate> dateline(String opening, DateSource source) {
        Days.Day day = days.find(Tokens.withAsciiDigits(opening));
        if (day == null
                || DateWords.strangers(day.before()) > MAX_PLACE
                || day.before().indexOf('.') >= 0) {
            return Optional.empty();
        }
        String after = Times.withoutStart(day.after()).strip();
        return !after.isEmpty() && DASHES.indexOf(after.charAt(0)) >= 0
                ? Optional.of(date(day, source))
                : Optional.empty();
    }

    /** Without what parts a date from its neighbour: marks, the day's name. */
    private static String withoutEdges(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && (MARKS.indexOf(text.charAt(start)) >= 0 || text.charAt(start) == ')')) {
            start++;
        }
        while (true) {
            while (end > start && (MARKS.indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end - 1) == '(')) {
                end--;
            }
            int word = text.lastIndexOf(' ', end - 1) + 1;
            if (word <= start || !DateWords.isAround(text.substring(word, end))) {
                return text.substring(start, end);
            }
            end = word;
        }
    }

    private static boolean isOnlyDate(String around) {
        String rest = Times.without(IN_BRACKETS.matcher(around).replaceAll(" "));
        return DateWords.strangers(rest) == 0 && !Texts.hasDigit(rest);
    }

    private ArticleDate date(Days.Day day, DateSource source) {
        Times.Time time = Times.beside(day, language);
        LocalDateTime moment = day.date().atTime(time == null ? LocalTime.MIDNIGHT : time.time());
        var zoned = time == null || time.offset() == null ? moment.atZone(zone) : moment.atZone(time.offset());
        return new ArticleDate(zoned.toInstant(), zoned.getOffset(), source);
    }
}

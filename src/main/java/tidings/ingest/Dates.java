package tidings.ingest;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/**
 * Reads dates as pages write them: ISO 8601, RFC 1123, what JavaScript's {@code Date} prints, and days with the names of months in many
 * languages. A date whose order of day and month cannot be known is not read.
 */
final class Dates {
    private static final Pattern EDGES = Pattern.compile("^[\\s,;:|·•–—)-]+|[\\s,;:|·•–—(-]+$");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]{0,60}\\)");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}'-]+");

    private static final Set<String> AROUND = new HashSet<>();
    private static final int MAX_DATE_LENGTH = 120;

    static {
        Words.lines("date-words.txt").forEach(line -> AROUND.addAll(Set.of(line.split(" "))));
    }

    private final ZoneId zone;
    private final Days days;

    /**
     * @param zone holds for dates that name none
     * @param language of the page, or null; some months' names mean different months in different languages
     */
    Dates(ZoneId zone, @Nullable String language) {
        this.zone = zone;
        this.days = new Days(language);
    }

    /** The first date in the text. */
    Optional<ArticleDate> find(@Nullable String text, DateSource source) {
        return text == null
                ? Optional.empty()
                : Optional.ofNullable(days.find(text)).map(d -> date(d, source));
    }

    /** The date that the text is, if it is a date, perhaps with a label, and nothing else. */
    Optional<ArticleDate> only(String text, DateSource source) {
        if (text.length() > MAX_DATE_LENGTH) {
            return Optional.empty();
        }
        Days.Day day = days.find(text);
        return day != null && isOnlyDate(day.before() + " " + day.after())
                ? Optional.of(date(day, source))
                : Optional.empty();
    }

    /** A line of a list: a date and something else. */
    record Line(ArticleDate date, String text) {}

    /** A line that begins or ends with a date. */
    Optional<Line> line(String text, DateSource source) {
        Days.Day day = days.find(text);
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

    /** Without what parts a date from its neighbour: marks, the day's name. */
    private static String withoutEdges(String text) {
        String bare = EDGES.matcher(text).replaceAll("");
        int last = bare.lastIndexOf(' ') + 1;
        return last > 0 && AROUND.contains(bare.substring(last).toLowerCase(Locale.ROOT))
                ? withoutEdges(bare.substring(0, last))
                : bare;
    }

    private static boolean isOnlyDate(String around) {
        String rest = Times.without(IN_BRACKETS.matcher(around).replaceAll(" "));
        for (String word : NO_WORD.split(rest)) {
            if (word.length() > 1 && !AROUND.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return rest.chars().noneMatch(Character::isDigit);
    }

    private ArticleDate date(Days.Day day, DateSource source) {
        LocalTime time = Times.time(day);
        LocalDateTime moment = day.date().atTime(time == null ? LocalTime.MIDNIGHT : time);
        ZoneOffset offset = time == null ? null : Times.offset(day);
        var zoned = offset == null ? moment.atZone(zone) : moment.atZone(offset);
        return new ArticleDate(zoned.toInstant(), zoned.getOffset(), source);
    }
}

package tidings.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the day in a text, however the page writes it. */
final class Days {
    /** A day with the text on both sides of it, which may hold the time and the zone. */
    record Day(LocalDate date, String before, String after) {}

    private static final String YEAR = "(?<year>(?:19|20)\\d\\d)";
    private static final String MONTH = "(?<month>\\d{1,2})";
    private static final String DAY = "(?<day>\\d{1,2})";
    private static final String WORD = "(?<word>[\\p{L}][\\p{L}\\p{M}]{1,14})\\.?";
    private static final String START = "(?<!\\d)";
    private static final String END = "(?!\\d)";

    /** A way of writing a day; its month is a number or a word. */
    private record Form(boolean word, Pattern pattern) {
        static Form number(String pattern) {
            return new Form(false, Pattern.compile(pattern));
        }

        static Form word(String pattern) {
            return new Form(true, Pattern.compile(pattern));
        }
    }

    /** In the order in which they are tried. */
    private static final List<Form> FORMS = List.of(
            Form.number(START + YEAR + "([-/.])" + MONTH + "\\2" + DAY + END),
            Form.number(YEAR + "\\s?[年년]\\s?" + MONTH + "\\s?[月월]\\s?" + DAY + "\\s?[日일]"),
            Form.word(START + DAY + "(?:st|nd|rd|th|er|º|ª)?[.,]?(?:\\s+(?:de|of|d'))?[\\s-]+" + WORD
                    + "(?:\\s+de)?,?[\\s-]+" + YEAR),
            Form.word(WORD + "\\s+" + DAY + "(?:st|nd|rd|th)?,?\\s+" + YEAR),
            Form.word(START + YEAR + "\\.?\\s+" + WORD + "\\s+" + DAY + "\\b"));

    private static final Pattern NUMBERS =
            Pattern.compile(START + "(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?" + YEAR + END);

    private final @Nullable String language;

    /** @param language of the page, or null */
    Days(@Nullable String language) {
        this.language = language;
    }

    /** The first day that one of the forms finds, or null. */
    @Nullable
    Day find(String text) {
        return FORMS.stream()
                .map(form -> first(form.pattern(), text, m -> date(m, month(form, m), number(m.group("day")))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> first(NUMBERS, text, Days::numbers));
    }

    private static @Nullable Day first(Pattern form, String text, Function<Matcher, @Nullable LocalDate> reading) {
        for (Matcher m = form.matcher(text); m.find(); ) {
            LocalDate date = reading.apply(m);
            if (date != null) {
                return new Day(date, text.substring(0, m.start()), text.substring(m.end()));
            }
        }
        return null;
    }

    private int month(Form form, Matcher m) {
        return form.word() ? Months.number(m.group("word"), language) : number(m.group("month"));
    }

    /** Points part day from month; slashes and dashes may mean either order, so one number must be too large for a month. */
    private static @Nullable LocalDate numbers(Matcher m) {
        int first = number(m.group(1));
        int second = number(m.group(3));
        boolean dayFirst = m.group(2).equals(".") || first > 12 || first == second;
        if (!dayFirst && second <= 12) {
            return null;
        }
        return dayFirst ? date(m, second, first) : date(m, first, second);
    }

    private static @Nullable LocalDate date(Matcher m, int month, int day) {
        try {
            return LocalDate.of(number(m.group("year")), month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

package tidings.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the days in a text, however the page writes them. Looks at each number once, so that long texts take no longer than they are. */
final class Days {
    /** A day with the text on both sides of it, which may hold the time and the zone. */
    record Day(LocalDate date, String before, String after) {}

    /** A day between two places in the text; the time, where it stands between them. */
    private record Found(LocalDate date, int start, int end, String time) {}

    /** What may part the pieces of a date that has a word in it, beside short words. */
    private static final String GAP = " \t\n\r.,،-–/'’()ºª°\u00a0\u202f\u200e\u200f";

    private static final int MAX_GAP = 4;
    /** What stands before a year of two digits. */
    private static final String SHORT_YEAR = "'’-./";

    /** How C's asctime and Java's Date print: the time, and perhaps the zone, before the year. */
    private static final Pattern TIME_THEN_YEAR = Pattern.compile(
            "\\s{1,3}(\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s[A-Z]{2,5}(?:[+-]\\d{2}:?\\d{2})?)?)\\s((?:19|20)\\d\\d)(?!\\d)");

    private static final Set<String> SIGNS = Set.of(".", ". ", "-", "/", " / ");

    private final @Nullable String language;
    private final DayOrder order;

    /** @param language of the page, or null */
    Days(@Nullable String language) {
        this.language = language == null ? null : Months.primary(language);
        this.order = DayOrder.of(language);
    }

    /** The first day, or null. */
    @Nullable
    Day find(String text) {
        List<Day> days = find(text, 1);
        return days.isEmpty() ? null : days.get(0);
    }

    /** The first days, at the most so many, in the order in which they stand. */
    List<Day> find(String text, int max) {
        if (!mayHoldYear(text)) {
            return List.of();
        }
        var days = new ArrayList<Day>();
        var tokens = new Tokens(text);
        for (int i = 0, from = 0; i < tokens.count() && days.size() < max; i++) {
            Found found = tokens.get(i).start() < from ? null : at(tokens, i);
            if (found != null) {
                days.add(new Day(
                        found.date(), text.substring(0, found.start()), found.time() + text.substring(found.end())));
                from = found.end();
            }
        }
        return days;
    }

    /** Whether digits stand there that may be a year; most texts are done with by this. */
    private static boolean mayHoldYear(String text) {
        for (int at = 0, start = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (c < '0' || c > '9') {
                boolean isShort = at - start == 2 && start > 0 && SHORT_YEAR.indexOf(text.charAt(start - 1)) >= 0;
                if (at - start == 4 || isShort || c == '年') {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    private @Nullable Found at(Tokens t, int i) {
        Tokens.Token first = t.get(i);
        if (!first.isNumber()) {
            return isBeforeNumber(t, i) && month(t, i) > 0 ? monthFirst(t, i) : null;
        }
        Found numbers = numbers(t, i);
        if (numbers != null) {
            return numbers;
        }
        return first.length() == 4 ? yearFirst(t, i) : first.length() <= 3 ? dayFirst(t, i) : null;
    }

    private static boolean isBeforeNumber(Tokens t, int i) {
        return i + 1 < t.count() && t.get(i + 1).isNumber()
                || i + 2 < t.count() && t.get(i + 2).isNumber();
    }

    /** Three numbers with the same sign between them. */
    private @Nullable Found numbers(Tokens t, int i) {
        if (i + 2 >= t.count() || !t.get(i + 1).isNumber() || !t.get(i + 2).isNumber()) {
            return null;
        }
        String sign = t.after(i);
        if (!SIGNS.contains(sign) || !t.after(i + 1).equals(sign) || isPartOfMore(t, i, i + 2)) {
            return null;
        }
        LocalDate date = order.read(t.get(i), t.get(i + 1), t.get(i + 2), sign.strip());
        return date == null
                ? null
                : new Found(date, t.get(i).start(), t.get(i + 2).end(), "");
    }

    /** A version, an address, a telephone number. */
    private static boolean isPartOfMore(Tokens t, int first, int last) {
        boolean before = first > 0
                && t.get(first - 1).isNumber()
                && t.get(first - 1).end() + 1 == t.get(first).start()
                && t.charBefore(first) != ' '
                && t.charBefore(first) != ':'
                && t.charBefore(first) != ',';
        boolean after = last + 1 < t.count() && t.get(last + 1).isNumber() && ".-/".contains(t.after(last));
        return before || after;
    }

    /** 17 May 2024; 17 tháng 5 năm 2024. */
    private @Nullable Found dayFirst(Tokens t, int i) {
        if (t.get(i).length() > 2) {
            return eraYear(t, i);
        }
        int m = next(t, i);
        int month = m < 0 ? 0 : month(t, m);
        if (month == 0) {
            return eraYear(t, i);
        }
        int y = next(t, lastOfMonth(t, m));
        Integer year = y < 0 ? null : year(t, y, m);
        return year == null
                ? null
                : found(
                        year,
                        month,
                        t.get(i).number(),
                        t.get(i).start(),
                        t.get(y).end());
    }

    /** May 17, 2024; Mon May 17 10:00:00 EET 2024. */
    private @Nullable Found monthFirst(Tokens t, int m) {
        int d = next(t, lastOfMonth(t, m));
        if (d < 0 || !t.get(d).isNumber() || t.get(d).length() > 2) {
            return null;
        }
        int y = next(t, d);
        Integer year = y < 0 ? null : year(t, y, y);
        if (year != null) {
            return found(
                    year,
                    month(t, m),
                    t.get(d).number(),
                    t.get(m).start(),
                    t.get(y).end());
        }
        return yearBehindTime(t, m, d);
    }

    private @Nullable Found yearBehindTime(Tokens t, int m, int d) {
        Matcher time =
                TIME_THEN_YEAR.matcher(t.text()).region(t.get(d).end(), t.text().length());
        LocalDate date = time.lookingAt()
                ? DayOrder.date(
                        Integer.parseInt(time.group(2)), month(t, m), t.get(d).number())
                : null;
        return date == null ? null : new Found(date, t.get(m).start(), time.end(), " " + time.group(1));
    }

    /** 2024. május 17.; 2024年5月17日; 2024. gada 17. maijs. */
    private @Nullable Found yearFirst(Tokens t, int i) {
        Found eastern = eastern(t, i, t.get(i).number(), t.get(i).start());
        if (eastern != null) {
            return eastern;
        }
        Integer year = year(t, i, i);
        int second = next(t, i);
        if (year == null || second < 0) {
            return null;
        }
        boolean dayNext = t.get(second).isNumber();
        int third = next(t, dayNext ? second : lastOfMonth(t, second));
        if (third < 0 || t.get(third).isNumber() == dayNext) {
            return null;
        }
        Tokens.Token day = t.get(dayNext ? second : third);
        int month = month(t, dayNext ? third : second);
        return month == 0 || day.length() > 2
                ? null
                : found(
                        year,
                        month,
                        day.number(),
                        t.get(i).start(),
                        t.get(third).end());
    }

    /** Years of Japanese eras and of the Republic of China, whose name stands before the number. */
    private @Nullable Found eraYear(Tokens t, int i) {
        String era = i > 0 && t.after(i - 1).isBlank() ? t.get(i - 1).word() : "";
        int zero = era.endsWith("令和") ? 2018 : era.endsWith("平成") ? 1988 : era.endsWith("民國") ? 1911 : 0;
        return zero == 0
                ? null
                : eastern(t, i, zero + t.get(i).number(), t.get(i - 1).start());
    }

    private @Nullable Found eastern(Tokens t, int i, int year, int start) {
        if (i + 5 >= t.count()
                || !unit(t, i + 1, "年", "년")
                || !unit(t, i + 3, "月", "월")
                || !unit(t, i + 5, "日", "일", "号")
                || !t.get(i + 2).isNumber()
                || !t.get(i + 4).isNumber()) {
            return null;
        }
        return found(
                year,
                t.get(i + 2).number(),
                t.get(i + 4).number(),
                start,
                t.get(i + 5).start() + 1);
    }

    private static boolean unit(Tokens t, int i, String... units) {
        for (String unit : units) {
            if (t.get(i).word().startsWith(unit)) {
                return true;
            }
        }
        return false;
    }

    /** The next token but for short words that belong to dates, or -1 if something else stands between. */
    private static int next(Tokens t, int i) {
        for (int at = i; at < i + 4 && at + 1 < t.count(); at++) {
            String gap = t.after(at);
            if (gap.length() > MAX_GAP || gap.chars().anyMatch(c -> GAP.indexOf(c) < 0)) {
                return -1;
            }
            if (!DateWords.INSIDE.contains(t.get(at + 1).word())) {
                return at + 1;
            }
        }
        return -1;
    }

    private int month(Tokens t, int i) {
        String word = t.get(i).word();
        if (word.isEmpty()) {
            return 0;
        }
        String two = t.get(lastOfMonth(t, i)).word();
        if (word.equals("tháng") && i + 1 < t.count() && t.get(i + 1).isNumber()) {
            return t.get(i + 1).number() <= 12 ? t.get(i + 1).number() : 0;
        }
        return Months.number(two.equals(word) ? word : word + "_" + two, language);
    }

    /** The place of the month's last token: its own, but for names of two words. */
    private int lastOfMonth(Tokens t, int i) {
        if (i + 1 >= t.count() || t.after(i).length() != 1) {
            return i;
        }
        Tokens.Token next = t.get(i + 1);
        boolean two = next.isNumber()
                ? t.get(i).word().equals("tháng")
                : Months.number(t.get(i).word() + "_" + next.word(), language) > 0;
        return two ? i + 1 : i;
    }

    /** The year; of two digits only behind an apostrophe, or where dashes bind it to the month. */
    private @Nullable Integer year(Tokens t, int y, int month) {
        Tokens.Token year = t.get(y);
        if (year.length() == 4) {
            return DayOrder.year(year.number());
        }
        boolean bound =
                "'’".indexOf(t.charBefore(y)) >= 0 || month < y && t.charBefore(y) == '-' && t.charBefore(month) == '-';
        return year.length() == 2 && bound ? Integer.valueOf(DayOrder.century(year.number())) : null;
    }

    private static @Nullable Found found(int year, int month, int day, int start, int end) {
        LocalDate date = DayOrder.date(year, month, day);
        return date == null ? null : new Found(date, start, end, "");
    }
}

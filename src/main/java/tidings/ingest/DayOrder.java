package tidings.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of three numbers is the day, which the month: as the page's language and region write it, else as the numbers allow it alone. */
enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST,
    UNKNOWN;

    private static final Set<String> MONTH_FIRST_REGIONS = Set.of("us", "ph", "pr", "gu", "fm", "mh", "pw", "vi");
    /** Regions that write both ways. */
    private static final Set<String> BOTH = Set.of("ca");
    /** Languages that put the year first, and so leave it open what three numbers of two digits mean. */
    private static final Set<String> YEAR_FIRST = Set.of("zh", "ja", "ko", "hu", "lt", "mn", "eu", "sv", "fa");

    /** @param tag BCP 47, or null */
    static DayOrder of(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return UNKNOWN;
        }
        String[] parts = tag.toLowerCase(Locale.ROOT).split("[-_]");
        String region = parts[parts.length - 1];
        if (MONTH_FIRST_REGIONS.contains(region) && parts.length > 1
                || Set.of("fil", "tl").contains(parts[0])) {
            return MONTH_FIRST;
        }
        boolean open = parts[0].equals("en") && (parts.length == 1 || region.length() != 2)
                || BOTH.contains(region) && parts.length > 1
                || YEAR_FIRST.contains(parts[0]);
        return open ? UNKNOWN : DAY_FIRST;
    }

    /** @param sign that stands between the numbers: points part day from month in this order everywhere */
    @Nullable
    LocalDate read(Tokens.Token a, Tokens.Token b, Tokens.Token c, String sign) {
        if (a.length() == 4) {
            Integer year = year(a.number());
            return year == null || b.length() > 2 || c.length() > 2 ? null : date(year, b.number(), c.number());
        }
        if (a.length() > 2 || b.length() > 2) {
            return null;
        }
        boolean point = sign.equals(".");
        if (c.length() == 4) {
            Integer year = year(c.number());
            return year == null ? null : ordered(year, a.number(), b.number(), point);
        }
        return c.length() == 2
                        && a.length() == 2
                        && b.length() == 2
                        && !sign.equals("-")
                        && (point ? this == DAY_FIRST : this != UNKNOWN)
                ? ordered(century(c.number()), a.number(), b.number(), point)
                : null;
    }

    private @Nullable LocalDate ordered(int year, int first, int second, boolean point) {
        if (first > 12 || first == second || point) {
            return date(year, second, first);
        }
        if (second > 12) {
            return date(year, first, second);
        }
        return switch (this) {
            case DAY_FIRST -> date(year, second, first);
            case MONTH_FIRST -> date(year, first, second);
            case UNKNOWN -> null;
        };
    }

    /** The year of our era that four digits mean, or null; Thai pages count from 543 years earlier. */
    static @Nullable Integer year(int digits) {
        int year = digits >= 1900 + BUDDHIST ? digits - BUDDHIST : digits;
        return year >= 1900 && year < 2100 ? Integer.valueOf(year) : null;
    }

    private static final int BUDDHIST = 543;

    /** The year that its last two digits mean. */
    static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package tidings.ingest;

import java.time.LocalDate;
import java.time.LocalTime;
import tidings.ingest.DateWords.Label;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/**
 * Something on the page that gives a date.
 *
 * @param date what it gives
 * @param label whether it is the date of publication or of the last change, as far as the page says
 * @param rule where it stood, in words that a site's owner understands
 * @param isAtTitle whether a reader sees it beside the title, where a story's own date stands
 * @param score how likely it is the article's, from 0 to 1, if nothing else speaks for it or against it
 */
record DateClaim(ArticleDate date, Label label, String rule, boolean isAtTitle, double score) {

    /** The day, in the zone in which the page gives it. */
    LocalDate day() {
        return day(date);
    }

    static LocalDate day(ArticleDate date) {
        return date.inItsZone().toLocalDate();
    }

    /** Whether it says more than the day. */
    boolean hasTime() {
        return !date.inItsZone().toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Whether a reader sees it, and not only a machine. */
    boolean isSeen() {
        return date.source() == DateSource.TIME || date.source() == DateSource.TEXT;
    }

    boolean isDeclared() {
        return date.source() == DateSource.JSON_LD || date.source() == DateSource.META;
    }

    /** Who speaks: two claims of one witness do not agree with one another, they repeat themselves. */
    String witness() {
        return isSeen() ? "seen" : date.source().label();
    }

    DateClaim times(double factor) {
        return new DateClaim(date, label, rule, isAtTitle, score * factor);
    }
}

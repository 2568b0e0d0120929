package tidings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch;
import tidings.source.FetchRequest;
import tidings.source.Validators;
import tidings.story.Manners;
import tidings.story.Visit;

/** From one visit to the next: what is asked with what is known, and what is known after the answer. */
final class Visits {
    static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    /** While a site may only be in trouble for some hours or days. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int PATIENT = 72;
    private static final Duration AFTER_ALL = Duration.ofDays(1);
    /** A page that could not be read so often in a row, for a month by then, is not asked for any more. */
    private static final int MAX_FAILURES = 100;

    private Visits() {}

    static FetchRequest request(Manners manners, Visit visit) {
        FetchRequest request = FetchRequest.of(visit.place())
                .with(manners.headers())
                .as(manners.userAgent())
                .every(manners.pace())
                .robots(manners.obeysRobots() ? FetchRequest.Robots.OBEY : FetchRequest.Robots.OWNER);
        return visit.answered() == null
                ? request
                : request.ifChanged(new Validators(visit.answered(), visit.etag(), visit.lastModified()));
    }

    /** After something was read there. */
    static Visit read(Visit visit, Fetch.Fetched fetched, Instant now) {
        Validators given = fetched.validators();
        return answered(visit, given, fetched.moved(), visit.since() == null ? now : visit.since());
    }

    static Visit unchanged(Visit visit, Fetch.NotModified same) {
        return answered(visit, same.validators(), same.moved(), visit.since());
    }

    private static Visit answered(
            Visit visit, @Nullable Validators given, @Nullable String moved, @Nullable Instant since) {
        return new Visit(
                visit.feed(),
                visit.source(),
                visit.url(),
                visit.role(),
                visit.due(),
                since,
                visit.visits() + 1,
                0,
                given == null ? null : given.etag(),
                given == null ? null : given.lastModified(),
                given == null ? null : given.url(),
                moved == null ? visit.moved() : moved);
    }

    /** After nothing was to be had there, or nothing that tells a story. */
    static Visit failed(Visit visit, Instant now) {
        int failures = visit.failures() + 1;
        return due(
                new Visit(
                        visit.feed(),
                        visit.source(),
                        visit.url(),
                        visit.role(),
                        visit.due(),
                        visit.since(),
                        visit.visits(),
                        failures,
                        visit.etag(),
                        visit.lastModified(),
                        visit.answered(),
                        visit.moved()),
                failures >= MAX_FAILURES ? null : now.plus(pause(failures)));
    }

    /** How long to wait after so many failures in a row. */
    static Duration pause(int failures) {
        if (failures > PATIENT) {
            return AFTER_ALL;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(16, Math.max(0, failures - 1)));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** The same page, to be read again when its time comes, if it comes. */
    static Visit again(Visit visit, List<Duration> rereads, Instant now) {
        Instant since = visit.since() == null ? now : visit.since();
        return due(
                visit,
                rereads.stream()
                        .map(since::plus)
                        .filter(t -> t.isAfter(now))
                        .findFirst()
                        .orElse(null));
    }

    /** The same page, which is at another address now. */
    static Visit moved(Visit visit, String to, Instant due) {
        return new Visit(
                visit.feed(),
                visit.source(),
                visit.url(),
                visit.role(),
                due,
                visit.since(),
                visit.visits(),
                visit.failures(),
                null,
                null,
                null,
                to);
    }

    static Visit due(Visit visit, @Nullable Instant due) {
        return new Visit(
                visit.feed(),
                visit.source(),
                visit.url(),
                visit.role(),
                due,
                visit.since(),
                visit.visits(),
                visit.failures(),
                visit.etag(),
                visit.lastModified(),
                visit.answered(),
                visit.moved());
    }
}

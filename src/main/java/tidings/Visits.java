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
        Visit read = given == null
                ? visit.read(since, null, null, null)
                : visit.read(since, given.etag(), given.lastModified(), given.url());
        return read.at(moved);
    }

    /** After nothing was to be had there, or nothing that tells a story. */
    static Visit failed(Visit visit, Instant now) {
        Visit failed = visit.failed();
        return failed.dueAt(failed.failures() >= MAX_FAILURES ? null : now.plus(pause(failed.failures())));
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
        return visit.dueAt(rereads.stream()
                .map(since::plus)
                .filter(t -> t.isAfter(now))
                .findFirst()
                .orElse(null));
    }
}

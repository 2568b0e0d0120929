package tidings;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Kept;
import tidings.story.Visit;

/** What a refresh has brought so far, and what went wrong. */
final class Tally {
    /** After so many failures in a row something is wrong with more than pages; what is left is for later. */
    private static final int MAX_IN_A_ROW = 5;

    private static final int MAX_NOTES = 3;

    private final Map<String, String> notes = new LinkedHashMap<>();
    private int fresh;
    private int changed;
    private int failed;
    private int inARow;
    private @Nullable Instant until;

    int fresh() {
        return fresh;
    }

    int changed() {
        return changed;
    }

    int failed() {
        return failed;
    }

    /** Before this nothing more of the source is to be asked for; or null. */
    @Nullable
    Instant until() {
        return until;
    }

    void rest(@Nullable Instant until) {
        this.until = until;
    }

    /** A page was read. Other pages may have shown its headline before. */
    void read(Visit visit, Kept kept) {
        inARow = 0;
        if (kept.outcome() != Kept.Outcome.KNOWN) {
            fresh += visit.since() == null ? 1 : 0;
            changed += visit.since() == null ? 0 : 1;
        }
    }

    void retracted() {
        changed++;
    }

    void failed(String page, String reason, Instant now) {
        failed++;
        tell(page, reason);
        if (++inARow >= MAX_IN_A_ROW) {
            until = now.plus(Visits.FIRST_PAUSE);
        }
    }

    /** Of each sort of failure one. */
    void tell(String page, String reason) {
        notes.putIfAbsent(reason, page + ": " + reason);
    }

    /** What its owner should know, or null; what is said of its lists comes first. */
    @Nullable
    String note(@Nullable String ofLists) {
        String all = Stream.concat(Stream.ofNullable(ofLists), notes.values().stream())
                .limit(MAX_NOTES)
                .collect(joining("; "));
        return all.isEmpty() ? null : all;
    }
}

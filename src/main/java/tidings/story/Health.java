package tidings.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a source does, by what its refreshes left in the journal. What goes wrong is said at once; the state follows when two refreshes in a
 * row agree, both ways, so that one hiccup, or one success among failures, moves nothing. (410 alone is a word for good.)
 *
 * @param state how it does
 * @param since when the refresh began that brought it into this state, as far back as is known; null where it was never refreshed
 * @param refreshed when it was last refreshed, or null
 * @param succeeded when that last worked, or null
 * @param brought when it last brought a new article, or null
 * @param listed how many articles it listed when that was last known, or -1
 * @param usual how many it usually lists, or -1
 * @param fresh articles that its last refresh brought
 * @param failed pages that its last refresh could not read
 * @param fault why the last refresh that asked for its list failed, or null: it did not
 * @param note what else its last refresh noted, or null
 * @param advice what is wrong and what to do, in words for its owner
 */
public record Health(
        State state,
        @Nullable Instant since,
        @Nullable Instant refreshed,
        @Nullable Instant succeeded,
        @Nullable Instant brought,
        int listed,
        int usual,
        int fresh,
        int failed,
        @Nullable String fault,
        @Nullable String note,
        String advice) {

    public enum State {
        /** It was never refreshed. */
        NEW,
        /** It brings articles as usual. */
        FRESH,
        /** It works, but has brought nothing for unusually long by its own history, or lists far fewer than usual. */
        QUIET,
        /** It fails, and is tried again. */
        FAILING,
        /** It is gone (410), or has failed for long. */
        DEAD
    }

    /** From then on the source of this name was in this state. */
    public record Change(String source, Instant at, State state, String advice) {}

    /** How many refreshes of the past tell all that can be told. */
    public static final int TELLING = 1000;

    /** After that long somebody should look whether anything still refreshes it. */
    private static final Duration FORGOTTEN = Duration.ofDays(3);

    /**
     * @param refreshes of one source, the latest first
     * @param now only to notice that nobody refreshes it any more; the state is that of the last refresh
     */
    public static Health of(List<Refresh> refreshes, Instant now) {
        if (refreshes.isEmpty()) {
            return new Health(State.NEW, null, null, null, null, -1, -1, 0, 0, null, null, "Not refreshed yet.");
        }
        var past = new Past(refreshes);
        Refresh last = refreshes.get(0);
        List<Refresh> telling = Refresh.ofLists(refreshes);
        Judgement judgement = past.judgement(0);
        return new Health(
                judgement.state(),
                refreshes.get(past.begin()).at(),
                last.at(),
                telling.stream()
                        .filter(r -> r.fault() == null)
                        .map(Refresh::at)
                        .findFirst()
                        .orElse(null),
                brought(refreshes).orElse(null),
                judgement.listed(),
                judgement.usual(),
                last.fresh(),
                last.failed(),
                telling.get(0).fault(),
                last.note(),
                judgement.advice() + forgotten(last, now));
    }

    private static Optional<Instant> brought(List<Refresh> refreshes) {
        return refreshes.stream().filter(r -> r.fresh() > 0).map(Refresh::at).findFirst();
    }

    private static String forgotten(Refresh last, Instant now) {
        return Duration.between(last.at(), now).compareTo(FORGOTTEN) < 0
                ? ""
                : " Nobody has refreshed it since " + Past.date(last.at())
                        + ": is a server running, and is the source still due?";
    }

    /**
     * When its state changed, the latest first. A change once told stays as it is while it is told: it is made of a bounded piece of the past,
     * and not told where that is not whole any more. That a source works from its first refresh on is no change.
     *
     * @param refreshes the latest first; where there are {@link #TELLING} older ones may be lost
     */
    public static List<Change> changes(List<Refresh> refreshes) {
        var past = new Past(refreshes);
        int end = refreshes.size() < TELLING ? refreshes.size() : refreshes.size() - Past.REACH - 1;
        var changes = new ArrayList<Change>();
        State before = null;
        for (int i = end - 1; i >= 0; i--) {
            Judgement judgement = past.judgement(i);
            boolean isFirst = before == null;
            boolean isNews = isFirst ? isBeginning(judgement, end, refreshes) : judgement.state() != before;
            if (isNews) {
                Refresh refresh = refreshes.get(i);
                changes.add(0, new Change(refresh.source(), refresh.at(), judgement.state(), judgement.advice()));
            }
            before = judgement.state();
        }
        return changes;
    }

    private static boolean isBeginning(Judgement first, int end, List<Refresh> refreshes) {
        return end == refreshes.size() && first.state() != State.FRESH;
    }

    /** Whether its owner should do something, or at least know. */
    public boolean isBad() {
        return state == State.FAILING || state == State.DEAD;
    }

    /** What one refresh, and those before it, say. */
    record Judgement(State state, int listed, int usual, String advice) {}
}

package tidings.story;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tidings.story.Health.Judgement;
import tidings.story.Health.State;

/**
 * The refreshes of a source, the latest first. Each is judged by itself and those before it, and by no more than {@link #REACH} of these, so
 * that a judgement stays what it was while the past goes.
 */
final class Past {
    /** How far a judgement looks back. */
    static final int REACH = 700;

    /** A source that has failed so often, for so long, is dead. */
    private static final int DEAD_TRIES = 10;

    private static final Duration DEAD_AFTER = Duration.ofDays(14);

    private final List<Refresh> refreshes;

    Past(List<Refresh> refreshes) {
        this.refreshes = refreshes;
    }

    /** Where the state began that the source is in, as far as is known. */
    int begin() {
        State state = judgement(0).state();
        int begin = 0;
        while (begin + 1 < refreshes.size() && judgement(begin + 1).state() == state) {
            begin++;
        }
        return begin;
    }

    Judgement judgement(int index) {
        List<Refresh> known = refreshes.subList(index, Math.min(refreshes.size(), index + REACH));
        List<Refresh> telling = Refresh.ofLists(known);
        var lists = Lists.of(telling);
        int decided = decided(telling);
        boolean fails = fails(telling.get(decided));
        State state = fails ? failing(telling.subList(decided, telling.size())) : working(known, lists);
        return new Judgement(state, lists.listed(), lists.usual(), advice(state, known, telling, lists));
    }

    /** The latest refresh that went as the one before it did, or that needs no second; if there is none, any that worked. */
    private static int decided(List<Refresh> known) {
        for (int i = 0; i + 1 < known.size(); i++) {
            if (known.get(i).gone() || fails(known.get(i)) == fails(known.get(i + 1))) {
                return i;
            }
        }
        return fails(known.get(0)) ? Math.min(1, known.size() - 1) : 0;
    }

    private static boolean fails(Refresh refresh) {
        return refresh.fault() != null;
    }

    private static State failing(List<Refresh> known) {
        int run = run(known);
        boolean gone = known.subList(0, run).stream().anyMatch(Refresh::gone);
        Duration length = Duration.between(known.get(run - 1).at(), known.get(0).at());
        return gone || run >= DEAD_TRIES && length.compareTo(DEAD_AFTER) >= 0 ? State.DEAD : State.FAILING;
    }

    /** How many refreshes failed in a row, the latest of these first. */
    private static int run(List<Refresh> known) {
        int run = 0;
        while (run < known.size() && fails(known.get(run))) {
            run++;
        }
        return run;
    }

    private static State working(List<Refresh> known, Lists lists) {
        return lists.areShort(2) || Silence.of(known).isUnusual() ? State.QUIET : State.FRESH;
    }

    private static String advice(State state, List<Refresh> known, List<Refresh> telling, Lists lists) {
        var said = new ArrayList<String>();
        if (fails(telling.get(0))) {
            said.add(failure(state, telling));
        } else if (state == State.FAILING || state == State.DEAD) {
            said.add("The last refresh worked; when the next one does, too, it counts as well again.");
        }
        if (!fails(telling.get(0)) && lists.areShort(1)) {
            said.add(lists.advice());
        } else if (state == State.QUIET && Silence.of(known).isUnusual()) {
            said.add(Silence.of(known).advice());
        }
        unread(known.get(0), said);
        return said.isEmpty() ? "Works." : String.join(" ", said);
    }

    private static String failure(State state, List<Refresh> known) {
        int run = run(known);
        String fault = sentence("" + known.get(0).fault());
        String since = date(known.get(run - 1).at());
        return switch (state) {
            case DEAD ->
                known.subList(0, run).stream().anyMatch(Refresh::gone)
                        ? fault + " It will not come back: give its new address in feed.yaml, or take it out."
                        : fault + " It has failed since " + since + ", " + run
                                + " times in a row: look whether it has moved, give its new address in feed.yaml, or take it out.";
            case FAILING ->
                fault + (run == 1 ? "" : " It has failed since " + since + ", " + run + " times in a row.")
                        + " It will be tried again.";
            default -> "The last refresh failed: " + fault + " It will be tried again.";
        };
    }

    private static void unread(Refresh last, List<String> said) {
        String note = last.note() == null || ("" + last.fault()).contains(last.note()) ? "" : sentence(last.note());
        if (last.failed() > 0) {
            said.add(count(last.failed(), "page") + " could not be read" + (note.isEmpty() ? "." : ": " + note));
        } else if (!note.isEmpty()) {
            said.add(note);
        }
    }

    private static String sentence(String text) {
        String told = text.strip();
        return told.isEmpty() || ".!?".indexOf(told.charAt(told.length() - 1)) >= 0 ? told : told + ".";
    }

    static String count(long many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }

    static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString().replaceFirst("T(..:..):00Z", " $1 UTC");
    }
}

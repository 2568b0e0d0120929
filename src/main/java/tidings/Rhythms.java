package tidings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.story.Refresh;
import tidings.story.Visiting;

/** How soon a source is visited again: by how often it brought something, by what it says itself, and, while it fails, after growing pauses. */
final class Rhythms {
    static final int LOOKS_BACK = 50;

    /** New articles are to be seen within half of the time between two of them. */
    private static final int OFTEN = 2;

    /** Over how much time what came is counted, unless there were few refreshes in it. */
    private static final Duration WINDOW = Duration.ofDays(3);

    private static final Duration UNKNOWN = Duration.ofMinutes(30);
    private static final Duration GONE = Duration.ofDays(365);
    /** Nobody gets to say that he is asked less often than this. */
    private static final Duration LONGEST_WISH = Duration.ofHours(12);

    private Rhythms() {}

    /**
     * @param last the source's last refreshes, the latest, which has just ended, first
     * @param until before this it does not want to be asked, or null
     */
    static Instant next(Visiting visiting, List<Refresh> last, ListVisits.Found found, @Nullable Instant until) {
        Refresh latest = last.get(0);
        Instant now = latest.at().plus(latest.took());
        if (latest.gone()) {
            return now.plus(GONE);
        }
        Duration pause = latest.fault() == null ? works(visiting, last, found) : fails(visiting, last);
        Instant next = now.plus(spread(pause, latest));
        return until != null && until.isAfter(next) ? until : next;
    }

    private static Duration works(Visiting visiting, List<Refresh> last, ListVisits.Found found) {
        Duration pause = bounded(usual(last), visiting);
        Duration wish = longer(found.fresh(), found.rhythm().every());
        return wish.compareTo(pause) <= 0 ? pause : wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }

    /** Half of the time between two new articles. What came at the first visit had gathered before. */
    private static Duration usual(List<Refresh> last) {
        Instant end = last.get(0).at();
        Instant start = end;
        int fresh = 0;
        for (int i = 0; i < last.size() - 1 && last.get(i).at().isAfter(end.minus(WINDOW)); i++) {
            fresh += last.get(i).fresh();
            start = last.get(i + 1).at();
        }
        Duration span = Duration.between(start, end);
        Duration half = span.dividedBy((long) OFTEN * Math.max(1, fresh));
        return fresh == 0 && half.compareTo(UNKNOWN) < 0 ? UNKNOWN : half;
    }

    private static Duration fails(Visiting visiting, List<Refresh> last) {
        int failures = 0;
        List<Refresh> ofLists = last.stream().filter(Refresh::isOfList).toList();
        while (failures < ofLists.size() && ofLists.get(failures).fault() != null) {
            failures++;
        }
        return bounded(visiting.least().multipliedBy(1L << Math.min(failures - 1, 16)), visiting);
    }

    private static Duration bounded(Duration pause, Visiting visiting) {
        Duration least = pause.compareTo(visiting.least()) < 0 ? visiting.least() : pause;
        return least.compareTo(visiting.most()) > 0 ? visiting.most() : least;
    }

    private static Duration longer(@Nullable Duration a, @Nullable Duration b) {
        Duration first = a == null ? Duration.ZERO : a;
        return b == null || b.compareTo(first) < 0 ? first : b;
    }

    /** Up to a tenth longer, so that sources do not march in step; by name and time, and not by chance, so that a day can be played again. */
    private static Duration spread(Duration pause, Refresh latest) {
        int chance = (latest.feed() + latest.source() + latest.at().getEpochSecond()).hashCode();
        return pause.plusMillis(pause.toMillis() / 10 * Math.floorMod(chance ^ chance >>> 16, 1000) / 1000);
    }
}

package tidings.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what a page says of one of its dates. Claims of the same day by different witnesses strengthen one another: the day is wrong only
 * if all of them are. The day that is likeliest to be right is taken, or none where none is likely enough.
 */
final class DateChoice {
    /** From which score on a day is believed. */
    private static final double ENOUGH = 0.5;
    /** From which score on what a reader sees at the title is evidence by itself. */
    private static final double STRONG = 0.7;
    /** Below which score a claim is not asked for the time of day. */
    private static final double WEAK = 0.3;
    /** What is left of the score of a day that one witness declares, where an earlier one is seen: such pages were moved. */
    private static final double MOVED = 0.6;

    private final String field;
    private final Trail trail;
    private final Map<LocalDate, List<DateClaim>> days = new LinkedHashMap<>();

    /** @param field of the story, as in {@link Trail} */
    DateChoice(String field, List<DateClaim> claims, Trail trail) {
        this.field = field;
        this.trail = trail;
        claims.forEach(
                c -> days.computeIfAbsent(c.day(), d -> new ArrayList<>()).add(c));
    }

    Optional<DateClaim> choose() {
        LocalDate best = null;
        double most = 0;
        for (LocalDate day : days.keySet()) {
            double score = score(day);
            if (score > most) {
                best = day;
                most = score;
            }
        }
        LocalDate day = most >= ENOUGH ? best : null;
        Optional<DateClaim> chosen = Optional.ofNullable(day).map(days::get).map(DateChoice::speaker);
        if (trail.isKept()) {
            note(chosen, most);
        }
        return chosen;
    }

    private double score(LocalDate day) {
        double wrong = 1;
        var witnesses = new HashMap<String, Double>();
        days.getOrDefault(day, List.of()).forEach(c -> witnesses.merge(c.witness(), c.score(), Math::max));
        for (double score : witnesses.values()) {
            wrong *= 1 - score;
        }
        return (1 - wrong) * (isMoved(day) ? MOVED : 1);
    }

    private boolean isMoved(LocalDate day) {
        List<DateClaim> claims = days.getOrDefault(day, List.of());
        long declaring = claims.stream()
                .filter(c -> c.isDeclared() && c.score() >= ENOUGH)
                .map(DateClaim::witness)
                .distinct()
                .count();
        return declaring <= 1
                && claims.stream().noneMatch(DateClaim::isSeen)
                && days.entrySet().stream()
                        .anyMatch(e -> e.getKey().isBefore(day.minusDays(1))
                                && e.getValue().stream().anyMatch(DateChoice::isStrong));
    }

    /** Whether a reader would take it for the article's date without looking further. */
    static boolean isStrong(DateClaim claim) {
        return claim.isAtTitle() && claim.score() >= STRONG;
    }

    /** Of those who name the day, one who also knows the time, if there is one; then whoever is nearest to the data. */
    private static DateClaim speaker(List<DateClaim> claims) {
        return claims.stream()
                .filter(c -> c.score() >= WEAK)
                .min(Comparator.comparing((DateClaim c) -> !c.hasTime())
                        .thenComparing(c -> c.date().source())
                        .thenComparing(c -> -c.score()))
                .orElse(claims.get(0));
    }

    private void note(Optional<DateClaim> chosen, double most) {
        chosen.ifPresent(c -> trail.took(field, c.rule(), c.date().inItsZone(), most));
        LocalDate day = chosen.map(DateClaim::day).orElse(null);
        days.values().stream()
                .flatMap(List::stream)
                .filter(c -> chosen.filter(taken -> taken == c).isEmpty())
                .forEach(c -> trail.passed(field, c.rule(), c.date().inItsZone(), c.score(), reason(c, day)));
    }

    private String reason(DateClaim claim, @Nullable LocalDate chosen) {
        if (chosen == null) {
            return "too little speaks for its being the article's";
        }
        if (claim.day().equals(chosen)) {
            return "says the same";
        }
        return isMoved(claim.day()) ? "an earlier date is to be seen" : "more speaks for another day";
    }
}

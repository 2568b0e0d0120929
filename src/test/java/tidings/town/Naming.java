package tidings.town;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tidings.town.Findings.Kind;
import tidings.town.Trouble.Episode;

/** Whether the owner is told of each failure by the very refresh that meets it, and of none that there is not. */
final class Naming {
    /** A site's robots.txt is believed for so long, and a host that is busy is left alone. */
    static final Duration ECHO = Duration.ofMinutes(75);

    private final Site site;
    private final List<Told> told;
    private final Findings findings;
    private int named;
    private int unmet;

    Naming(Site site, List<Told> told, Findings findings) {
        this.site = site;
        this.told = told;
        this.findings = findings;
        site.episodes().stream().filter(e -> e.trouble().isFailure()).forEach(this::name);
        told.forEach(this::account);
    }

    int named() {
        return named;
    }

    /** How many nobody met, because nobody asked in the meantime. */
    int unmet() {
        return unmet;
    }

    private void name(Episode episode) {
        Instant met = site.met(episode);
        if (met == null) {
            unmet++;
            return;
        }
        List<Told> first = told.stream().filter(t -> t.covers(met)).toList();
        if (first.stream().anyMatch(t -> t.says(Objects.requireNonNull(episode.trouble().words)))) {
            named++;
        } else {
            findings.add(Kind.UNNAMED, site.name() + " " + site.habits().listing() + " " + episode + ": " + first);
        }
    }

    private void account(Told told) {
        Instant at = told.refresh().at();
        Instant end = at.plus(told.refresh().took()).plusSeconds(1);
        boolean accounted = site.episodes().stream()
                .anyMatch(e -> e.trouble().isFailure() && e.span().meets(at.minus(ECHO), end));
        if (told.refresh().fault() != null && !accounted) {
            findings.add(
                    Kind.FALSE_ALARM,
                    site.name() + " " + at + ": " + told.refresh().fault());
        }
    }
}

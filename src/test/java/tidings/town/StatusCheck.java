package tidings.town;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tidings.Status;
import tidings.StatusJson;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.town.Findings.Kind;
import tidings.town.Trouble.Episode;

/** Whether {@code /status.json} says of a site what is true of it: that it fails, and why, or that it does not. */
final class StatusCheck {
    private static final Set<String> BAD = Set.of("failing", "dead");

    private final Site site;
    private final FeedDefinition feed;
    private final Ledger ledger;
    private final Clock clock;
    private final Findings findings;
    private int failing;
    private int healthy;

    StatusCheck(Site site, FeedDefinition feed, Ledger ledger, Clock clock, Findings findings) {
        this.site = site;
        this.feed = feed;
        this.ledger = ledger;
        this.clock = clock;
        this.findings = findings;
    }

    /** How often the status was right to say that the site fails. */
    int failing() {
        return failing;
    }

    /** How often it was right to say that it does not. */
    int healthy() {
        return healthy;
    }

    /** @param told how its refreshes went, the latest last */
    void check(List<Told> told) {
        JsonNode source = source();
        boolean bad = BAD.contains(source.path("state").asText());
        Optional<Episode> trouble = trouble(told);
        if (trouble.isPresent()) {
            failing += named(bad, source, trouble.get()) ? 1 : 0;
        } else if (isFine(told)) {
            healthy += bad || source.hasNonNull("fault") ? alarm(source) : 1;
        }
    }

    private boolean named(boolean bad, JsonNode source, Episode episode) {
        boolean right = bad
                && Objects.requireNonNull(episode.trouble().words)
                        .matcher(source.path("advice").asText())
                        .find();
        if (!right) {
            findings.add(Kind.STATUS_UNNAMED, site.name() + " " + clock.instant() + " " + episode + ": " + source);
        }
        return right;
    }

    private int alarm(JsonNode source) {
        findings.add(Kind.STATUS_ALARM, site.name() + " " + clock.instant() + ": " + source);
        return 0;
    }

    /** The trouble that both of the last two refreshes met which asked for its list. */
    private Optional<Episode> trouble(List<Told> told) {
        List<Optional<Episode>> met = told.stream().flatMap(this::met).toList();
        int last = met.size() - 1;
        return last > 0 && met.get(last).equals(met.get(last - 1)) ? met.get(last) : Optional.empty();
    }

    /** What it met at the list, at its last request; nothing if it did not ask for that. */
    private Stream<Optional<Episode>> met(Told told) {
        return site.asked().stream()
                .filter(a -> told.covers(a.at()))
                .map(a ->
                        Optional.ofNullable(a.episode()).filter(e -> e.trouble().isFailure()))
                .reduce((first, second) -> second)
                .stream();
    }

    /**
     * From the last refresh but one that asked for its list on, and in what a site's word of before still holds for, there was no trouble. Those
     * that only read pages again do not show how the list does.
     */
    private boolean isFine(List<Told> told) {
        int from = told.size();
        for (int asked = 0; from > 0 && asked < 2; ) {
            asked += asksForList(told.get(--from)) ? 1 : 0;
        }
        List<Told> last = told.subList(from, told.size());
        return last.stream().filter(this::asksForList).count() == 2
                && last.stream().noneMatch(this::isTroubled);
    }

    private boolean asksForList(Told told) {
        return site.asked().stream().anyMatch(a -> told.covers(a.at()));
    }

    private boolean isTroubled(Told told) {
        Instant at = told.refresh().at();
        Instant end = at.plus(told.refresh().took()).plusSeconds(1);
        return failures().stream().anyMatch(e -> e.span().meets(at.minus(Naming.ECHO), end));
    }

    private List<Episode> failures() {
        return site.episodes().stream().filter(e -> e.trouble().isFailure()).toList();
    }

    private JsonNode source() {
        var status = new Status(ledger, f -> f.visiting().sources(), clock);
        try {
            return new JsonMapper()
                    .readTree(StatusJson.write(status.of(List.of(feed)), null))
                    .at("/feeds/0/sources/0");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

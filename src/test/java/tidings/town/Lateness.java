package tidings.town;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.story.Version;
import tidings.story.Visiting;
import tidings.town.Findings.Kind;

/** Whether edits and retractions are seen when the page is to be read again, or soon after what kept us from it. */
final class Lateness {
    private static final Pattern MARK = Pattern.compile(ArticlePages.MARK);
    private static final Duration SOON = Duration.ofHours(1);
    /** The longest pause after failures that the town's troubles lead to. */
    private static final Duration PAUSE = Duration.ofHours(3);

    private final Site site;
    private final Ledger ledger;
    private final Findings findings;

    Lateness(Site site, FeedDefinition feed, Ledger ledger, Findings findings) {
        this.site = site;
        this.ledger = ledger;
        this.findings = findings;
    }

    /** @param kept what is known of it at the end, or null */
    void check(Piece piece, @Nullable Article kept, Instant end) {
        List<Version> read = kept == null || kept.url() == null ? List.of() : read(kept.url());
        if (read.isEmpty()) {
            return;
        }
        Instant since = read.get(0).from();
        for (Edition edition : piece.editions()) {
            Instant latest = latest(piece, since, edition.from());
            Optional<Instant> seen = read.stream()
                    .filter(v -> edition(v) >= edition.number())
                    .map(Version::from)
                    .findFirst();
            if (latest.isBefore(seen.orElse(end))) {
                findings.add(
                        Kind.LATE_EDIT,
                        what(piece) + " edited " + edition.from() + ", read " + since + ", seen " + seen);
            }
        }
        if (piece.retracted() != null && latest(piece, since, piece.retracted()).isBefore(end)) {
            findings.add(Kind.LATE_RETRACTION, what(piece) + " retracted " + piece.retracted() + ", read " + since);
        }
    }

    private List<Version> read(String url) {
        return ledger.history(url).stream()
                .filter(v -> !v.article().isHeadline())
                .toList();
    }

    private static int edition(Version version) {
        Matcher mark = MARK.matcher("" + version.article().html());
        return mark.find() ? Integer.parseInt(mark.group(2)) : 0;
    }

    /** When it must have been seen, for all that can keep us from it. */
    private Instant latest(Piece piece, Instant since, Instant changed) {
        Instant due = Visiting.REREADS.stream()
                .map(since::plus)
                .filter(r -> !r.isBefore(changed))
                .findFirst()
                .orElse(Instant.MAX);
        if (due.equals(Instant.MAX) || !changed.isAfter(since)) {
            return Instant.MAX;
        }
        Instant latest = due.plus(SOON);
        for (var episode : site.episodes()) {
            latest = after(episode.span(), due, latest);
        }
        return piece.missing() == null ? latest : after(piece.missing(), due, latest);
    }

    private static Instant after(Span trouble, Instant due, Instant latest) {
        boolean keptUs = trouble.meets(due.minus(PAUSE), latest);
        return keptUs && latest.isBefore(trouble.to().plus(PAUSE))
                ? trouble.to().plus(PAUSE)
                : latest;
    }

    private String what(Piece piece) {
        return site.name() + " " + piece.number();
    }
}

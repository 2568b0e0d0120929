package tidings.town;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Entry;
import tidings.story.Entry.Reference;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;
import tidings.town.Findings.Kind;
import tidings.town.Habits.Dating;

/** Compares what the ledger holds of one site with the truth. */
final class Checker {
    private static final Pattern MARK = Pattern.compile(ArticlePages.MARK);
    private static final int MANY = 1000;

    private final Site site;
    private final FeedDefinition feed;
    private final Ledger ledger;
    private final Findings findings;
    private final Map<Integer, UUID> ids = new HashMap<>();
    private final Map<UUID, Integer> pieces = new HashMap<>();
    private int most;

    Checker(Site site, FeedDefinition feed, Ledger ledger, Findings findings) {
        this.site = site;
        this.feed = feed;
        this.ledger = ledger;
        this.findings = findings;
    }

    /** After each refresh. */
    void isThere(Instant now) {
        int shown = ledger.newest(feed).size();
        if (shown == 0 && most > 0) {
            add(Kind.BLANKED, "the feed at " + now);
        }
        most = Math.max(most, shown);
    }

    /** Now and then: who is who, and whether he still is. */
    void who(Instant now) {
        who(now, Kind.PASSING_DUPLICATE);
    }

    private void who(Instant now, Kind duplicate) {
        var seen = new TreeMap<Integer, List<Reference>>();
        for (Reference reference : references()) {
            Optional<Piece> piece = piece(reference);
            if (piece.isPresent()) {
                seen.computeIfAbsent(piece.get().number(), n -> new ArrayList<>())
                        .add(reference);
            } else {
                add(Kind.STRANGER, reference.title() + " at " + reference.url());
            }
        }
        seen.forEach((number, known) -> {
            if (known.size() > 1) {
                add(
                        duplicate,
                        of(site.piece(number)) + " at "
                                + known.stream().map(Reference::url).toList()
                                + (duplicate == Kind.DUPLICATE ? "; in truth " + site.piece(number) : ""));
            } else {
                same(site.piece(number), known.get(0).id(), now);
            }
        });
    }

    private void same(Piece piece, UUID id, Instant now) {
        UUID before = ids.putIfAbsent(piece.number(), id);
        if (before != null && !before.equals(id)) {
            add(Kind.CHANGED_ID, of(piece) + " by " + now + ": " + before + ", then " + id);
        }
        Integer other = pieces.put(id, piece.number());
        if (other != null && other != piece.number()) {
            add(Kind.MERGED, of(piece) + " has the id that was of " + other);
        }
    }

    /** In the end: what is known of each article. */
    void what(Span span) {
        who(span.to(), Kind.DUPLICATE);
        var kept = new HashMap<Integer, Article>();
        for (Reference reference : references()) {
            Optional<Entry> entry = ledger.entry(feed.name(), reference.id());
            piece(reference)
                    .ifPresent(p -> entry.ifPresent(e -> {
                        known(p, e.article());
                        kept.put(p.number(), e.article());
                    }));
        }
        var available = new Availability(site, span);
        var lateness = new Lateness(site, feed, ledger, findings);
        for (Piece piece : site.pieces()) {
            Article article = kept.get(piece.number());
            boolean missed = article == null || article.isHeadline();
            if (missed && !isTakenBack(piece, span) && available.has(piece)) {
                add(Kind.LOST, of(piece) + (article == null ? "" : ", known as a headline") + "; in truth " + piece);
            }
            lateness.check(piece, article, span.to());
        }
    }

    /** What is taken back is shown no more; that it was is held to elsewhere. */
    private static boolean isTakenBack(Piece piece, Span span) {
        return piece.retracted() != null && !piece.retracted().isAfter(span.to());
    }

    private void known(Piece piece, Article article) {
        if (!piece.hasBeenCalled(article.title())) {
            add(Kind.WRONG_TITLE, of(piece) + " is called " + article.title());
        }
        Matcher mark = MARK.matcher(article.html() == null ? "" : article.html());
        if (mark.find() && Integer.parseInt(mark.group(1)) != piece.number()) {
            add(Kind.MERGED, of(piece) + " has the text of " + mark.group(1));
        }
        date(piece, article, article.published());
    }

    private void date(Piece piece, Article article, @Nullable ArticleDate date) {
        boolean none = date == null || date.source() == DateSource.FIRST_SEEN;
        boolean dated = site.habits().dating() != Dating.NONE;
        if (none && dated && !article.isHeadline()) {
            add(Kind.DATED_BY_READING, of(piece) + " of " + piece.published() + ": " + date);
        }
        if (!none && !(dated && date.at().equals(piece.published()))) {
            add(Kind.WRONG_DATE, of(piece) + (dated ? " of " + piece.published() : " without a date") + ": " + date);
        }
    }

    private List<Reference> references() {
        var all = new ArrayList<Reference>();
        List<Reference> next = ledger.articles(feed.name(), null, MANY);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = ledger.articles(feed.name(), next.get(next.size() - 1).id(), MANY);
        }
        return all;
    }

    int known() {
        return ids.size();
    }

    private Optional<Piece> piece(Reference reference) {
        return reference.url() == null ? Optional.empty() : site.at(reference.url());
    }

    private String of(Piece piece) {
        return site.name() + " " + site.habits().listing() + " " + piece.number() + " ("
                + piece.last().title() + ")";
    }

    private void add(Kind kind, String what) {
        findings.add(kind, what);
    }
}

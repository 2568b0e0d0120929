package tidings;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Journal;
import tidings.story.Ledger;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Visit;

/**
 * A feed's source whose site has moved as a whole, if it has: what is at its old place is known there, and is asked for at its new one from
 * now on.
 */
final class MovedSite {
    private final String feed;
    private final Ledger ledger;
    private final Journal journal;
    private final Instant now;
    private final @Nullable SiteMove move;

    /** @param move null: it is where it was */
    MovedSite(String feed, Ledger ledger, Instant now, @Nullable SiteMove move) {
        this.feed = feed;
        this.ledger = ledger;
        this.journal = ledger.journal();
        this.now = now;
        this.move = move;
    }

    /** The same source, after this move if there was one. */
    MovedSite or(@Nullable SiteMove later) {
        return later == null ? this : new MovedSite(feed, ledger, now, later);
    }

    /** Whether what is at this address was visited at the old site; it is to be visited here, now. */
    boolean knows(String url) {
        Optional<Visit> old = visitBefore(url);
        old.filter(v -> !url.equals(v.moved())).ifPresent(v -> journal.save(v.movedTo(url, now)));
        return old.isPresent();
    }

    /** Where the article of this address is known from, if that is the old site; it may have been listed there and never read. */
    @Nullable
    String former(String url) {
        String old = move == null ? null : move.before(url);
        return old == null || ledger.history(old).isEmpty() ? null : old;
    }

    /** What a page of the new site lists is known by its old address until its own page has been read at the new one. */
    Story atKnownAddresses(Story story) {
        return move == null
                ? story
                : story.withSiblings(
                        story.siblings().stream().map(this::atKnownAddress).toList());
    }

    private Sibling atKnownAddress(Sibling sibling) {
        String url = sibling.headline().url();
        String old = url == null ? null : before(url);
        if (url == null || old == null) {
            return sibling;
        }
        boolean isRead = visitBefore(url)
                .filter(v ->
                        url.equals(v.moved()) && (v.due() == null || v.due().isAfter(now)))
                .isPresent();
        boolean isKnown = knows(url) || !ledger.history(old).isEmpty();
        return isKnown && !isRead
                ? new Sibling(sibling.headline().withUrl(old), sibling.heading(), sibling.position())
                : sibling;
    }

    private Optional<Visit> visitBefore(String url) {
        return Optional.ofNullable(before(url)).flatMap(old -> journal.visit(feed, old));
    }

    /** Where this was before the whole site moved; null if it did not, or this has been visited where it is now. */
    private @Nullable String before(String url) {
        String old = move == null ? null : move.before(url);
        return old == null || journal.visit(feed, url).isPresent() ? null : old;
    }
}

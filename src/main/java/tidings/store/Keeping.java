package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tidings.store.Recognition.Recognised;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.Clue;
import tidings.story.FeedDefinition;
import tidings.story.Identity;
import tidings.story.Kept;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Sibling;
import tidings.story.Story;

/** The keeping of one story, inside one transaction. */
final class Keeping {
    /** What became of one article. */
    record Result(UUID id, Kept.Outcome outcome) {}

    private final Sql sql;
    private final FeedDefinition definition;
    private final String feed;
    private final String site;
    private final Retention retention;
    private final Page page;
    private final Instant now;
    private final Known known;
    private final Writes writes;
    private final Recognition recognition;
    private final Set<UUID> told = new LinkedHashSet<>();
    private boolean moved;

    Keeping(Sql sql, FeedDefinition feed, Page page, Instant now) {
        this.sql = sql;
        this.definition = feed;
        this.feed = feed.name();
        this.site = Address.site(feed.link());
        this.retention = feed.retention();
        this.page = page;
        this.now = now;
        this.known = new Known(sql, this.feed, page);
        this.writes = new Writes(sql, this.feed);
        this.recognition = new Recognition(sql, known, writes, now, retention.versions());
    }

    /** The story's main article. */
    Result main(Story story) throws SQLException {
        Recognised main = recognition.main(story, page.url());
        main = main.article().isPresent() ? main : main.or(ofSamePage(story.main()));
        if (main.article().isPresent()) {
            raise(main.article().get().id());
        }
        showIcon(story);
        Result kept = keep(main, 0);
        recognition.expect(story, kept.id());
        return kept;
    }

    /** The icon of the feed's own site, as its pages declare it. */
    private void showIcon(Story story) throws SQLException {
        String icon = story.labels().icon();
        if (icon != null && story.site().equals(site)) {
            moved |= FeedRows.showIcon(sql, feed, icon);
        }
    }

    private void raise(UUID id) throws SQLException {
        Known.Held held = known.held(id);
        if (held.isRetracted() || held.isTakenBack()) {
            new Leaving(sql, now).raise(feed, id.toString());
            known.clear();
        }
    }

    /** One of its siblings. */
    Result sibling(Sibling sibling, String site, UUID main) throws SQLException {
        return keep(recognition.sibling(sibling, site, main), sibling.position());
    }

    /** The id that an article has now: a reading that came later may have shown that it is an older one. */
    UUID current(UUID id) {
        return recognition.current(id);
    }

    /** @param place on the page, 0 for the main article */
    private Result keep(Recognised who, int place) throws SQLException {
        if (who.article().isEmpty()) {
            ArticleRows.Row fresh = Merge.first(freeId(who.first()), who.read(), now, place);
            writes.insert(fresh);
            known.putNew(fresh);
            return list(known.held(fresh.id()), fresh, who, place, Kept.Outcome.NEW);
        }
        ArticleRows.Row before = who.article().get();
        Known.Held held = known.held(before.id());
        if (held.isForgotten() && !new Leaving(sql, now).isListed(before.id().toString())) {
            return new Result(before.id(), Kept.Outcome.KNOWN);
        }
        ArticleRows.Row after = Merge.again(before, who.read(), now);
        Kept.Outcome outcome = outcome(before, after);
        if (outcome == Kept.Outcome.CHANGED && before.article().isHeadline() && !mayHaveBeenSeen(before)) {
            after = after.changedAt(before.changed());
        }
        if (!before.equals(after)) {
            change(before, after, outcome);
        }
        return list(held, after, who, place, outcome);
    }

    /** A headline that became an article before any document was published is new as such to every reader. */
    private boolean mayHaveBeenSeen(ArticleRows.Row headline) throws SQLException {
        return sql.first(
                        row -> true,
                        "select 1 from document d join listed l on l.feed = d.feed where l.article = ? and d.published >= ?",
                        headline.id().toString(),
                        headline.firstSeen().truncatedTo(ChronoUnit.SECONDS).toEpochMilli())
                .isPresent();
    }

    private void change(ArticleRows.Row before, ArticleRows.Row after, Kept.Outcome outcome) throws SQLException {
        if (outcome == Kept.Outcome.CHANGED && before.article().html() != null) {
            writes.flush();
            new Versions(sql).keep(before, now, retention.versions());
        }
        writes.update(after);
        if (!before.published().at().equals(after.published().at())
                || !before.updated().equals(after.updated())) {
            writes.date(after);
        }
        told.add(after.id());
    }

    private static Kept.Outcome outcome(ArticleRows.Row before, ArticleRows.Row after) {
        return Objects.equals(before.changed(), after.changed()) ? Kept.Outcome.KNOWN : Kept.Outcome.CHANGED;
    }

    void link(UUID main, UUID sibling, Sibling as) throws SQLException {
        var link = new Known.Link(as.heading(), as.position());
        if (!main.equals(sibling) && !link.equals(known.links(main).put(sibling, link))) {
            writes.link(main, sibling, as);
            told.add(main);
        }
    }

    void finish(UUID main) throws SQLException {
        writes.flush();
        tellPage(main);
        if (moved) {
            ArchiveRows.put(sql, definition);
        }
        if (!told.isEmpty()) {
            var articles = new LinkedHashSet<String>();
            told.forEach(id -> articles.add(current(id).toString()));
            Revisions.raise(sql, feed, articles);
        } else if (moved) {
            Revisions.raise(sql, feed);
        }
    }

    /** Nobody else writes while we do, so that it is known whether there is a row. */
    private void tellPage(UUID main) throws SQLException {
        Known.Told before = known.told();
        if (before == null) {
            sql.update(
                    "insert into page (stamp, article, feed, name) values (?, ?, ?, ?)",
                    page.stamp(),
                    main.toString(),
                    feed,
                    page.name());
        } else if (!before.equals(new Known.Told(page.stamp(), main))) {
            sql.update(
                    "update page set stamp = ?, article = ? where feed = ? and name = ?",
                    page.stamp(),
                    main.toString(),
                    feed,
                    page.name());
        }
    }

    /** The article that the page told last time: a page that is corrected in its title or in its date still tells the same. */
    private Optional<ArticleRows.Row> ofSamePage(Article read) throws SQLException {
        Known.Told last = page.name().equals(Page.STDIN) ? null : known.told();
        return last == null
                ? Optional.empty()
                : Optional.of(known.held(last.article()).row()).filter(l -> Clue.isCorrected(l.article(), read));
    }

    /** The key's own id, unless an article that has moved on to another key already bears it. */
    private UUID freeId(String key) throws SQLException {
        UUID id = Identity.id(key);
        for (int i = 2; known.isTaken(id); i++) {
            id = Identity.id(key + "#" + i);
        }
        return id;
    }

    private Result list(Known.Held held, ArticleRows.Row row, Recognised who, int place, Kept.Outcome outcome)
            throws SQLException {
        int main = place == 0 ? 1 : 0;
        Integer listed = held.listed();
        boolean moves = !held.isForgotten() && (listed == null || listed < main);
        if (moves) {
            writes.list(row, main);
            if (listed != null) {
                told.add(row.id()); // its archive shows it otherwise
            }
        }
        for (String key : who.keys()) {
            writes.key(key, row.id());
        }
        known.put(held.with(row, moves ? Integer.valueOf(main) : listed), who.keys());
        moved |= moves || outcome == Kept.Outcome.NEW;
        return new Result(row.id(), outcome);
    }
}

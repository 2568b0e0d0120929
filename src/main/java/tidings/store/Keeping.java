package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
    private final String feed;
    private final String site;
    private final Retention retention;
    private final Page page;
    private final Instant now;
    private final Recognition recognition;
    private boolean moved;

    Keeping(Sql sql, FeedDefinition feed, Page page, Instant now) {
        this.sql = sql;
        this.feed = feed.name();
        this.site = Address.site(feed.link());
        this.retention = feed.retention();
        this.page = page;
        this.now = now;
        this.recognition = new Recognition(sql, now, retention.versions());
    }

    /** The story's main article. */
    Result main(Story story) throws SQLException {
        Recognised main = recognition.main(story, page.url());
        main = main.article().isPresent() ? main : main.or(ofSamePage(story.main()));
        if (main.article().isPresent()) {
            new Leaving(sql, now).raise(feed, main.article().get().id().toString());
        }
        String icon = story.labels().icon();
        if (icon != null && story.site().equals(site)) {
            moved |= FeedRows.showIcon(sql, feed, icon);
        }
        return keep(main, 0);
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
        Optional<ArticleRows.Row> known = who.article();
        if (known.isPresent()
                && new Leaving(sql, now).isGone(feed, known.get().id().toString())) {
            return new Result(known.get().id(), Kept.Outcome.KNOWN);
        }
        ArticleRows.Row kept = known.isPresent()
                ? Merge.again(known.get(), who.read(), now)
                : Merge.first(freeId(who.first()), who.read(), now, place);
        boolean changed = !known.equals(Optional.of(kept));
        if (known.isEmpty()) {
            ArticleRows.insert(sql, kept);
        } else if (changed) {
            remember(known.get(), kept);
            ArticleRows.update(sql, kept);
        }
        for (String key : who.keys()) {
            sql.update(
                    "insert into identity (key, article) values (?, ?) on conflict do nothing",
                    key,
                    kept.id().toString());
        }
        moved |= changed;
        list(kept, place == 0, changed);
        return new Result(kept.id(), known.map(k -> outcome(k, kept)).orElse(Kept.Outcome.NEW));
    }

    private void remember(ArticleRows.Row before, ArticleRows.Row after) throws SQLException {
        if (outcome(before, after) == Kept.Outcome.CHANGED && before.article().html() != null) {
            new Versions(sql).keep(before, now, retention.versions());
        }
    }

    private static Kept.Outcome outcome(ArticleRows.Row before, ArticleRows.Row after) {
        return Objects.equals(before.changed(), after.changed()) ? Kept.Outcome.KNOWN : Kept.Outcome.CHANGED;
    }

    void link(UUID main, UUID sibling, Sibling as) throws SQLException {
        if (main.equals(sibling)) {
            return;
        }
        int rows = sql.update(
                "insert into sibling (main, article, heading, position) values (?, ?, ?, ?)"
                        + " on conflict (main, article) do update set heading = excluded.heading, position = excluded.position"
                        + " where sibling.heading is distinct from excluded.heading or sibling.position <> excluded.position",
                main.toString(),
                sibling.toString(),
                as.heading(),
                as.position());
        if (rows > 0) {
            moved = true;
            Revisions.tellOthers(sql, main.toString(), feed);
        }
    }

    void finish(UUID main) throws SQLException {
        sql.update("delete from page where feed = ? and name = ?", feed, page.name());
        sql.update(
                "insert into page (feed, name, stamp, article) values (?, ?, ?, ?)",
                feed,
                page.name(),
                page.stamp(),
                main.toString());
        if (moved) {
            Revisions.raise(sql, feed);
        }
    }

    /** The article that the page told last time: a page that is corrected in its title or in its date still tells the same. */
    private Optional<ArticleRows.Row> ofSamePage(Article read) throws SQLException {
        Optional<ArticleRows.Row> last = page.name().equals(Page.STDIN)
                ? Optional.empty()
                : sql.first(
                        ArticleRows::read,
                        "select " + ArticleRows.COLUMNS
                                + " from page p join article a on a.id = p.article where p.feed = ? and p.name = ?",
                        feed,
                        page.name());
        return last.filter(l -> Clue.isCorrected(l.article(), read));
    }

    /** The key's own id, unless an article that has moved on to another key already bears it. */
    private UUID freeId(String key) throws SQLException {
        UUID id = Identity.id(key);
        for (int i = 2;
                sql.first(
                                r -> 1,
                                "select 1 from article where id = ? union all select 1 from alias where id = ?",
                                id.toString(),
                                id.toString())
                        .isPresent();
                i++) {
            id = Identity.id(key + "#" + i);
        }
        return id;
    }

    /** In every feed that lists the article its date is the same, and a change of it is a change of the feed. */
    private void list(ArticleRows.Row kept, boolean main, boolean changed) throws SQLException {
        long published = kept.published().at().toEpochMilli();
        if (new Leaving(sql, now).isForgotten(feed, kept.id().toString())) {
            return;
        }
        int rows = sql.update(
                "insert into listed (feed, article, published, main) values (?, ?, ?, ?) on conflict (feed, article) do update"
                        + " set main = excluded.main where listed.main < excluded.main",
                feed,
                kept.id().toString(),
                published,
                main ? 1 : 0);
        moved |= rows > 0;
        if (changed) {
            sql.update(
                    "update listed set published = ? where article = ? and published <> ?",
                    published,
                    kept.id().toString(),
                    published);
            Revisions.tellOthers(sql, kept.id().toString(), feed);
        }
    }
}

package tidings.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tidings.story.FeedDefinition;
import tidings.story.Retention;

/** How articles leave: taken back by their owner, or too old for the feed that holds them. */
final class Leaving {
    private final Sql sql;
    private final Instant now;

    Leaving(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    /**
     * Takes the article out of the feed; its own page brings it back. Where no other feed holds it nothing of it is shown any more.
     *
     * @return the other feeds that hold it
     */
    List<String> retract(String feed, String article) throws SQLException {
        List<String> others = sql.list(
                r -> r.getString(1),
                "select feed from listed where article = ? and feed <> ? order by feed",
                article,
                feed);
        if (others.isEmpty()) {
            bury(article);
        } else {
            Revisions.raise(sql, feed);
        }
        sql.update("delete from listed where feed = ? and article = ?", feed, article);
        sql.update(
                "insert into forgotten (feed, article, retracted) values (?, ?, ?) on conflict do nothing",
                feed,
                article,
                now.toEpochMilli());
        return others;
    }

    /** Nothing of the article stays but its title, its addresses and its dates. */
    void bury(String article) throws SQLException {
        sql.update("update article set retracted = ? where id = ?", now.toEpochMilli(), article);
        empty(article);
        Revisions.tell(sql, article);
    }

    /** Its own page has come by this feed: what was retracted there is there again. */
    void raise(String feed, String article) throws SQLException {
        sql.update("update article set retracted = null where retracted is not null and id = ?", article);
        sql.update("delete from forgotten where feed = ? and article = ? and retracted is not null", feed, article);
    }

    private void empty(String article) throws SQLException {
        sql.update("delete from version where article = ?", article);
        sql.update(
                "update article set summary = null, html = null, image = null, categories = null, enclosures = null where id = ?",
                article);
    }

    boolean isForgotten(String feed, String article) throws SQLException {
        return sql.first(r -> 1, "select 1 from forgotten where feed = ? and article = ?", feed, article)
                .isPresent();
    }

    /** Whether the feed has forgotten the article and no other holds it. */
    boolean isGone(String feed, String article) throws SQLException {
        return isForgotten(feed, article) && !isListed(article);
    }

    boolean isListed(String article) throws SQLException {
        return sql.first(r -> 1, "select 1 from listed where article = ?", article)
                .isPresent();
    }

    /** Takes out of the feed what lies below both of its edges: what it shows, and what it is told to keep. */
    int retain(FeedDefinition feed) throws SQLException {
        Optional<Edge> shown = edge(feed, feed.entries());
        if (shown.isEmpty()) {
            return 0;
        }
        Retention retention = feed.retention();
        List<String> leaving = below(feed.name(), kept(feed, shown.get(), retention));
        for (String article : leaving) {
            forget(feed.name(), article);
        }
        if (!leaving.isEmpty()) {
            Revisions.raise(sql, feed.name());
        }
        return leaving.size();
    }

    /** The last article that stays. */
    private record Edge(long published, String article) {
        boolean isBelow(Edge other) {
            return published < other.published || published == other.published && article.compareTo(other.article) > 0;
        }
    }

    private Edge kept(FeedDefinition feed, Edge shown, Retention retention) throws SQLException {
        Optional<Edge> counted = retention.articles() == null
                ? Optional.empty()
                : edge(feed, Math.max(retention.articles(), feed.entries()));
        Optional<Edge> young = Optional.ofNullable(retention.days())
                .map(days -> new Edge(now.minus(Duration.ofDays(days)).toEpochMilli(), ""))
                .map(edge -> edge.isBelow(shown) ? edge : shown);
        if (counted.isPresent() && young.isPresent()) {
            return counted.get().isBelow(young.get()) ? young.get() : counted.get();
        }
        return counted.or(() -> young).orElse(new Edge(Long.MIN_VALUE, ""));
    }

    /** The feed's article of this number, from 1, counted as they are shown; empty if it has no more than that. */
    private Optional<Edge> edge(FeedDefinition feed, int number) throws SQLException {
        String which = feed.siblings() == FeedDefinition.Siblings.ENTRIES ? "" : " and l.main = 1";
        return sql.first(
                r -> new Edge(r.getLong(1), r.getString(2)),
                "select l.published, l.article from listed l join article a on a.id = l.article where l.feed = ?"
                        + " and a.retracted is null" + which
                        + " order by l.published desc, l.article limit 1 offset ?",
                feed.name(),
                number - 1);
    }

    private List<String> below(String feed, Edge edge) throws SQLException {
        return sql.list(
                r -> r.getString(1),
                "select article from listed where feed = ? and (published < ? or published = ? and article > ?)",
                feed,
                edge.published,
                edge.published,
                edge.article);
    }

    private void forget(String feed, String article) throws SQLException {
        sql.update("delete from listed where feed = ? and article = ?", feed, article);
        sql.update("insert into forgotten (feed, article) values (?, ?) on conflict do nothing", feed, article);
        if (!isListed(article)) {
            sql.update("delete from sibling where main = ? or article = ?", article, article);
            empty(article);
        }
    }
}

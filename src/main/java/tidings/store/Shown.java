package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Identity;
import tidings.story.Tombstone;

/** What a feed holds and shows. */
final class Shown {
    private static final String OF_FEED =
            " from listed l join article a on a.id = l.article where l.feed = ? and a.retracted is null";

    private Shown() {}

    static List<Entry> newest(Sql sql, FeedDefinition feed) throws SQLException {
        List<ArticleRows.Row> kept = sql.list(
                ArticleRows::read,
                "select " + ArticleRows.COLUMNS + OF_FEED + which(feed) + order(feed) + " limit ?",
                feed.name(),
                feed.entries());
        return new Links(sql, feed.name(), kept).entries();
    }

    /** All that an archive document shows; by a cross join, whose order SQLite keeps: it would go through the whole feed otherwise. */
    static List<Entry> archive(Sql sql, FeedDefinition feed, int number) throws SQLException {
        List<ArticleRows.Row> kept = sql.list(
                ArticleRows::read,
                "select " + ArticleRows.COLUMNS
                        + " from listed n cross join listed l join article a on a.id = l.article where n.feed = ? and n.archive = ?"
                        + " and l.feed = n.feed and l.article = n.article and a.retracted is null" + which(feed)
                        + order(feed),
                feed.name(),
                number);
        return new Links(sql, feed.name(), kept).entries();
    }

    private static String order(FeedDefinition feed) {
        return " order by l." + date(feed) + " desc, l.article";
    }

    /** What is an entry of the feed, rather than a link on one. */
    static String which(FeedDefinition feed) {
        return feed.siblings() == FeedDefinition.Siblings.ENTRIES ? "" : " and l.main = 1";
    }

    /** The column by which the feed is ordered. */
    static String date(FeedDefinition feed) {
        return feed.order() == FeedDefinition.Order.UPDATED ? "updated" : "published";
    }

    /** What the feed's owner took out of it, the latest first. */
    static List<Tombstone> retracted(Sql sql, String feed, int most) throws SQLException {
        return sql.list(
                r -> new Tombstone(UUID.fromString(r.getString(1)), Instant.ofEpochMilli(r.getLong(2))),
                "select article, retracted from forgotten where feed = ? and retracted is not null"
                        + " order by retracted desc, article limit ?",
                feed,
                most);
    }

    static List<Entry.Reference> after(Sql sql, String feed, @Nullable UUID after, int most) throws SQLException {
        return sql.list(
                r -> new Entry.Reference(UUID.fromString(r.getString(1)), r.getString(2), r.getString(3)),
                "select a.id, a.title, a.url" + OF_FEED + " and l.article > ? order by l.article limit ?",
                feed,
                after == null ? "" : after.toString(),
                most);
    }

    static Optional<Entry> entry(Sql sql, String feed, UUID id) throws SQLException {
        List<ArticleRows.Row> kept = sql.list(
                ArticleRows::read,
                "select " + ArticleRows.COLUMNS + OF_FEED + " and l.article = ?",
                feed,
                Aliases.current(sql, id));
        return new Links(sql, feed, kept).entries().stream().findFirst();
    }

    /** The id of the article that has this address, or whose page was read under it. */
    static Optional<String> at(Sql sql, String feed, String url) throws SQLException {
        Optional<String> id = among(sql, feed, "identity where key = ?", Identity.ofAddress(url));
        if (id.isEmpty()) {
            id = among(sql, feed, "identity where key = ?", Identity.ofAlias(url));
        }
        return id.isPresent() ? id : among(sql, feed, "page where name = ? and feed = l.feed", url);
    }

    private static Optional<String> among(Sql sql, String feed, String where, String name) throws SQLException {
        return sql.first(
                r -> r.getString(1),
                "select a.id" + OF_FEED + " and a.id in (select article from " + where + ")",
                feed,
                name);
    }
}

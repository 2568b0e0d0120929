package tidings.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.store.Sql.Values;
import tidings.story.Archive;
import tidings.story.Archives;
import tidings.story.FeedDefinition;

/**
 * A feed's articles as its archive documents divide them: each lies where it was put when it came to the feed. A document is marked when
 * anything in it moves; whoever marks raises the feed's revision afterwards, in the same transaction.
 */
final class ArchiveRows {
    private static final int FEWEST = 10;
    private static final int MOST = 100;

    private static final String MARK =
            "update archive set moved = (select f.revision + 1 from feed f where f.name = archive.feed) where ";

    private ArchiveRows() {}

    /** Puts what has just come to the feed into its newest archive document, or as many as it takes. */
    static void put(Sql sql, FeedDefinition feed) throws SQLException {
        int full = Math.max(FEWEST, Math.min(MOST, feed.entries()));
        Open open = sql.first(
                        r -> new Open(r.getInt(1), r.getInt(2), r.getInt(3)),
                        "select (select count(*) from listed l where l.feed = f.name and l.archive = 0), a.number, a.articles from feed f"
                                + " left join archive a on a.feed = f.name and a.number = (select max(number) from archive where feed = f.name)"
                                + " where f.name = ?",
                        feed.name())
                .orElseThrow();
        int number = Math.max(1, open.number);
        int room = full - open.articles;
        for (int left = open.arrived; left > 0; ) {
            if (room <= 0) {
                number++;
                room = full;
            }
            int some = Math.min(left, room);
            put(sql, feed.name(), number, some);
            left -= some;
            room -= some;
        }
    }

    /** @param number of the newest archive document, 0 if there is none */
    private record Open(int arrived, int number, int articles) {}

    /** By a cross join, whose order SQLite keeps: it would go through the whole feed otherwise, for the few that have just come. */
    private static void put(Sql sql, String feed, int number, int articles) throws SQLException {
        sql.update(
                "update listed set archive = ? where feed = ? and article in"
                        + " (select l.article from listed n cross join listed l where n.feed = ? and n.archive = 0"
                        + " and l.feed = n.feed and l.article = n.article order by l.published, l.article limit ?)",
                number,
                feed,
                feed,
                articles);
        sql.update(
                "insert into archive (feed, number, articles, moved) select name, ?, ?, revision + 1 from feed where name = ?"
                        + " on conflict (feed, number) do update set articles = archive.articles + excluded.articles, moved = excluded.moved",
                number,
                articles,
                feed);
    }

    /** Something of the articles moves that also those show that link to them. */
    static void markLinked(Sql sql, Collection<String> articles) throws SQLException {
        for (Values some : Values.of(articles)) {
            sql.update(
                    MARK
                            + "(feed, number) in (select feed, archive from listed where article in (select id from article where id in "
                            + some.marks() + " union all select main from sibling where article in " + some.marks()
                            + " union all select article from sibling where main in " + some.marks() + "))",
                    some.times(3));
        }
    }

    /** Archive documents of which nothing is left but the newest, are no more; their neighbours point past them. */
    static void dropEmpty(Sql sql, String feed) throws SQLException {
        List<Integer> empty = sql.list(
                r -> r.getInt(1),
                "select number from archive a where feed = ? and number < (select max(number) from archive where feed = ?)"
                        + " and not exists (select 1 from listed l where l.feed = a.feed and l.archive = a.number)",
                feed,
                feed);
        for (int number : empty) {
            sql.update("delete from archive where feed = ? and number = ?", feed, number);
            sql.update("delete from archived where feed = ? and archive = ?", feed, number);
            sql.update(
                    MARK + "feed = ? and number in (select max(number) from archive where feed = ? and number < ?"
                            + " union all select min(number) from archive where feed = ? and number > ?)",
                    feed,
                    feed,
                    number,
                    feed,
                    number);
        }
    }

    static Archives all(Sql sql, FeedDefinition feed, Set<UUID> current, boolean showAll, String madeFrom)
            throws SQLException {
        int newest = Math.max(showAll ? 0 : holding(sql, feed, current), published(sql, feed.name()));
        return new Archives(
                newest,
                newest == 0 ? Map.of() : places(sql, feed.name(), current),
                newest == 0 ? new TreeMap<>() : doubtful(sql, feed.name(), newest, madeFrom));
    }

    /** The last that holds anything that is not in the current document. */
    private static int holding(Sql sql, FeedDefinition feed, Set<UUID> current) throws SQLException {
        var values = new ArrayList<@Nullable Object>(List.of(feed.name()));
        current.forEach(id -> values.add(id.toString()));
        return sql.first(
                        r -> r.getInt(1),
                        "select l.archive from listed l where l.feed = ?" + Shown.which(feed)
                                + (current.isEmpty() ? "" : " and l.article not in (" + marks(current.size()) + ")")
                                + " order by l.archive desc limit 1",
                        values.toArray())
                .orElse(0);
    }

    /** What was published once stays. */
    private static int published(Sql sql, String feed) throws SQLException {
        return sql.first(r -> r.getInt(1), "select max(archive) from archived where feed = ?", feed)
                .orElse(0);
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }

    private static Map<Integer, Set<UUID>> places(Sql sql, String feed, Set<UUID> current) throws SQLException {
        if (current.isEmpty()) {
            return Map.of(); // PostgreSQL knows no empty list
        }
        var values = new ArrayList<@Nullable Object>(List.of(feed));
        current.forEach(id -> values.add(id.toString()));
        var places = new HashMap<Integer, Set<UUID>>();
        sql.each(
                r -> places.computeIfAbsent(r.getInt(1), n -> new HashSet<>()).add(UUID.fromString(r.getString(2))),
                "select archive, article from listed where feed = ? and article in (" + marks(current.size()) + ")",
                values.toArray());
        return places;
    }

    private static TreeMap<Integer, String> doubtful(Sql sql, String feed, int newest, String madeFrom)
            throws SQLException {
        var found = new TreeMap<Integer, String>();
        sql.each(
                r -> found.put(r.getInt(1), r.getString(2)),
                "select a.number, case when d.revision >= a.moved then d.made_from else '' end from archive a"
                        + " left join archived d on d.feed = a.feed and d.archive = a.number and d.format = 'ATOM'"
                        + " where a.feed = ? and a.number <= ?"
                        + " and (d.revision is null or d.revision < a.moved or d.made_from <> ?)",
                feed,
                newest,
                madeFrom);
        return found;
    }

    static SortedMap<Integer, Long> moved(Sql sql, String feed) throws SQLException {
        var moved = new TreeMap<Integer, Long>();
        sql.each(r -> moved.put(r.getInt(1), r.getLong(2)), "select number, moved from archive where feed = ?", feed);
        return moved;
    }

    /** @param newest that is published; what is newer is not pointed to */
    static Archive one(Sql sql, FeedDefinition feed, int number, int newest) throws SQLException {
        return new Archive(
                number,
                neighbour(sql, "select max(number) from archive where feed = ? and number < ?", feed.name(), number),
                number < newest
                        ? neighbour(
                                sql,
                                "select min(number) from archive where feed = ? and number > ?",
                                feed.name(),
                                number)
                        : 0,
                Shown.archive(sql, feed, number));
    }

    private static int neighbour(Sql sql, String query, String feed, int number) throws SQLException {
        return sql.first(r -> r.getInt(1), query, feed, number).orElse(0);
    }
}

package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Identity;

/** The table of feeds. */
final class FeedRows {
    private FeedRows() {}

    static Optional<FeedState> state(Sql sql, String name) throws SQLException {
        return sql.first(
                r -> new FeedState(
                        UUID.fromString(r.getString(1)),
                        Instant.ofEpochMilli(r.getLong(2)),
                        r.getLong(3),
                        r.getString(4)),
                "select id, since, revision, icon from feed where name = ?",
                name);
    }

    /** Its state; it is written down unless another was faster. */
    static FeedState begin(Sql sql, FeedDefinition feed, Instant now) throws SQLException {
        sql.update(
                "insert into feed (name, id, since, revision) values (?, ?, ?, 0) on conflict do nothing",
                feed.name(),
                Identity.id("feed:" + feed.link() + "|" + feed.name()).toString(),
                now.toEpochMilli());
        return state(sql, feed.name()).orElseThrow();
    }

    /** @return whether it is another than before */
    static boolean showIcon(Sql sql, String name, String icon) throws SQLException {
        return sql.update("update feed set icon = ? where name = ? and icon is distinct from ?", icon, name, icon) > 0;
    }

    static Map<String, Long> revisions(Sql sql) throws SQLException {
        var revisions = new HashMap<String, Long>();
        sql.list(r -> revisions.put(r.getString(1), r.getLong(2)), "select name, revision from feed");
        return revisions;
    }
}

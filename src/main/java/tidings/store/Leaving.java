package tidings.store;

import java.sql.SQLException;
import java.time.Instant;

/** How articles leave. */
final class Leaving {
    private final Sql sql;
    private final Instant now;

    Leaving(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    /** Nothing of the article stays but its title, its addresses and its dates. */
    void retract(String article) throws SQLException {
        sql.update("delete from version where article = ?", article);
        sql.update(
                "update article set retracted = ?, summary = null, html = null, image = null where id = ?",
                now.toEpochMilli(),
                article);
        sql.update(
                "update feed set revision = revision + 1 where name in (select feed from listed where article = ?"
                        + " or article in (select main from sibling where article = ?)"
                        + " or article in (select article from sibling where main = ?))",
                article,
                article,
                article);
    }
}

package tidings.store;

import java.sql.SQLException;

/** How feeds hear of what changes: the revision is raised of each that could show it. */
final class Revisions {
    private static final String NO_FEED = "";

    private Revisions() {}

    static void raise(Sql sql, String feed) throws SQLException {
        sql.update("update feed set revision = revision + 1 where name = ?", feed);
    }

    /** Every feed that shows the article or links to it. */
    static void tell(Sql sql, String article) throws SQLException {
        ArchiveRows.markLinked(sql, article);
        tellOthers(sql, article, NO_FEED);
    }

    /** Every feed but this one; what is to be marked in archives was marked before. Three conditions with "or" between them would make PostgreSQL look at every row of {@code listed}. */
    static void tellOthers(Sql sql, String article, String feed) throws SQLException {
        sql.update(
                "update feed set revision = revision + 1 where name <> ? and name in (select feed from listed where article in"
                        + " (select ? union all select main from sibling where article = ?"
                        + " union all select article from sibling where main = ?))",
                feed,
                article,
                article,
                article);
    }
}

package tidings.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.store.Sql.Values;

/** How feeds hear of what changes: the revision is raised of each that could show it. */
final class Revisions {
    private static final String NO_FEED = "";

    private Revisions() {}

    static void raise(Sql sql, String feed) throws SQLException {
        sql.update("update feed set revision = revision + 1 where name = ?", feed);
    }

    /** Every feed that shows the article or links to it. */
    static void tell(Sql sql, String article) throws SQLException {
        raise(sql, NO_FEED, List.of(article));
    }

    /**
     * This feed, and every other that shows one of the articles or links to it. Conditions with "or" between them would make PostgreSQL look at
     * every row of {@code listed}.
     */
    static void raise(Sql sql, String feed, Collection<String> articles) throws SQLException {
        ArchiveRows.markLinked(sql, articles);
        for (Values some : Values.of(articles)) {
            var values = new ArrayList<@Nullable Object>(List.of(feed));
            values.addAll(Arrays.asList(some.times(3)));
            sql.update(
                    "update feed set revision = revision + 1 where name in (select ? union all select feed from listed where article in"
                            + " (select id from article where id in " + some.marks()
                            + " union all select main from sibling where article in " + some.marks()
                            + " union all select article from sibling where main in " + some.marks() + "))",
                    values.toArray());
        }
    }
}

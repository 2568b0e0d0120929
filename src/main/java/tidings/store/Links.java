package tidings.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tidings.story.Entry;
import tidings.story.Entry.Reference;

/** Articles with their links to siblings and to the stories they stand beside. */
final class Links {
    /** How many links of a kind an entry has at most. */
    private static final int MAX = 100;

    private final Sql sql;
    private final String feed;
    private final List<ArticleRows.Row> articles;

    /** @param feed only what it holds is linked to: elsewhere there may be no page of it */
    Links(Sql sql, String feed, List<ArticleRows.Row> articles) {
        this.sql = sql;
        this.feed = feed;
        this.articles = articles;
    }

    List<Entry> entries() throws SQLException {
        var entries = new ArrayList<Entry>();
        for (ArticleRows.Row kept : articles) {
            entries.add(new Entry(
                    kept.id(),
                    kept.article(),
                    kept.published().at(),
                    kept.updated(),
                    siblings(kept.id()),
                    besides(kept.id())));
        }
        return entries;
    }

    private List<Reference> siblings(UUID id) throws SQLException {
        return references("s.article", "s.main", "s.position, s.article", id);
    }

    private List<Reference> besides(UUID id) throws SQLException {
        return references("s.main", "s.article", "a.first_seen, s.main", id);
    }

    private List<Reference> references(String other, String own, String order, UUID id) throws SQLException {
        String query = "select a.id, a.title, a.url from sibling s join article a on a.id = " + other
                + " join listed l on l.feed = ? and l.article = a.id where a.retracted is null and " + own
                + " = ? order by " + order
                + " limit ?";
        return sql.list(
                r -> new Reference(UUID.fromString(r.getString(1)), r.getString(2), r.getString(3)),
                query,
                feed,
                id.toString(),
                MAX);
    }
}

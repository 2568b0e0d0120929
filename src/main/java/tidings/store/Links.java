package tidings.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tidings.story.Entry;
import tidings.story.Entry.Reference;

/** Articles with their links to siblings and to the stories they stand beside. */
final class Links {
    private final Sql sql;
    private final List<ArticleRows.Kept> articles;

    Links(Sql sql, List<ArticleRows.Kept> articles) {
        this.sql = sql;
        this.articles = articles;
    }

    List<Entry> entries() throws SQLException {
        var entries = new ArrayList<Entry>();
        for (ArticleRows.Kept kept : articles) {
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
        return references(
                "select a.id, a.title, a.url from sibling s join article a on a.id = s.article where s.main = ? order by s.position, s.article",
                id);
    }

    private List<Reference> besides(UUID id) throws SQLException {
        return references(
                "select a.id, a.title, a.url from sibling s join article a on a.id = s.main where s.article = ? order by a.first_seen, s.main",
                id);
    }

    private List<Reference> references(String query, UUID id) throws SQLException {
        return sql.list(
                r -> new Reference(UUID.fromString(r.getString(1)), r.getString(2), r.getString(3)),
                query,
                id.toString());
    }
}

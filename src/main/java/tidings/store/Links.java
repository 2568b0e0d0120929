package tidings.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        if (articles.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Reference>> siblings = references("s.main", "s.article", "s.position, s.article");
        Map<UUID, List<Reference>> besides = references("s.article", "s.main", "a.first_seen, s.main");
        return articles.stream()
                .map(kept -> new Entry(
                        kept.id(),
                        kept.article(),
                        kept.published().at(),
                        kept.updated(),
                        siblings.getOrDefault(kept.id(), List.of()),
                        besides.getOrDefault(kept.id(), List.of())))
                .toList();
    }

    /** Of each article at one end of its links, what stands at the other, in this order; one query for all of them. SQLite takes cross joins in their order, and would walk the whole feed otherwise. */
    private Map<UUID, List<Reference>> references(String own, String other, String order) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(articles.size(), "?"));
        String query = "select own, id, title, url from (select " + own
                + " as own, a.id, a.title, a.url, row_number() over (partition by "
                + own + " order by " + order
                + ") as place from sibling s cross join article a cross join listed l where a.id = " + other
                + " and l.feed = ? and l.article = a.id and a.retracted is null and " + own + " in ("
                + marks + ")) as link where place <= ? order by own, place";
        var values = new ArrayList<@Nullable Object>(List.of(feed));
        articles.forEach(a -> values.add(a.id().toString()));
        values.add(MAX);
        var found = new HashMap<UUID, List<Reference>>();
        sql.each(
                r -> found.computeIfAbsent(UUID.fromString(r.getString(1)), o -> new ArrayList<>())
                        .add(new Reference(UUID.fromString(r.getString(2)), r.getString(3), r.getString(4))),
                query,
                values.toArray());
        return found;
    }
}

package tidings.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Sibling;

/** What keeping one story writes, table by table: each is one trip to the database. */
final class Writes {
    private record Link(UUID main, UUID article) {}

    private record Listing(Dates dates, int main) {}

    private record Dates(long published, long updated) {}

    private final Sql sql;
    private final String feed;
    private final Map<UUID, ArticleRows.Row> inserted = new LinkedHashMap<>();
    private final Map<UUID, ArticleRows.Row> updated = new LinkedHashMap<>();
    private final Map<String, UUID> keys = new LinkedHashMap<>();
    private final Map<UUID, Listing> listed = new LinkedHashMap<>();
    private final Map<UUID, Dates> dated = new LinkedHashMap<>();
    private final Map<Link, Sibling> linked = new LinkedHashMap<>();

    Writes(Sql sql, String feed) {
        this.sql = sql;
        this.feed = feed;
    }

    void insert(ArticleRows.Row row) {
        inserted.put(row.id(), row);
    }

    void update(ArticleRows.Row row) {
        if (inserted.replace(row.id(), row) == null) {
            updated.put(row.id(), row);
        }
    }

    /** A key that leads to another article already stays with it. */
    void key(String key, UUID article) {
        keys.putIfAbsent(key, article);
    }

    /** Once a feed has seen an article's own page it stays so. */
    void list(ArticleRows.Row row, int main) {
        listed.put(row.id(), new Listing(dates(row), main));
    }

    /** In every feed that lists it. */
    void date(ArticleRows.Row row) {
        dated.put(row.id(), dates(row));
    }

    void link(UUID main, UUID article, Sibling as) {
        linked.put(new Link(main, article), as);
    }

    private static Dates dates(ArticleRows.Row row) {
        return new Dates(row.published().at().toEpochMilli(), row.updated().toEpochMilli());
    }

    /** In the order in which one refers to the other. */
    void flush() throws SQLException {
        ArticleRows.insert(sql, inserted.values());
        ArticleRows.update(sql, updated.values());
        sql.batch(
                "insert into identity (key, article) values (?, ?) on conflict do nothing",
                rows(keys, (key, article) -> row(key, article.toString())));
        sql.batch(
                "insert into listed (feed, article, published, updated, main) values (?, ?, ?, ?, ?) on conflict (feed, article) do update"
                        + " set main = excluded.main where listed.main < excluded.main",
                rows(
                        listed,
                        (article, l) -> row(feed, article.toString(), l.dates.published, l.dates.updated, l.main)));
        sql.batch(
                "update listed set published = ?, updated = ? where article = ?",
                rows(dated, (article, d) -> row(d.published, d.updated, article.toString())));
        sql.batch(
                "insert into sibling (main, article, heading, position) values (?, ?, ?, ?)"
                        + " on conflict (main, article) do update set heading = excluded.heading, position = excluded.position",
                rows(linked, (l, as) -> row(l.main.toString(), l.article.toString(), as.heading(), as.position())));
        clear();
    }

    private void clear() {
        inserted.clear();
        updated.clear();
        keys.clear();
        listed.clear();
        dated.clear();
        linked.clear();
    }

    private interface Line<K, V> {
        @Nullable
        Object[] of(K key, V value);
    }

    private static <K, V> List<@Nullable Object[]> rows(Map<K, V> map, Line<K, V> line) {
        var rows = new ArrayList<@Nullable Object[]>();
        map.forEach((key, value) -> rows.add(line.of(key, value)));
        return rows;
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}

package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of definitions. */
final class DefinitionRows {
    private DefinitionRows() {}

    static SortedMap<String, String> all(Sql sql) throws SQLException {
        var texts = new TreeMap<String, String>();
        sql.list(r -> texts.put(r.getString(1), r.getString(2)), "select feed, yaml from definition");
        return Collections.unmodifiableSortedMap(texts);
    }

    /** A document that was made from the old definition is an older one, so the revision is raised, too. */
    static void write(Sql sql, Map<String, String> texts, Set<String> gone, Instant now) throws SQLException {
        for (var text : texts.entrySet()) {
            sql.update(
                    "insert into definition (feed, yaml, applied) values (?, ?, ?) on conflict (feed) do update"
                            + " set yaml = excluded.yaml, applied = excluded.applied",
                    text.getKey(),
                    text.getValue(),
                    now.toEpochMilli());
            Revisions.raise(sql, text.getKey());
        }
        for (String feed : gone) {
            sql.update("delete from definition where feed = ?", feed);
        }
    }
}

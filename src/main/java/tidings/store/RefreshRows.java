package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidings.story.Refresh;

/** The table of refreshes. */
final class RefreshRows {
    private static final int KEPT = 1000;

    private RefreshRows() {}

    static void add(Sql sql, Refresh refresh) throws SQLException {
        String source = VisitRows.sourceId(refresh.feed(), refresh.source());
        long number = 1
                + sql.first(r -> r.getLong(1), "select max(number) from refresh where source_id = ?", source)
                        .orElse(0L);
        sql.update(
                "insert into refresh (source_id, number, feed, source, at, took, listed, fresh, changed, failed, fault, note, gone)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                source,
                number,
                refresh.feed(),
                refresh.source(),
                refresh.at().toEpochMilli(),
                refresh.took().toMillis(),
                refresh.listed(),
                refresh.fresh(),
                refresh.changed(),
                refresh.failed(),
                refresh.fault(),
                refresh.note(),
                refresh.gone() ? 1 : 0);
        sql.update("delete from refresh where source_id = ? and number <= ?", source, number - KEPT);
    }

    /** How many there were. */
    static int forget(Sql sql, String feed, String source) throws SQLException {
        return sql.update("delete from refresh where source_id = ?", VisitRows.sourceId(feed, source));
    }

    static List<Refresh> last(Sql sql, String feed, String source, int most) throws SQLException {
        return sql.list(
                RefreshRows::read,
                "select * from refresh where source_id = ? order by number desc limit ?",
                VisitRows.sourceId(feed, source),
                most);
    }

    private static Refresh read(ResultSet row) throws SQLException {
        return new Refresh(
                row.getString("feed"),
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("at")),
                Duration.ofMillis(row.getLong("took")),
                row.getInt("listed"),
                row.getInt("fresh"),
                row.getInt("changed"),
                row.getInt("failed"),
                row.getString("fault"),
                row.getString("note"),
                row.getInt("gone") == 1);
    }
}

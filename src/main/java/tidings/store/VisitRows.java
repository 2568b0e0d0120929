package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Identity;
import tidings.story.Visit;

/** The table of visits. */
final class VisitRows {
    private static final String LIST = word(Visit.Role.LIST);
    private static final String INSERT =
            "insert into visit (id, source_id, feed, source, url, role, due, since, visits,"
                    + " failures, etag, last_modified, answered, moved) values (" + marks(14) + ")";

    private VisitRows() {}

    static String id(String feed, String url) {
        return digest(feed, Address.key(url));
    }

    static String sourceId(String feed, String source) {
        return digest(feed, source);
    }

    private static String digest(String feed, String what) {
        return Identity.id(feed + "\n" + what).toString();
    }

    static Optional<Visit> at(Sql sql, String feed, String url) throws SQLException {
        return sql.first(VisitRows::read, "select * from visit where id = ?", id(feed, url));
    }

    /** Which of these are there. */
    static Set<String> known(Sql sql, Collection<String> ids) throws SQLException {
        return new HashSet<>(sql.list(
                r -> r.getString(1), "select id from visit where id in (" + marks(ids.size()) + ")", ids.toArray()));
    }

    /** False if the feed knows the address already. */
    static boolean add(Sql sql, Visit visit) throws SQLException {
        return sql.update(INSERT + " on conflict do nothing", values(visit)) > 0;
    }

    static void save(Sql sql, Visit visit) throws SQLException {
        sql.update(
                INSERT + " on conflict (id) do update set source_id = excluded.source_id, source = excluded.source,"
                        + " url = excluded.url, role = excluded.role, due = excluded.due, since = excluded.since,"
                        + " visits = excluded.visits, failures = excluded.failures, etag = excluded.etag,"
                        + " last_modified = excluded.last_modified, answered = excluded.answered, moved = excluded.moved",
                values(visit));
    }

    static List<Visit> due(Sql sql, String feed, String source, Instant by, int most) throws SQLException {
        return sql.list(
                VisitRows::read,
                "select * from visit where source_id = ? and due <= ? and role <> ? order by due, id limit ?",
                sourceId(feed, source),
                by.toEpochMilli(),
                LIST,
                most);
    }

    static Optional<Instant> nextDue(Sql sql, String feed, String source) throws SQLException {
        return sql.first(
                r -> Instant.ofEpochMilli(r.getLong(1)),
                "select due from visit where source_id = ? and due is not null and role <> ? order by due limit 1",
                sourceId(feed, source),
                LIST);
    }

    /** How many there were. */
    static int forget(Sql sql, String feed, String source) throws SQLException {
        return sql.update("delete from visit where source_id = ?", sourceId(feed, source));
    }

    private static @Nullable Object[] values(Visit visit) {
        return new @Nullable Object[] {
            id(visit.feed(), visit.url()),
            sourceId(visit.feed(), visit.source()),
            visit.feed(),
            visit.source(),
            visit.url(),
            word(visit.role()),
            millis(visit.due()),
            millis(visit.since()),
            visit.visits(),
            visit.failures(),
            visit.etag(),
            visit.lastModified(),
            visit.answered(),
            visit.moved()
        };
    }

    private static Visit read(ResultSet row) throws SQLException {
        return new Visit(
                row.getString("feed"),
                row.getString("source"),
                row.getString("url"),
                Visit.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Sql.nullableInstant(row, "due"),
                Sql.nullableInstant(row, "since"),
                row.getInt("visits"),
                row.getInt("failures"),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getString("answered"),
                row.getString("moved"));
    }

    private static String word(Visit.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}

package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.story.Journal;
import tidings.story.Refresh;
import tidings.story.Visit;

/** The journal in the ledger's database. What is written here no feed shows, so nobody who follows feeds is woken for it. */
final class SqlJournal implements Journal {
    /** How many are added in one transaction: lists may name tens of thousands, and others want to write as well. */
    private static final int AT_ONCE = 200;

    private final Database database;

    SqlJournal(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Visit> visit(String feed, String url) {
        return database.read(sql -> VisitRows.at(sql, feed, url));
    }

    @Override
    public List<Visit> add(List<Visit> visits) {
        var added = new ArrayList<Visit>();
        for (int from = 0; from < visits.size(); from += AT_ONCE) {
            added.addAll(addSome(visits.subList(from, Math.min(from + AT_ONCE, visits.size()))));
        }
        return added;
    }

    /** Most of what a list names is known, and finding that out needs no writing. */
    private List<Visit> addSome(List<Visit> visits) {
        Map<String, Visit> fresh = new LinkedHashMap<>();
        visits.forEach(v -> fresh.putIfAbsent(VisitRows.id(v.feed(), v.url()), v));
        Set<String> known = database.read(sql -> VisitRows.known(sql, fresh.keySet()));
        fresh.keySet().removeAll(known);
        return fresh.isEmpty() ? List.of() : database.writeQuietly(sql -> inserted(sql, fresh.values()));
    }

    private static List<Visit> inserted(Sql sql, Iterable<Visit> visits) throws SQLException {
        var added = new ArrayList<Visit>();
        for (Visit visit : visits) {
            if (VisitRows.add(sql, visit)) {
                added.add(visit);
            }
        }
        return added;
    }

    @Override
    public void save(Visit visit) {
        database.writeQuietly(sql -> {
            VisitRows.save(sql, visit);
            return visit;
        });
    }

    @Override
    public List<Visit> due(String feed, String source, Instant by, int most) {
        return database.read(sql -> VisitRows.due(sql, feed, source, by, most));
    }

    @Override
    public @Nullable Instant nextDue(String feed, String source) {
        return database.<Optional<Instant>>read(sql -> VisitRows.nextDue(sql, feed, source))
                .orElse(null);
    }

    @Override
    public void forget(String feed, String source) {
        database.writeQuietly(sql -> VisitRows.forget(sql, feed, source) + RefreshRows.forget(sql, feed, source));
    }

    @Override
    public void add(Refresh refresh) {
        database.writeQuietly(sql -> {
            RefreshRows.add(sql, refresh);
            return refresh;
        });
    }

    @Override
    public List<Refresh> refreshes(String feed, String source, int most) {
        return database.read(sql -> RefreshRows.last(sql, feed, source, most));
    }
}

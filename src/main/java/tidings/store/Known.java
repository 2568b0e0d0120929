package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.store.Sql.Values;
import tidings.story.Page;

/**
 * What is known of the articles that one page tells, as one feed holds them. Whatever is asked for together is one query, because each is a
 * trip to the database while other nodes wait; what was read once is not read again until {@link #clear}.
 */
final class Known {
    /**
     * An article, and how the feed holds it.
     *
     * @param isRetracted whether it is shown nowhere
     * @param isForgotten whether the feed has let it go, and {@code isTakenBack} whether that was its owner's wish
     * @param listed 1: its own page came by the feed; 0: only listed beside others; null: not in it
     */
    record Held(
            ArticleRows.Row row,
            boolean isRetracted,
            boolean isForgotten,
            boolean isTakenBack,
            @Nullable Integer listed) {
        Held with(ArticleRows.Row row, @Nullable Integer listed) {
            return new Held(row, isRetracted, isForgotten, isTakenBack, listed);
        }
    }

    /** How a page lists a sibling. */
    record Link(@Nullable String heading, int position) {}

    /** What the page told last time. */
    record Told(String stamp, UUID article) {}

    private static final String COLUMNS = ArticleRows.COLUMNS
            + ", a.retracted, l.main as listed, f.article as forgotten, f.retracted as taken_back from ";

    private static final String HELD =
            " left join listed l on l.article = a.id and l.feed = ? left join forgotten f on f.article = a.id and f.feed = ? where ";

    private static final String BY_PAGE = "select null as key, p.stamp, " + COLUMNS
            + "page p join article a on a.id = p.article" + HELD + "p.feed = ? and p.name = ?";

    private static final String BY_ID = "select " + COLUMNS + "article a" + HELD + "a.id = ?";

    private final Sql sql;
    private final String feed;
    private final Page page;
    private final Map<String, Optional<UUID>> keys = new HashMap<>();
    private final Map<UUID, Held> articles = new HashMap<>();
    private final Map<UUID, Boolean> ids = new HashMap<>();
    private final Map<UUID, Map<UUID, Link>> links = new HashMap<>();
    private boolean isPageRead;
    private @Nullable Told told;

    Known(Sql sql, String feed, Page page) {
        this.sql = sql;
        this.feed = feed;
        this.page = page;
    }

    /** The articles that bear these keys, by key. */
    Map<String, ArticleRows.Row> bearers(Collection<String> wanted) throws SQLException {
        ask(wanted);
        var bearers = new HashMap<String, ArticleRows.Row>();
        for (String key : wanted) {
            Optional<UUID> id = keys.getOrDefault(key, Optional.empty());
            if (id.isPresent()) {
                bearers.put(key, held(id.get()).row());
            }
        }
        return bearers;
    }

    /** Reads at once what {@link #bearers} will be asked for. */
    void ask(Collection<String> wanted) throws SQLException {
        var fresh = new ArrayList<String>();
        for (String key : wanted) {
            if (keys.putIfAbsent(key, Optional.empty()) == null) {
                fresh.add(key);
            }
        }
        for (Values some : Values.of(fresh)) {
            sql.each(this::readKey, byKey(some.marks()) + (isPageRead ? "" : " union all " + BY_PAGE), asked(some));
            isPageRead = true;
        }
    }

    private static String byKey(String marks) {
        return "select i.key, null as stamp, " + COLUMNS + "identity i join article a on a.id = i.article" + HELD
                + "i.key in " + marks;
    }

    private @Nullable Object[] asked(Values some) {
        var values = new ArrayList<@Nullable Object>(List.of(feed, feed));
        values.addAll(some.values());
        if (!isPageRead) {
            values.addAll(List.of(feed, feed, feed, page.name()));
        }
        return values.toArray();
    }

    private void readKey(ResultSet row) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String key = row.getString("key");
        if (!articles.containsKey(id)) {
            articles.put(id, held(row));
        }
        if (key == null) {
            told = new Told(row.getString("stamp"), id);
        } else {
            keys.put(key, Optional.of(id));
        }
    }

    private static Held held(ResultSet row) throws SQLException {
        Long listed = Sql.nullableLong(row, "listed");
        return new Held(
                ArticleRows.read(row),
                Sql.nullableLong(row, "retracted") != null,
                row.getString("forgotten") != null,
                Sql.nullableLong(row, "taken_back") != null,
                listed == null ? null : listed.intValue());
    }

    /** What the page told last time, or null. */
    @Nullable
    Told told() throws SQLException {
        if (!isPageRead) {
            sql.each(this::readKey, BY_PAGE, feed, feed, feed, page.name());
            isPageRead = true;
        }
        return told;
    }

    /** An article that is known. */
    Held held(UUID id) throws SQLException {
        Held held = articles.get(id);
        if (held == null) {
            held = sql.first(Known::held, BY_ID, feed, feed, id.toString()).orElseThrow();
            articles.put(id, held);
        }
        return held;
    }

    /** Whether an article bears this id, or bore it once. */
    boolean isTaken(UUID id) throws SQLException {
        askIds(Set.of(id));
        return ids.getOrDefault(id, false);
    }

    /** Reads at once what {@link #isTaken} will be asked for. */
    void askIds(Collection<UUID> wanted) throws SQLException {
        var fresh = new HashSet<String>();
        for (UUID id : wanted) {
            if (ids.putIfAbsent(id, false) == null) {
                fresh.add(id.toString());
            }
        }
        for (Values some : Values.of(fresh)) {
            sql.each(
                    r -> ids.put(UUID.fromString(r.getString(1)), true),
                    "select id from article where id in " + some.marks()
                            + " union all select id from alias where id in " + some.marks(),
                    some.times(2));
        }
    }

    /** The siblings of an article so far, by id; who adds one here must write it, too. */
    Map<UUID, Link> links(UUID main) throws SQLException {
        Map<UUID, Link> known = links.get(main);
        if (known == null) {
            var read = new HashMap<UUID, Link>();
            sql.each(
                    r -> read.put(UUID.fromString(r.getString(1)), new Link(r.getString(2), r.getInt(3))),
                    "select article, heading, position from sibling where main = ?",
                    main.toString());
            links.put(main, read);
            known = read;
        }
        return known;
    }

    /** What will be written as new. */
    void putNew(ArticleRows.Row row) {
        ids.put(row.id(), true);
        links.put(row.id(), new HashMap<>());
        articles.put(row.id(), new Held(row, false, false, false, null));
    }

    /** What will be written of a known article. A key that leads to another stays with it. */
    void put(Held held, Collection<String> by) throws SQLException {
        ask(by);
        UUID id = held.row().id();
        articles.put(id, held);
        by.forEach(key -> keys.computeIfPresent(key, (k, bearer) -> bearer.isPresent() ? bearer : Optional.of(id)));
    }

    /** After something was written past this; all that is still to be written must be before. */
    void clear() {
        keys.clear();
        articles.clear();
        ids.clear();
        links.clear();
        isPageRead = false;
        told = null;
    }
}

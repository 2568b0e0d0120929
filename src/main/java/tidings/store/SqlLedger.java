package tidings.store;

import static tidings.story.Kept.Outcome.NEW;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Format;
import tidings.story.Identity;
import tidings.story.Kept;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Version;

/** The ledger on a database with SQL. */
public final class SqlLedger implements Ledger {
    private final Database database;
    private final Clock clock;

    private SqlLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param file the database; it and its folder are made if they are not there
     * @param clock says when articles are first seen and changed
     * @throws tidings.story.LedgerException if it is no ledger, or one of a newer Tidings
     */
    public static Ledger open(Path file, Clock clock) {
        return new SqlLedger(Sqlite.open(file), clock);
    }

    /**
     * @param store a file, or the address of a PostgreSQL database: {@code postgresql://user:password@host:port/database}
     * @param replica the address of a PostgreSQL server that follows that one, to read from what may be moments old, or null
     * @throws tidings.story.LedgerException if it is no ledger, or one of a newer Tidings
     */
    public static Ledger open(String store, @Nullable String replica, Clock clock) {
        return isPostgres(store) ? new SqlLedger(Postgres.open(store, replica), clock) : open(Path.of(store), clock);
    }

    /** Whether this is the address of a PostgreSQL database, rather than a file. */
    public static boolean isPostgres(String store) {
        return PostgresAddress.isOne(store);
    }

    /** A ledger that is gone when it is closed. */
    public static Ledger inMemory(Clock clock) {
        return new SqlLedger(Sqlite.inMemory(), clock);
    }

    @Override
    public FeedState feed(FeedDefinition feed) {
        Optional<FeedState> known = database.read(sql -> state(sql, feed.name()));
        return known.isPresent()
                ? known.get()
                : database.write(sql -> {
                    sql.update(
                            "insert into feed (name, id, since, revision) values (?, ?, ?, 0) on conflict do nothing",
                            feed.name(),
                            Identity.id("feed:" + feed.link() + "|" + feed.name())
                                    .toString(),
                            clock.millis());
                    return state(sql, feed.name()).orElseThrow();
                });
    }

    private static Optional<FeedState> state(Sql sql, String name) throws SQLException {
        return sql.first(
                r -> new FeedState(UUID.fromString(r.getString(1)), Instant.ofEpochMilli(r.getLong(2)), r.getLong(3)),
                "select id, since, revision from feed where name = ?",
                name);
    }

    @Override
    public Map<String, Long> revisions() {
        return database.read(sql -> {
            var revisions = new HashMap<String, Long>();
            sql.list(r -> revisions.put(r.getString(1), r.getLong(2)), "select name, revision from feed");
            return revisions;
        });
    }

    @Override
    public boolean hasRead(String feed, String page, String stamp) {
        return database.read(sql -> sql.first(
                        r -> r.getString(1).equals(stamp),
                        "select stamp from page where feed = ? and name = ?",
                        feed,
                        page)
                .orElse(false));
    }

    @Override
    public Kept keep(FeedDefinition feed, Page page, Story story) {
        feed(feed);
        return database.write(sql -> {
            var keeping = new Keeping(sql, feed, page, clock.instant());
            var main = keeping.main(story);
            var siblings = new ArrayList<UUID>();
            int fresh = 0;
            for (Sibling sibling : story.siblings()) {
                var kept = keeping.sibling(sibling, story.site(), keeping.current(main.id()));
                siblings.add(kept.id());
                fresh += kept.outcome() == NEW ? 1 : 0;
                keeping.link(keeping.current(main.id()), kept.id(), sibling);
            }
            keeping.finish(keeping.current(main.id()));
            siblings.replaceAll(keeping::current);
            return new Kept(keeping.current(main.id()), main.outcome(), siblings, fresh);
        });
    }

    @Override
    public Optional<UUID> retract(FeedDefinition feed, String url) {
        return database.write(sql -> {
            Optional<String> id = shown(sql, feed, "identity where key = ?", Identity.ofAddress(url));
            if (id.isEmpty()) {
                id = shown(sql, feed, "identity where key = ?", Identity.ofAlias(url));
            }
            if (id.isEmpty()) {
                id = shown(sql, feed, "page where name = ? and feed = l.feed", url);
            }
            if (id.isPresent()) {
                new Leaving(sql, clock.instant()).retract(id.get());
            }
            return id.map(UUID::fromString);
        });
    }

    private static Optional<String> shown(Sql sql, FeedDefinition feed, String where, String name) throws SQLException {
        return sql.first(
                r -> r.getString(1),
                "select a.id from listed l join article a on a.id = l.article where l.feed = ? and a.retracted is null"
                        + " and a.id in (select article from " + where + ")",
                feed.name(),
                name);
    }

    @Override
    public List<Version> history(String url) {
        return database.read(sql -> {
            Optional<ArticleRows.Row> article = sql.first(
                    ArticleRows::read,
                    "select " + ArticleRows.COLUMNS
                            + " from identity i join article a on a.id = i.article where i.key in (?, ?) order by i.key desc",
                    Identity.ofAddress(url),
                    Identity.ofAlias(url));
            return article.isPresent() ? new Versions(sql).of(article.get()) : List.<Version>of();
        });
    }

    @Override
    public int retain(FeedDefinition feed) {
        return feed.retention().isEndless() ? 0 : database.write(sql -> new Leaving(sql, clock.instant()).retain(feed));
    }

    @Override
    public List<Entry> newest(FeedDefinition feed) {
        String which = feed.siblings() == FeedDefinition.Siblings.ENTRIES ? "" : "and l.main = 1 ";
        return database.read(sql -> {
            List<ArticleRows.Row> kept = sql.list(
                    ArticleRows::read,
                    "select " + ArticleRows.COLUMNS
                            + " from listed l join article a on a.id = l.article where l.feed = ? and a.retracted is null "
                            + which
                            + "order by l.published desc, l.article limit ?",
                    feed.name(),
                    feed.entries());
            return new Links(sql, feed.name(), kept).entries();
        });
    }

    /** A replica may not have heard of it yet. */
    @Override
    public List<Entry.Reference> articles(String feed, @Nullable UUID after, int most) {
        return database.read(sql -> sql.list(
                r -> new Entry.Reference(UUID.fromString(r.getString(1)), r.getString(2), r.getString(3)),
                "select a.id, a.title, a.url from listed l join article a on a.id = l.article"
                        + " where l.feed = ? and l.article > ? and a.retracted is null order by l.article limit ?",
                feed,
                after == null ? "" : after.toString(),
                most));
    }

    @Override
    public Optional<Entry> entry(String feed, UUID id) {
        return database.readStale(sql -> entry(sql, feed, id)).or(() -> database.read(sql -> entry(sql, feed, id)));
    }

    private static Optional<Entry> entry(Sql sql, String feed, UUID id) throws SQLException {
        List<ArticleRows.Row> kept = sql.list(
                ArticleRows::read,
                "select " + ArticleRows.COLUMNS
                        + " from listed l join article a on a.id = l.article where l.feed = ? and l.article = ?"
                        + " and a.retracted is null",
                feed,
                Aliases.current(sql, id));
        return new Links(sql, feed, kept).entries().stream().findFirst();
    }

    @Override
    public Map<Document.Name, DocumentVersion> versions() {
        return database.read(sql -> {
            var versions = new HashMap<Document.Name, DocumentVersion>();
            sql.list(SqlLedger::version, "select feed, format, digest, published, max_age, made_from from document")
                    .forEach(v -> versions.put(v.document(), v));
            return versions;
        });
    }

    private static DocumentVersion version(ResultSet r) throws SQLException {
        return new DocumentVersion(
                new Document.Name(r.getString(1), Format.valueOf(r.getString(2))),
                r.getString(3),
                Instant.ofEpochMilli(r.getLong(4)),
                r.getInt(5),
                r.getString(6));
    }

    @Override
    public void publish(List<DocumentVersion> versions) {
        database.write(sql -> {
            for (DocumentVersion v : versions) {
                sql.update(
                        "insert into document (feed, format, digest, published, max_age, made_from) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (feed, format) do update set digest = excluded.digest, max_age = excluded.max_age,"
                                + " made_from = excluded.made_from, published = case when document.digest = excluded.digest"
                                + " then document.published when excluded.published > document.published then excluded.published"
                                + " else document.published + 1000 end",
                        v.document().feed(),
                        v.document().format().name(),
                        v.digest(),
                        v.published().toEpochMilli(),
                        v.maxAge(),
                        v.madeFrom());
            }
            return versions.size();
        });
    }

    @Override
    public long export(Writer to) {
        return database.snapshot(sql -> Transfer.export(sql, to));
    }

    @Override
    public long load(BufferedReader from) {
        return database.write(sql -> Transfer.load(sql, from));
    }

    @Override
    public void backup(Path file) {
        database.backup(file);
    }

    @Override
    public long changes() {
        return database.changes();
    }

    @Override
    public void close() {
        database.close();
    }
}

package tidings.store;

import static tidings.story.Kept.Outcome.NEW;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Archive;
import tidings.story.Archives;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Identity;
import tidings.story.Journal;
import tidings.story.Kept;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Retracted;
import tidings.story.Schedule;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Subscriptions;
import tidings.story.Tombstone;
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
        Optional<FeedState> known = database.read(sql -> FeedRows.state(sql, feed.name()));
        return known.isPresent() ? known.get() : database.write(sql -> FeedRows.begin(sql, feed, clock.instant()));
    }

    @Override
    public Map<String, Long> revisions() {
        return database.read(FeedRows::revisions);
    }

    @Override
    public SortedMap<String, String> definitions() {
        return database.read(DefinitionRows::all);
    }

    @Override
    public void define(Map<String, String> texts, Set<String> gone) {
        database.write(sql -> {
            DefinitionRows.write(sql, texts, gone, clock.instant());
            return texts.size();
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
    public Optional<Retracted> retract(FeedDefinition feed, String url) {
        return database.write(sql -> {
            Optional<String> id = Shown.at(sql, feed.name(), url);
            return id.isEmpty()
                    ? Optional.<Retracted>empty()
                    : Optional.of(new Retracted(
                            UUID.fromString(id.get()),
                            new Leaving(sql, clock.instant()).retract(feed.name(), id.get())));
        });
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
        return database.read(sql -> Shown.newest(sql, feed));
    }

    /** A replica may not have heard of it yet. */
    @Override
    public List<Entry.Reference> articles(String feed, @Nullable UUID after, int most) {
        return database.read(sql -> Shown.after(sql, feed, after, most));
    }

    @Override
    public Optional<Entry> entry(String feed, UUID id) {
        return database.readStale(sql -> Shown.entry(sql, feed, id))
                .or(() -> database.read(sql -> Shown.entry(sql, feed, id)));
    }

    @Override
    public Map<Document.Name, DocumentVersion> versions() {
        return database.read(DocumentRows::all);
    }

    @Override
    public Optional<DocumentVersion> version(Document.Name name) {
        return database.read(sql -> DocumentRows.one(sql, name));
    }

    @Override
    public Archives archives(FeedDefinition feed, Set<UUID> current, boolean showAll, String madeFrom) {
        return database.read(sql -> ArchiveRows.all(sql, feed, current, showAll, madeFrom));
    }

    @Override
    public Archive archive(FeedDefinition feed, int number, int newest) {
        return database.read(sql -> ArchiveRows.one(sql, feed, number, newest));
    }

    @Override
    public SortedMap<Integer, Long> moved(String feed) {
        return database.read(sql -> ArchiveRows.moved(sql, feed));
    }

    @Override
    public List<Tombstone> retracted(String feed, int most) {
        return database.read(sql -> Shown.retracted(sql, feed, most));
    }

    @Override
    public Instant listed(String list, String digest) {
        return database.write(sql -> FeedRows.listed(sql, list, digest, clock.instant()));
    }

    @Override
    public Map<Document.Name, DocumentVersion> versions(String feed) {
        return database.read(sql -> DocumentRows.of(sql, feed));
    }

    @Override
    public boolean publish(List<DocumentVersion> versions) {
        return database.write(sql -> DocumentRows.publish(sql, versions));
    }

    @Override
    public Journal journal() {
        return new SqlJournal(database);
    }

    @Override
    public Schedule schedule() {
        return new SqlSchedule(database, clock, SqlSchedule.VISITS);
    }

    @Override
    public Subscriptions subscriptions() {
        return new SqlSubscriptions(database);
    }

    @Override
    public Schedule deliveries() {
        return new SqlSchedule(database, clock, SqlSchedule.DELIVERIES);
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
    public boolean awaitChange(Duration patience) throws InterruptedException {
        return database.awaitChange(patience);
    }

    @Override
    public void close() {
        database.close();
    }
}

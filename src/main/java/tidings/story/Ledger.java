package tidings.story;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every article ever seen, when it was first seen and what changed. Whatever a method has returned for is durable.
 *
 * <p>All methods may be called from any thread. A store that cannot answer throws {@link LedgerException}.
 */
public interface Ledger extends AutoCloseable {

    /** The feed's state; a feed that the ledger has never heard of is written down now. */
    FeedState feed(FeedDefinition feed);

    /** The revision of every feed, see {@link FeedState#revision()}. */
    Map<String, Long> revisions();

    /** The definitions that {@link #define} wrote: by feed, as they were written. */
    SortedMap<String, String> definitions();

    /**
     * Writes definitions of feeds, for nodes that take them from here; all of it or nothing.
     *
     * @param texts by feed, as a {@code feed.yaml} has them
     * @param gone feeds that are not defined any more; what is known of them stays
     */
    void define(Map<String, String> texts, Set<String> gone);

    /** Whether a page of this name was kept in this feed before, with this very stamp. */
    boolean hasRead(String feed, String page, String stamp);

    /** Keeps what a page told, puts its articles into the feed, and remembers the page; all of it or nothing. */
    Kept keep(FeedDefinition feed, Page page, Story story);

    /**
     * Takes an article out of the feed; other feeds that hold it keep it. Where none does nothing of it is shown any more, but its id is kept.
     * When its own page comes to the feed again, so does the article, under the same id; as somebody's sibling it does not.
     *
     * @param feed that holds it
     * @param url one of its addresses, in any spelling, or the one that its page was read under
     * @return empty if the feed holds no such article, or has held it and it is retracted already
     */
    Optional<Retracted> retract(FeedDefinition feed, String url);

    /**
     * What a reader saw of an article over the time, the oldest version first, today's last; empty where no article has the address.
     *
     * @param url one of its addresses, in any spelling
     */
    List<Version> history(String url);

    /**
     * Takes out of the feed what it need not keep ({@link FeedDefinition#retention()}). What no feed holds any more is not stored any more,
     * but it is known by its keys: it does not come back as new.
     *
     * @return how many articles left the feed
     */
    int retain(FeedDefinition feed);

    /** The feed's newest entries, by date of publication; ties by id, so that the order is the same on every node. */
    List<Entry> newest(FeedDefinition feed);

    /**
     * Articles of the feed, of whatever age, by their ids: a walk from the last id of one answer to the next meets everything that was there
     * when it began.
     *
     * @param after what comes behind this id, or null from the beginning
     * @param most how many at most
     */
    List<Entry.Reference> articles(String feed, @Nullable UUID after, int most);

    /** An article of the feed, or empty. */
    Optional<Entry> entry(String feed, UUID id);

    /**
     * How the feed's archives are.
     *
     * @param current the entries that all current documents show
     * @param showAll whether that was all there was: then no archive is needed for what may have come since
     * @param madeFrom what archives are made from as a rule: those that were published from it, and did not move since, are not told
     */
    Archives archives(FeedDefinition feed, Set<UUID> current, boolean showAll, String madeFrom);

    /**
     * One of the feed's archives; one that is not there has no entries.
     *
     * @param newest see {@link Archives#newest()}
     */
    Archive archive(FeedDefinition feed, int number, int newest);

    /** Each of the feed's archives, with the feed's revision at which anything in it last moved. */
    SortedMap<Integer, Long> moved(String feed);

    /** The last articles that were retracted from the feed and did not come back, the latest first. */
    List<Tombstone> retracted(String feed, int most);

    /**
     * Since when a list of feeds says what it says: to the second, and no two of its versions share one.
     *
     * @param list its name
     * @param digest of its bytes
     */
    Instant listed(String list, String digest);

    /** What was last published of a document, an archive too. */
    Optional<DocumentVersion> version(Document.Name name);

    /** What was last published of each current document. */
    Map<Document.Name, DocumentVersion> versions();

    /** The same, of one feed's documents. */
    Map<Document.Name, DocumentVersion> versions(String feed);

    /**
     * Writes down that these versions are published. Bytes that stay keep their date; bytes that move get a second of their own, later than
     * the last, for readers that go by the date alone. What shows an older revision than what is published, because whoever made it was
     * slow, is passed over.
     *
     * @return false if anything was passed over
     */
    boolean publish(List<DocumentVersion> versions);

    /** What is visited on the web; of this very ledger, and it moves no feed's revision. */
    Journal journal();

    /** Jobs in this very ledger; of all nodes that share it. To be closed before the ledger is. */
    Schedule schedule();

    /** Who is sent new versions of documents; of this very ledger, and it moves no feed's revision. */
    Subscriptions subscriptions();

    /** Like {@link #schedule}, apart from it: for deliveries, which do not wait for visits, nor those for them. */
    Schedule deliveries();

    /**
     * Writes everything that the ledger holds as JSON Lines, as it is at this moment.
     *
     * @return how many rows there were
     */
    long export(Writer to);

    /**
     * Takes over what another ledger exported: all of it or nothing. This one must be new.
     *
     * @return how many rows there were
     */
    long load(BufferedReader from);

    /**
     * Writes a copy of the ledger, while it is in use.
     *
     * @param file that must not be there yet
     */
    void backup(Path file);

    /** A number that differs from an earlier answer if another connection has written since. */
    long changes();

    /**
     * Waits until {@link #changes} may have moved, but not longer than this. What this program writes, and on PostgreSQL what any writes, is
     * heard of at once. For one thread, which may be woken for nothing.
     *
     * @return false if nothing was heard
     */
    boolean awaitChange(Duration patience) throws InterruptedException;

    @Override
    void close();
}

package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.Publisher;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.story.Catalogue;
import tidings.story.Digest;
import tidings.story.Document;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/**
 * What a server answers, as files for any static host: the same bytes at the same paths. Files change only when their bytes do, so their
 * times tell the truth. It leaves what the ledger says of published versions alone, since a server on it may have another address.
 *
 * <p>Feeds that have ended or moved have a page, and articles, but no documents any more; of those that are not defined nothing stays.
 * What belongs to a definition that cannot be read now stays as it is.
 */
public final class FolderSite implements AutoCloseable {
    private static final String INDEX = "index.html";
    private static final String ICON = "favicon.ico";

    private final Ledger ledger;
    private final Publisher publisher;
    private final Documents documents;
    private final Addresses addresses;
    private final @Nullable Path root;
    private final Path folder;
    private final Path notes;
    private final Clock clock;
    private @Nullable Follower follower;

    /**
     * @param root of the whole site; null to write nothing that concerns more than one feed
     * @param folder for the feeds, a folder each
     * @param notes a folder for what is to be remembered of what was written
     */
    public FolderSite(
            Ledger ledger,
            Publisher publisher,
            Documents documents,
            Addresses addresses,
            @Nullable Path root,
            Path folder,
            Path notes,
            Clock clock) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.documents = documents;
        this.addresses = addresses;
        this.root = root;
        this.folder = folder;
        this.notes = notes.resolve(
                Digest.hex("" + folder.toAbsolutePath().normalize()).substring(0, 16));
        this.clock = clock;
    }

    /**
     * Writes whenever something changed, in definitions or in the ledger, until this is closed; all there is before this returns.
     *
     * @param which feeds are to be written
     * @param told is given each feed that was written, and what became of its files
     */
    public void follow(
            Supplier<Catalogue> feeds, Predicate<FeedDefinition> which, BiConsumer<FeedDefinition, Written> told) {
        follower = new Follower(
                feeds,
                ledger,
                feed -> {
                    if (which.test(feed)) {
                        told.accept(feed, write(feed));
                    }
                    return true;
                },
                (feed, lost) -> {},
                now -> {
                    Written unused = write(now);
                },
                feed -> {});
        follower.start();
    }

    /** What concerns more than one feed: the page of all feeds, the lists, the icon; and removes what feeds have left that are no more. */
    public Written write(Catalogue feeds) {
        Written gone = removeGone(feeds);
        if (root == null) {
            return gone;
        }
        List<FeedDefinition> listed =
                feeds.feeds().stream().filter(f -> f.serving().isListed()).toList();
        var lot = new Lot(root, notes.resolve("site"), clock);
        new FeedLists(ledger, documents).files(listed).forEach((file, bytes) -> lot.put(file, "list", bytes));
        lot.put(INDEX, "page", FrontPage.write(listed, addresses).getBytes(UTF_8));
        lot.put(ICON, "icon", Pages.iconBytes());
        return lot.close().and(gone);
    }

    private Written removeGone(Catalogue feeds) {
        Path noted = notes.resolve("feeds");
        if (!Files.isDirectory(noted)) {
            return new Written(0, 0, 0);
        }
        try (Stream<Path> all = Files.list(noted)) {
            return all.filter(n -> !feeds.has("" + n.getFileName()))
                    .map(n -> new Lot(folder, n, clock).close())
                    .reduce(new Written(0, 0, 0), Written::and);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A feed's documents, archives, and pages. */
    public Written write(FeedDefinition feed) {
        var lot = new Lot(folder, notes.resolve("feeds").resolve(feed.name()), clock);
        String articles = feed.path() + "/articles/";
        if (feed.serving().isHere()) {
            render(feed, lot);
        } else {
            lot.keep(file -> file.startsWith(articles));
        }
        lot.put(
                feed.path() + "/" + INDEX,
                "page",
                FeedPage.write(feed, ledger.newest(feed), addresses).getBytes(UTF_8));
        return lot.close();
    }

    private void render(FeedDefinition feed, Lot lot) {
        var made = new HashMap<Integer, String>();
        publisher.render(
                feed,
                (archive, from) -> {
                    String madeFrom = (archive + "." + from).replace(' ', '.');
                    made.put(archive, madeFrom);
                    return archive == 0 || !lot.isKept(madeFrom);
                },
                (rendered, entries) -> put(
                        lot,
                        feed,
                        rendered,
                        entries,
                        requireNonNull(made.get(rendered.get(0).name().archive()))));
    }

    private void put(Lot lot, FeedDefinition feed, List<Document> rendered, List<Entry> entries, String madeFrom) {
        for (UUID id : withoutAddress(entries)) {
            ledger.entry(feed.name(), id)
                    .ifPresent(e -> lot.put(
                            feed.path() + "/" + Addresses.articleFile(id),
                            madeFrom,
                            documents.articlePage(feed, e).getBytes(UTF_8)));
        }
        rendered.forEach(d -> lot.put(feed.path() + "/" + d.name().file(), madeFrom, d.bytes()));
    }

    /** Every article that a document links to at our own address: entries, and what they are related to. */
    private static Set<UUID> withoutAddress(List<Entry> entries) {
        var ids = new LinkedHashSet<UUID>();
        for (Entry entry : entries) {
            if (entry.article().url() == null) {
                ids.add(entry.id());
            }
            Stream.concat(entry.siblings().stream(), entry.besides().stream())
                    .filter(r -> r.url() == null)
                    .forEach(r -> ids.add(r.id()));
        }
        return ids;
    }

    /** Lets a writing that is under way come to its end. */
    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
    }
}

package tidings.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.Publisher;
import tidings.Status;
import tidings.definition.Checks;
import tidings.definition.Definitions;
import tidings.definition.FolderTexts;
import tidings.definition.LiveDefinitions;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.server.FolderSite;
import tidings.source.Fetcher;
import tidings.source.PageFiles;
import tidings.source.Sieve;
import tidings.store.SqlLedger;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** The options that say where everything is, and the parts of the program put together accordingly. */
final class Workplace {
    static final Pattern URL =
            Pattern.compile("https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?(?:/[A-Za-z0-9._~/-]*)?");

    static final int DEFAULT_PORT = 8080;

    @Option(
            names = "--feeds",
            paramLabel = "FOLDER",
            defaultValue = "feeds",
            description = "The folder of feeds: each folder in it with a feed.yaml is one (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path feeds;

    /** Where definitions are. */
    enum Place {
        FOLDER,
        LEDGER
    }

    @Option(
            names = "--definitions",
            paramLabel = "PLACE",
            defaultValue = "folder",
            description =
                    "Where feeds are defined: folder, in their feed.yaml, or ledger, where `tidings apply` has put these"
                            + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Place place;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "The ledger: an SQLite file, or postgresql://user:password@host:port/database"
                    + " (default: what TIDINGS_STORE in the environment says, or else data/tidings.db).")
    private @Nullable String store;

    @Option(
            names = "--store-replica",
            paramLabel = "ADDRESS",
            description = "A PostgreSQL server that follows the ledger's, to read from what may be moments old"
                    + " (default: what TIDINGS_STORE_REPLICA in the environment says, or else none).")
    private @Nullable String replica;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description =
                    "Where finished documents lie when the ledger is on PostgreSQL; beside an SQLite file otherwise"
                            + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The address under which the world reaches us, a path is fine; all absolute addresses of our own are made from it"
                            + " (default: http://127.0.0.1:8080).")
    private @Nullable String url;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RulesOption rules;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    private @Nullable Definitions reader;

    /** @throws tidings.definition.DefinitionException at the first that is wrong, or if there is none */
    List<FeedDefinition> definitions() {
        return place == Place.FOLDER ? inFolder(feeds) : inLedger();
    }

    private List<FeedDefinition> inFolder(Path feeds) {
        return reader().all(feeds).stream().map(rules::in).toList();
    }

    private List<FeedDefinition> inLedger() {
        try (Ledger ledger = ledger()) {
            SortedMap<String, String> texts = ledger.definitions();
            if (texts.isEmpty()) {
                throw new BadInputException("the ledger holds no definitions; `tidings apply` puts them there");
            }
            LiveDefinitions.Reading reading = reading();
            return texts.entrySet().stream()
                    .map(t -> reading.read(t.getKey(), t.getValue()))
                    .toList();
        }
    }

    /**
     * The definitions as they are whenever somebody asks.
     *
     * @throws tidings.definition.DefinitionException if any in the folder is wrong now
     */
    LiveDefinitions liveDefinitions(Ledger ledger) {
        if (place == Place.LEDGER) {
            return new LiveDefinitions(new LedgerTexts(ledger), reading());
        }
        return new LiveDefinitions(new FolderTexts(feeds), reading());
    }

    private LiveDefinitions.Reading reading() {
        Definitions definitions = reader();
        LiveDefinitions.Reading reading = place == Place.LEDGER ? definitions.besides(feeds) : definitions.in(feeds);
        return (name, text) -> rules.in(reading.read(name, text));
    }

    /** Making it takes a while, so it is made once, and where it is needed. */
    private Definitions reader() {
        Definitions made = reader == null
                ? new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, environment.environment()))
                : reader;
        reader = made;
        return made;
    }

    /** What must be right before anything opens. */
    void check() {
        if (place == Place.FOLDER) {
            inFolder(feeds);
        }
    }

    /**
     * The YAML of all feeds of a folder, of which all are right.
     *
     * @param folder null: that of the options
     * @throws tidings.definition.DefinitionException at the first that is wrong
     */
    SortedMap<String, String> checkedTexts(@Nullable Path folder) {
        Path from = folder == null ? feeds : folder;
        SortedMap<String, String> texts = Definitions.texts(from);
        LiveDefinitions.Reading reading = reader().in(from);
        texts.forEach(reading::read);
        return texts;
    }

    FeedDefinition definition(String name) {
        return definitions().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("no feed is called " + name + "; there are: "
                        + String.join(
                                ", ",
                                definitions().stream().map(FeedDefinition::name).toList())));
    }

    Ledger ledger() {
        String follower = replica == null ? System.getenv("TIDINGS_STORE_REPLICA") : replica;
        if (replica != null && !SqlLedger.isPostgres(store())) {
            throw new BadInputException("--store-replica: only a ledger on PostgreSQL has replicas; see --store");
        }
        return SqlLedger.open(store(), follower, Clock.systemUTC());
    }

    /** Addresses hold passwords, and the environment is seen by fewer than the command line is; so this is in no message. */
    private String store() {
        return store == null ? System.getenv().getOrDefault("TIDINGS_STORE", "data/tidings.db") : store;
    }

    /** @param port on which we listen, for the default of our address */
    Addresses addresses(int port) {
        if (url != null && !URL.matcher(url).matches()) {
            throw new BadInputException(
                    "--url " + url + ": not an address; right would be one like https://feeds.example/tidings");
        }
        return new Addresses(url == null ? "http://127.0.0.1:" + port : url);
    }

    /** Our address for a command that does not listen. */
    Addresses addresses() {
        return addresses(DEFAULT_PORT);
    }

    Documents documents(Addresses addresses) {
        return new Documents(addresses);
    }

    /** Finished documents lie beside the ledger, where that is a file. */
    Shelf shelf() {
        return new Shelf(beside("documents"));
    }

    /** What publishes, and follows, into a folder. */
    FolderSite site(Ledger ledger, Publisher publisher, Addresses addresses, @Nullable Path root) {
        return new FolderSite(
                ledger,
                publisher,
                documents(addresses),
                addresses,
                root,
                root == null ? feeds : root.resolve("feeds"),
                beside("published"),
                Clock.systemUTC());
    }

    private Path beside(String folder) {
        if (SqlLedger.isPostgres(store())) {
            return data.resolve(folder);
        }
        Path file = Path.of(store());
        String name = file.getFileName().toString().replaceFirst("\\.db$", "");
        return file.resolveSibling(name + "." + folder);
    }

    /** Goes to the web, and says there that more about us is at our own address. */
    Fetcher fetcher(FetchOptions fetch) {
        return fetch.fetcher(url);
    }

    Status status(Ledger ledger) {
        return new Status(ledger, f -> f.visiting().sources(), Clock.systemUTC());
    }

    Publisher publisher(Ledger ledger, Documents documents) {
        return new Publisher(new PageFiles(), new PageReader(), ledger, documents, shelf(), Clock.systemUTC());
    }
}

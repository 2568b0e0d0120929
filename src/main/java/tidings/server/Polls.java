package tidings.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.feed.Addresses;
import tidings.feed.Shelf;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Format;
import tidings.story.Ledger;

/**
 * Answers polls from finished bytes. The validators of every document are in memory, the documents lie on the shelf; nothing here renders,
 * parses or asks the ledger.
 */
final class Polls {
    private static final int STALE_WHILE_REVALIDATE = 3600;
    private static final int STALE_IF_ERROR = 7 * 24 * 3600;

    private final Ledger ledger;
    private final Shelf shelf;
    private final Addresses addresses;
    private final Predicate<String> served;
    private final Consumer<String> lost;
    private volatile Map<Document.Name, DocumentVersion> versions = Map.of();

    /**
     * @param served whether there is a feed of this name: the ledger knows those that are gone, too
     * @param lost is told the name of a feed of which a document cannot be found
     */
    Polls(Ledger ledger, Shelf shelf, Addresses addresses, Predicate<String> served, Consumer<String> lost) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.addresses = addresses;
        this.served = served;
        this.lost = lost;
    }

    /**
     * From now on answers with what is published last. What another node has published stays unseen until it lies on our shelf, too: the
     * document that we have is better than none.
     */
    void reload() {
        Map<Document.Name, DocumentVersion> held = versions;
        var latest = new HashMap<>(ledger.versions());
        latest.keySet().removeIf(name -> !served.test(name.feed()));
        latest.replaceAll((name, version) -> better(held.get(name), version));
        versions = latest;
    }

    private DocumentVersion better(@Nullable DocumentVersion held, DocumentVersion latest) {
        return held != null && !isHere(latest) && isHere(held) ? held : latest;
    }

    private boolean isHere(DocumentVersion version) {
        return shelf.has(version.document(), version.digest());
    }

    /** The version that polls for this file are answered with. */
    Optional<DocumentVersion> version(String feed, String file) {
        return Format.ofFile(file).map(f -> versions.get(new Document.Name(feed, f)));
    }

    /** Answers for one document; false if there is no such. */
    boolean answer(Context http, String feed, String file) {
        Optional<DocumentVersion> version = version(feed, file);
        version.ifPresent(v -> answer(http, v));
        return version.isPresent();
    }

    private void answer(Context http, DocumentVersion version) {
        Coding coding = Coding.accepted(http.header("Accept-Encoding"));
        headers(http, version, coding);
        List<String> tags =
                Stream.of(Coding.values()).map(c -> c.tag(version.digest())).toList();
        if (Preconditions.isCurrent(
                http.header("If-None-Match"), http.header("If-Modified-Since"), tags, version.published())) {
            http.status(HttpStatus.NOT_MODIFIED);
        } else {
            body(http, version, coding);
        }
    }

    /** The same on a 200 and on a 304: many clients keep only what came last. */
    private void headers(Context http, DocumentVersion version, Coding coding) {
        http.header("ETag", coding.tag(version.digest()));
        http.header("Last-Modified", HttpDates.format(version.published()));
        http.header(
                "Cache-Control",
                "public, max-age=" + version.maxAge() + ", stale-while-revalidate=" + STALE_WHILE_REVALIDATE
                        + ", stale-if-error=" + STALE_IF_ERROR);
        http.header("Vary", "Accept-Encoding");
        http.header("Access-Control-Allow-Origin", "*");
        http.header("X-Content-Type-Options", "nosniff");
        Document.Name name = version.document();
        http.header("Link", addresses.links(name));
    }

    private void body(Context http, DocumentVersion version, Coding coding) {
        Document.Name name = version.document();
        Optional<byte[]> bytes =
                coding == Coding.GZIP ? shelf.gzip(name, version.digest()) : shelf.identity(name, version.digest());
        if (bytes.isEmpty()) {
            lost.accept(name.feed());
            unavailable(http);
            return;
        }
        if (coding == Coding.GZIP) {
            http.header("Content-Encoding", "gzip");
        }
        http.contentType(name.format().contentType());
        http.result(bytes.get());
    }

    /** The shelf lost the document and it is not yet rendered again: a reader should come back, and not think that the feed is gone. */
    private static void unavailable(Context http) {
        List.of("ETag", "Last-Modified", "Cache-Control")
                .forEach(h -> http.res().setHeader(h, null));
        http.header("Retry-After", "10")
                .status(HttpStatus.SERVICE_UNAVAILABLE)
                .result("The feed is being written again.\n");
    }
}

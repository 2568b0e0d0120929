package tidings.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
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
import tidings.story.Ledger;

/**
 * Answers polls from finished bytes. The validators of every current document are in memory, the documents lie on the shelf; nothing here
 * renders or parses, and only for archives, which hardly anybody asks for and of which there are many, the ledger is asked.
 */
final class Polls {
    private static final int STALE_WHILE_REVALIDATE = 3600;
    private static final int STALE_IF_ERROR = 7 * 24 * 3600;

    private final Ledger ledger;
    private final Shelf shelf;
    private final Addresses addresses;
    private final Predicate<String> served;
    private final Consumer<Document.Name> lost;
    private volatile Map<Document.Name, DocumentVersion> versions = Map.of();

    /**
     * @param served whether there is a feed of this name: the ledger knows those that are gone, too
     * @param lost is told which document cannot be found
     */
    Polls(Ledger ledger, Shelf shelf, Addresses addresses, Predicate<String> served, Consumer<Document.Name> lost) {
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
        return Document.Name.of(feed, file)
                .flatMap(name -> name.isCurrent()
                        ? Optional.ofNullable(versions.get(name))
                        : Optional.of(name).filter(n -> served.test(feed)).flatMap(ledger::version));
    }

    /** Answers for one document; false if there is no such. */
    boolean answer(Context http, String feed, String file) {
        Optional<DocumentVersion> version = version(feed, file);
        version.ifPresent(v -> answer(http, v));
        return version.isPresent();
    }

    private void answer(Context http, DocumentVersion version) {
        Coding coding = Coding.accepted(http.header("Accept-Encoding"));
        http.header("Link", "<" + addresses.document(version.document()) + ">; rel=\"self\"");
        if (!isCurrent(http, coding, version.digest(), version.published(), version.maxAge())) {
            body(http, version, coding);
        }
    }

    /**
     * Sets the headers of an answer, the same on a 200 and on a 304: many clients keep only what came last.
     *
     * @return whether the client has what it asks for; then that is the answer
     */
    static boolean isCurrent(Context http, Coding coding, String digest, Instant published, int maxAge) {
        headers(http, coding.tag(digest), published, maxAge);
        List<String> tags = Stream.of(Coding.values()).map(c -> c.tag(digest)).toList();
        boolean current = Preconditions.isCurrent(
                http.header("If-None-Match"), http.header("If-Modified-Since"), tags, published);
        if (current) {
            http.status(HttpStatus.NOT_MODIFIED);
        }
        return current;
    }

    private static void headers(Context http, String tag, Instant published, int maxAge) {
        http.header("ETag", tag);
        http.header("Last-Modified", HttpDates.format(published));
        http.header(
                "Cache-Control",
                "public, max-age=" + maxAge + ", stale-while-revalidate=" + STALE_WHILE_REVALIDATE + ", stale-if-error="
                        + STALE_IF_ERROR);
        http.header("Vary", "Accept-Encoding");
        http.header("Access-Control-Allow-Origin", "*");
        http.header("X-Content-Type-Options", "nosniff");
    }

    private void body(Context http, DocumentVersion version, Coding coding) {
        Document.Name name = version.document();
        Optional<byte[]> bytes =
                coding == Coding.GZIP ? shelf.gzip(name, version.digest()) : shelf.identity(name, version.digest());
        if (bytes.isEmpty()) {
            lost.accept(name);
            unavailable(http);
            return;
        }
        if (coding == Coding.GZIP) {
            http.header("Content-Encoding", "gzip");
        }
        http.contentType(name.format().mediaType() + "; charset=utf-8");
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

package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.server.Found.Kind;
import tidings.server.Found.Resource;
import tidings.server.Found.Version;
import tidings.story.Digest;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** What is shown to people: the front page, a page for each feed and each article that has none of its own, and the icon. */
final class Pages {
    private static final String POLICY =
            "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    private static final int MAX_AGE = 300;
    private static final int DAY = 24 * 3600;
    private static final int KEPT = 100;

    private record Shown(FeedDefinition feed, String digest) {}

    private final Ledger ledger;
    private final Documents documents;
    private final Addresses addresses;
    private final Lru<Shown, Resource> feedPages = new Lru<>(KEPT, page -> 1);
    private final Resource icon = resource("image/png", null, false, false, iconBytes(), null, DAY);

    Pages(Ledger ledger, Documents documents, Addresses addresses) {
        this.ledger = ledger;
        this.documents = documents;
        this.addresses = addresses;
    }

    Resource front(List<FeedDefinition> feeds) {
        return page(FrontPage.write(feeds, addresses), null, false, false, MAX_AGE);
    }

    Resource icon() {
        return icon;
    }

    /**
     * The page that a browser shows instead of a feed.
     *
     * @param document the feed's first document, or null: while it stays, so does the page
     */
    Resource feed(FeedDefinition feed, @Nullable Resource document) {
        var shown = new Shown(feed, document == null ? "" : document.version().digest());
        Resource known = feedPages.get(shown);
        if (known != null) {
            return known;
        }
        Resource made = page(
                FeedPage.write(feed, ledger.newest(feed), addresses),
                document == null ? null : document.version().modified(),
                true,
                feed.serving().isPrivate(),
                document == null ? MAX_AGE : document.version().maxAge());
        feedPages.put(shown, made);
        return made;
    }

    /** Our page of an article, if the feed has it. */
    Optional<Found> article(FeedDefinition feed, String file) {
        return id(file).flatMap(id -> ledger.entry(feed.name(), id))
                .map(e -> page(
                        documents.articlePage(feed, e),
                        seconds(e),
                        false,
                        feed.serving().isPrivate(),
                        MAX_AGE));
    }

    private static Instant seconds(Entry entry) {
        return Instant.ofEpochSecond(entry.updated().getEpochSecond());
    }

    private static Optional<UUID> id(String file) {
        try {
            return file.endsWith(".html")
                    ? Optional.of(UUID.fromString(file.substring(0, file.length() - ".html".length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Resource page(
            String html, @Nullable Instant modified, boolean variesByUse, boolean isPrivate, int maxAge) {
        return resource(
                "text/html; charset=utf-8", POLICY, variesByUse, isPrivate, html.getBytes(UTF_8), modified, maxAge);
    }

    static Resource resource(
            String type,
            @Nullable String policy,
            boolean variesByUse,
            boolean isPrivate,
            byte[] bytes,
            @Nullable Instant modified,
            int maxAge) {
        var kind = new Kind(type, null, null, null, variesByUse, isPrivate, policy);
        return new Resource(
                kind, new Version(Digest.hex(bytes), modified, maxAge), coding -> Optional.of(coded(bytes, coding)));
    }

    private static byte[] coded(byte[] bytes, Coding coding) {
        return switch (coding) {
            case IDENTITY -> bytes;
            case GZIP -> Shelf.packed(bytes);
            case BROTLI -> Brotli.packed(bytes);
        };
    }

    static byte[] iconBytes() {
        return file("favicon.png");
    }

    private static byte[] file(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

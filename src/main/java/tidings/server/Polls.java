package tidings.server;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.server.Found.Kind;
import tidings.server.Found.Resource;
import tidings.server.Found.Sought;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/**
 * The documents that polls are answered with, by the path that they are asked for at. What every version's validators are made of is in memory,
 * the documents lie on the shelf; nothing here renders or parses, and the ledger is asked only when something has changed.
 */
final class Polls {
    private final Ledger ledger;
    private final Shelf shelf;
    private final Addresses addresses;
    private final Function<String, Sought> page;
    private final Map<String, Resource> documents = new ConcurrentHashMap<>();

    /**
     * @param page what a browser is shown instead of the feed of this name
     */
    Polls(Ledger ledger, Shelf shelf, Addresses addresses, Function<String, Sought> page) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.addresses = addresses;
        this.page = page;
    }

    /** The document at this path, or null. */
    @Nullable
    Resource at(String path) {
        return documents.get(path);
    }

    /** The digest of the public document that polls are answered with, if there is one. */
    Optional<String> digest(Document.Name name) {
        return Optional.ofNullable(documents.get("/feeds/" + name.feed() + "/" + name.file()))
                .map(found -> found.version().digest());
    }

    /** A document that is older than what polls ask for: of archives there are many, and hardly anybody asks for them. */
    Optional<Found> archived(FeedDefinition feed, Document.Name name) {
        return ledger.version(name).map(version -> resource(version, feed.path(), feed));
    }

    /** From now on answers for these feeds only, with what is published last. */
    void reload(Catalogue feeds) {
        Map<Document.Name, DocumentVersion> latest = ledger.versions();
        Map<String, FeedDefinition> defined = feeds.byName();
        var paths = new HashSet<String>();
        latest.values().forEach(version -> {
            String feed = version.document().feed();
            put(version, defined.get(feed), feeds.unread().contains(feed)).ifPresent(paths::add);
        });
        documents.keySet().retainAll(paths);
    }

    /** From now on answers with what is published last of this feed. */
    void reload(FeedDefinition feed) {
        ledger.versions(feed.name()).values().forEach(version -> put(version, feed, false));
    }

    /** @return where it is served, if it is */
    private Optional<String> put(DocumentVersion version, @Nullable FeedDefinition feed, boolean isUnread) {
        Optional<String> folder = folder(version, feed, isUnread);
        folder.ifPresent(f -> documents.compute(
                "/feeds/" + f + "/" + version.document().file(),
                (path, held) -> better(held, version, () -> resource(version, f, feed))));
        return folder.map(f -> "/feeds/" + f + "/" + version.document().file());
    }

    /** A feed that cannot be read now was private if its last version was. */
    private static Optional<String> folder(DocumentVersion version, @Nullable FeedDefinition feed, boolean isUnread) {
        if (feed == null) {
            return isUnread && !version.madeFrom().startsWith(Documents.PRIVATE)
                    ? Optional.of(version.document().feed())
                    : Optional.empty();
        }
        boolean isServed = !feed.serving().retired() && feed.serving().moved() == null;
        return isServed ? Optional.of(feed.path()) : Optional.empty();
    }

    /**
     * What another node has published stays unseen until it lies on our shelf, too: the document that we have is better than none. What is as
     * it was stays the same object, so that what is kept of it in memory is still good.
     */
    private Resource better(@Nullable Resource held, DocumentVersion latest, Supplier<Resource> resource) {
        if (held == null) {
            return resource.get();
        }
        boolean isSame = held.version().equals(version(latest));
        boolean isMissed = !shelf.has(latest.document(), latest.digest())
                && shelf.holdOnTo(latest.document(), held.version().digest());
        return isSame || isMissed ? held : resource.get();
    }

    private static Found.Version version(DocumentVersion version) {
        return new Found.Version(version.digest().substring(0, 32), version.published(), version.maxAge());
    }

    private Resource resource(DocumentVersion version, String folder, @Nullable FeedDefinition feed) {
        Document.Name name = version.document();
        boolean isPrivate = feed != null && feed.serving().isPrivate();
        var kind = new Kind(
                name.format().contentType(),
                Addresses.links(
                        addresses.document(new Document.Name(folder, name.format(), name.archive())),
                        feed == null ? null : addresses.hub(feed, name)),
                name,
                feed == null ? null : page.apply(name.feed()),
                feed != null,
                isPrivate,
                null);
        Found.Version shown = version(version);
        return new Resource(kind, shown, new Shelved(shelf, name, shown.digest()));
    }
}

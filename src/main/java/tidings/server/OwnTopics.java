package tidings.server;

import java.util.Optional;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.hub.Topics;
import tidings.story.Document;
import tidings.story.Ledger;

/** What we serve, as a hub wants it. */
public record OwnTopics(Addresses addresses, Shelf shelf, Ledger ledger) implements Topics {
    @Override
    public String address(Document.Name topic) {
        return addresses.document(topic.feed(), topic.format());
    }

    @Override
    public String links(Document.Name topic) {
        return Addresses.links(addresses.document(topic), addresses.hub());
    }

    @Override
    public Optional<byte[]> bytes(Document.Name topic, String digest) {
        return isPublic(topic) ? shelf.identity(topic, digest) : Optional.empty();
    }

    /** Who subscribed before a feed became private is not told what it says since. */
    private boolean isPublic(Document.Name topic) {
        return ledger.version(topic)
                .filter(v -> !v.madeFrom().startsWith(Documents.PRIVATE))
                .isPresent();
    }
}

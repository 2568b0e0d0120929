package tidings.server;

import java.util.Optional;
import tidings.feed.Addresses;
import tidings.feed.Shelf;
import tidings.hub.Topics;
import tidings.story.Document;

/** What we serve, as a hub wants it. */
public record OwnTopics(Addresses addresses, Shelf shelf) implements Topics {
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
        return shelf.identity(topic, digest);
    }
}

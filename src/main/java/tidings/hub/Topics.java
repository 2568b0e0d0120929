package tidings.hub;

import java.util.Optional;
import tidings.story.Document;

/** Our documents, as subscribers know them. */
public interface Topics {
    /** The address by which a document is subscribed to. */
    String address(Document.Name topic);

    /** The value of the {@code Link} header that goes with it (RFC 8288). */
    String links(Document.Name topic);

    /** A version's bytes, or empty if this node has not got them (yet). */
    Optional<byte[]> bytes(Document.Name topic, String digest);
}

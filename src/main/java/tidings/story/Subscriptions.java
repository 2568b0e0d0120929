package tidings.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be sent new versions of documents, and what was delivered; of all nodes. Part of the ledger: whatever a method has returned for is
 * durable. What is owed is nowhere written down: it is every subscription of which the last delivered version is not the one that is
 * published. So nothing can be forgotten, and a newer version takes the place of one that has not arrived.
 */
public interface Subscriptions {

    /** How many there may be, and how many with one host. */
    record Room(int all, int host) {}

    /** A version that a subscriber has not got. */
    record Owed(Subscription subscription, String digest) {}

    /**
     * What came of a delivery.
     *
     * @param settled whether this version is not to be sent again: it has arrived, or was given up
     * @param failures one after the other, this one included
     * @param again nothing is sent before
     * @param gone whether the subscriber wants nothing any more
     */
    record Outcome(Owed owed, boolean settled, int failures, Instant again, Duration took, boolean gone) {}

    /**
     * Begins or renews a subscription. Who begins is owed nothing as yet.
     *
     * @return false if there is no room for a new one
     */
    boolean save(Subscription subscription, Room room, Instant now);

    void remove(Document.Name topic, String callback);

    /** Whether {@link #save} would find room. */
    boolean hasRoom(Subscription subscription, Room room, Instant now);

    /** How many there are. */
    int count(Instant now);

    /** What is owed and may be sent now, to quick subscribers first. */
    List<Owed> owed(Instant now, int most);

    /** When something that is owed already may be sent next; null if nothing is. */
    @Nullable
    Instant nextOwed();

    /** Writes down what came of deliveries; all of it or nothing. */
    void settle(List<Outcome> outcomes);

    /** Forgets subscriptions whose lease has ended. */
    void lapse(Instant now);

    /**
     * From now on this hub is told of every document; others that were are not any more.
     *
     * @param hub a hub that is not ours, or null for none
     */
    void tell(Callbacks.@Nullable Target hub);
}

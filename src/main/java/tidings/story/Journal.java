package tidings.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was visited, what is to be visited when, and how refreshes went. Part of the ledger: whatever a method has returned for is durable.
 * An address is known in each feed in whatever spelling ({@link Address#key}), whichever source names it.
 */
public interface Journal {
    /** What is known of the address in this feed. */
    Optional<Visit> visit(String feed, String url);

    /** Adds visits to addresses that the feed does not know yet; those that it knows stay as they are. Returns those that were added. */
    List<Visit> add(List<Visit> visits);

    /** Writes down what is known now. */
    void save(Visit visit);

    /** The source's visits that are due by then, the longest due first, lists apart. */
    List<Visit> due(String feed, String source, Instant by, int most);

    /** When the source's next visit is due, lists apart; or null. */
    @Nullable
    Instant nextDue(String feed, String source);

    /** The feed has no such source any more: its visits and refreshes go, and what it visited other sources of the feed may visit. */
    void forget(String feed, String source);

    /** Writes down how a refresh went; of each source the last thousand are kept. */
    void add(Refresh refresh);

    /** How the source's last refreshes went, the latest first. */
    List<Refresh> refreshes(String feed, String source, int most);
}

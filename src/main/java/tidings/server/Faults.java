package tidings.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import tidings.story.LedgerException;

/** Tells the log when a fault begins and when it is over, and not of every time between: a disk stays full for long. */
final class Faults {
    private final Logger log;
    private final Set<String> going = ConcurrentHashMap.newKeySet();

    Faults(Logger log) {
        this.log = log;
    }

    /**
     * @param what goes wrong, always in the same words
     * @param why of the ledger's own its words say all
     */
    void begun(String what, Throwable why) {
        if (going.add(what)) {
            if (why instanceof LedgerException) {
                log.warn("{}: {}", what, why.getMessage());
            } else {
                log.warn("{}", what, why);
            }
        }
    }

    void over(String what) {
        if (going.remove(what)) {
            log.info("{}: this is over", what);
        }
    }
}

package tidings.cli;

import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Supplier;
import tidings.story.Ledger;

/** The definitions in the ledger, read again when it has changed. */
final class LedgerTexts implements Supplier<SortedMap<String, String>> {
    private final Ledger ledger;
    private SortedMap<String, String> texts = Collections.emptySortedMap();
    private boolean read;
    private long seen;

    LedgerTexts(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public SortedMap<String, String> get() {
        long now = ledger.changes();
        if (!read || now != seen) {
            texts = ledger.definitions();
            seen = now;
            read = true;
        }
        return texts;
    }
}

package tidings.store;

import tidings.PostgresServer;
import tidings.story.Ledger;

class PostgresJournalTest extends JournalContract {
    private final String address = PostgresServer.ledger();

    @Override
    protected Ledger open() {
        return SqlLedger.open(address, null, clock);
    }
}

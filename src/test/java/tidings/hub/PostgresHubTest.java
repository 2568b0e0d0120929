package tidings.hub;

import tidings.PostgresServer;
import tidings.TestClock;
import tidings.store.SqlLedger;
import tidings.story.Ledger;

class PostgresHubTest extends HubContract {
    private final String address = PostgresServer.ledger();

    @Override
    protected Ledger open(TestClock clock) {
        return SqlLedger.open(address, null, clock);
    }
}

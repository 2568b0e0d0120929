package tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import tidings.PostgresServer;
import tidings.story.Ledger;

class PostgresScheduleTest extends ScheduleContract {
    private final String address = PostgresServer.ledger();

    @Override
    protected Ledger open(Clock clock) {
        return SqlLedger.open(address, null, clock);
    }

    @Override
    protected Connection connection() throws SQLException {
        return PostgresAddress.source(address).getConnection();
    }
}

package tidings.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import tidings.story.Ledger;

class SqliteScheduleTest extends ScheduleContract {
    @TempDir
    Path folder;

    @Override
    protected Ledger open(Clock clock) {
        return SqlLedger.open(folder.resolve("tidings.db"), clock);
    }

    @Override
    protected Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tidings.db"));
    }
}

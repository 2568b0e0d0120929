package tidings.hub;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import tidings.TestClock;
import tidings.store.SqlLedger;
import tidings.story.Ledger;

class SqliteHubTest extends HubContract {
    @TempDir
    Path folder;

    @Override
    protected Ledger open(TestClock clock) {
        return SqlLedger.open(folder.resolve("tidings.db"), clock);
    }
}

package tidings.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import tidings.story.Ledger;

class SqliteJournalTest extends JournalContract {
    @TempDir
    Path folder;

    @Override
    protected Ledger open() {
        return SqlLedger.open(folder.resolve("tidings.db"), clock);
    }
}

package tidings.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tidings.story.Ledger;

/** {@code tidings backup}. */
@Command(
        name = "backup",
        description = "Writes a copy of the ledger, while servers go on using it. The copy is a ledger.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings backup backups/tidings-2026-11-24.db"})
final class BackupCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "FILE", description = "What to write; it must not be there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new BadInputException(file + ": is there already; give the name of a new file");
        }
        try (Ledger ledger = workplace.ledger()) {
            ledger.backup(file);
            return 0;
        }
    }
}

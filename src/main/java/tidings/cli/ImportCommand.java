package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.story.Ledger;
import tidings.story.LedgerException;

/** {@code tidings import}. */
@Command(
        name = "import",
        description =
                "Takes over what another ledger exported, whatever database it was on: all of it or nothing. This ledger must be new.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings import ledger.jsonl --store data/new.db", "  zcat ledger.jsonl.gz | tidings import -"})
final class ImportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "FILE", description = "What was exported; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (BufferedReader from = file.toString().equals(Pages.STDIN)
                        ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
                        : Files.newBufferedReader(file);
                Ledger ledger = workplace.ledger()) {
            long rows = ledger.load(from);
            spec.commandLine().getErr().printf("%s: %d rows%n", file, rows);
            return 0;
        } catch (LedgerException e) {
            throw new LedgerException(file + ": cannot be imported: " + e.getMessage(), e);
        }
    }
}

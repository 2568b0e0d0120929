package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
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
final class ImportCommand extends FileCommand {
    @Override
    long rows(Path file) throws IOException {
        try (BufferedReader from = file.toString().equals(Pages.STDIN)
                        ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
                        : Files.newBufferedReader(file);
                Ledger ledger = ledger()) {
            return ledger.load(from);
        } catch (LedgerException e) {
            throw new LedgerException(file + ": cannot be imported: " + e.getMessage(), e);
        }
    }
}

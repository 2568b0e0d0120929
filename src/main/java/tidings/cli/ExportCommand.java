package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import tidings.story.Ledger;

/** {@code tidings export}. */
@Command(
        name = "export",
        description =
                "Writes everything that the ledger holds as JSON Lines: for another store, for another program, for keeping.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings export ledger.jsonl", "  tidings export - | gzip > ledger.jsonl.gz"})
final class ExportCommand extends FileCommand {
    @Override
    long rows(Path file) throws IOException {
        try (Ledger ledger = ledger();
                Writer to = file.toString().equals(Pages.STDIN)
                        ? new BufferedWriter(new OutputStreamWriter(System.out, UTF_8))
                        : Files.newBufferedWriter(file)) {
            return ledger.export(to);
        }
    }
}

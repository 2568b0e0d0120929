package tidings.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.story.Ledger;

/** A command that takes the whole ledger to a file, or from one, and tells how many rows there were. */
abstract class FileCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "FILE", description = "Where the JSON Lines are; - is standard output or input.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        spec.commandLine().getErr().printf("%s: %d rows%n", file, rows(file));
        return 0;
    }

    /** Does it, and tells how many rows there were. */
    abstract long rows(Path file) throws IOException;

    final Ledger ledger() {
        return workplace.ledger();
    }
}

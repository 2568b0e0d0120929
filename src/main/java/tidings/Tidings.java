package tidings;

import java.util.Locale;
import picocli.CommandLine;
import tidings.cli.TidingsCommand;

/** The command line's front door. */
public final class Tidings {
    private Tidings() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // what we say, and its digits, is the same everywhere
        int code = commandLine().execute(arguments);
        if (code != TidingsCommand.GOES_ON) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return TidingsCommand.commandLine();
    }
}

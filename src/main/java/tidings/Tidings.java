package tidings;

import picocli.CommandLine;
import tidings.cli.TidingsCommand;

/** The command line's front door. */
public final class Tidings {
    private Tidings() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != TidingsCommand.GOES_ON) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return TidingsCommand.commandLine();
    }
}

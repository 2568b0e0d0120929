package tidings;

import java.util.Locale;
import tidings.cli.TidingsCommand;

/** The command line's front door. */
public final class Tidings {
    private Tidings() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // what we say, and its digits, is the same everywhere
        int code = TidingsCommand.commandLine(arguments).execute(arguments);
        if (code != TidingsCommand.GOES_ON) {
            System.exit(code);
        }
    }
}

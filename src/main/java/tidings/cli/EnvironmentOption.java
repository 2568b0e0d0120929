package tidings.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import tidings.definition.Environment;

/** The option that opens further variables of the environment to definitions. */
final class EnvironmentOption {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Option(
            names = "--allow-env",
            paramLabel = "NAME",
            description =
                    "A variable of the environment that definitions may name as $${NAME} in headers; may be given again."
                            + " Those that begin with " + Environment.PREFIX + " they may name anyway.")
    private List<String> names = new ArrayList<>();

    Environment environment() {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new BadInputException("--allow-env " + name
                        + ": no name of a variable; right would be one like COURIER_SESSION, without $ or braces");
            }
        }
        return new Environment(names, System::getenv);
    }
}

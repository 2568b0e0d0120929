package tidings.cli;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.story.Digest;

/** {@code tidings token}. */
@Command(
        name = "token",
        description =
                "Makes a random token for who shall push pages, and the line for the file that serve --tokens reads."
                        + " The token is kept nowhere; the line holds its hash.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings token cms", "  tidings token sports-desk sports football"})
final class TokenCommand implements Callable<Integer> {
    private static final int BYTES = 32;

    @Parameters(paramLabel = "NAME", index = "0", description = "Who the token is for; a word.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Parameters(
            paramLabel = "FEED",
            index = "1..*",
            arity = "0..*",
            description = "The feeds it is for (default: all).")
    private List<String> feeds = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!name.matches("[^\\s#]\\S*")) {
            throw new BadInputException("'" + name + "' is no name for a token; right would be one word, such as cms");
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var line = new ArrayList<>(List.of(name, Digest.hex(token)));
        line.addAll(feeds);
        spec.commandLine().getOut().printf("token  %s%nline   %s%n", token, String.join(" ", line));
        return 0;
    }
}

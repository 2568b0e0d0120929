package tidings.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tidings.server.Tokens;
import tidings.server.Tokens.Token;
import tidings.story.Digest;

/** Where the tokens of those who may push come from. The one in the environment is no option, because every user sees those. */
final class TokensOption {
    static final String VARIABLE = "TIDINGS_TOKEN";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description =
                    "Who may push pages: a line each with a name, the SHA-256 of a token, and perhaps the feeds that it is for."
                            + " One more token may stand in the environment, as TIDINGS_TOKEN.")
    private @Nullable Path file;

    /** @param environment the value of {@link #VARIABLE}, or null */
    Tokens tokens(@Nullable String environment) {
        List<Token> tokens = file == null ? new ArrayList<>() : read(file);
        if (environment != null && !environment.isBlank()) {
            tokens.add(new Token(VARIABLE, Digest.hex(environment.strip()), Set.of()));
        }
        return new Tokens(tokens);
    }

    private static List<Token> read(Path file) {
        try {
            var tokens = new ArrayList<Token>();
            int number = 0;
            for (String line : Files.readString(file, ISO_8859_1).lines().toList()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    tokens.add(token(line.strip().split("\\s+"), file + ":" + number));
                }
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong is not repeated: it may be a token. */
    private static Token token(String[] words, String place) {
        if (words.length < 2 || !SHA256.matcher(words[1]).matches()) {
            throw new BadInputException(place
                    + ": no line of a token; right would be NAME SHA256 [FEED...], as `tidings token NAME` makes it");
        }
        return new Token(words[0], words[1], Set.copyOf(Arrays.asList(words).subList(2, words.length)));
    }
}

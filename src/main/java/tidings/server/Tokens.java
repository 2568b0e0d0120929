package tidings.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.story.Digest;

/**
 * Who may push, and see how sources do. The tokens themselves are nowhere, only their hashes; whoever reads the file or the memory cannot push with what is there.
 *
 * @param all none: nobody may
 */
public record Tokens(List<Token> all) {
    private static final String SCHEME = "bearer ";

    /**
     * One of them.
     *
     * @param name of who has it
     * @param sha256 of the token in UTF-8, as lower-case hexadecimal digits
     * @param feeds that it is good for; empty: all
     */
    public record Token(String name, String sha256, Set<String> feeds) {
        boolean isFor(String feed) {
            return feeds.isEmpty() || feeds.contains(feed);
        }
    }

    /** The token that a request came with. */
    Token permit(@Nullable String authorization) throws Denied {
        if (all.isEmpty()) {
            throw new Denied(
                    403,
                    "Nothing can be pushed or asked for here, because no token is set: start the server with TIDINGS_TOKEN in its environment,"
                            + " or with --tokens FILE (`tidings token` makes a line for it).");
        }
        return of(authorization)
                .orElseThrow(() -> new Denied(
                        401, "The token is missing or wrong; right would be the header Authorization: Bearer TOKEN."));
    }

    /** The token that a request came with (RFC 6750, 2.1), if it is one of ours. How long this takes tells nothing about ours. */
    Optional<Token> of(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        byte[] given =
                Digest.hex(authorization.substring(SCHEME.length()).strip()).getBytes(US_ASCII);
        Optional<Token> found = Optional.empty();
        for (Token token : all) {
            found = MessageDigest.isEqual(given, token.sha256().getBytes(US_ASCII)) ? Optional.of(token) : found;
        }
        return found;
    }
}

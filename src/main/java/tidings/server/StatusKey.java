package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tidings.server.Tokens.Token;

/**
 * A key that stands in the address of a feed's status feed, because feed readers send no tokens: HMAC (RFC 2104) of the feed's name under the
 * token's hash. It opens that one document and leads back to no token; it is the same on every node with these tokens, and ends with its token.
 */
final class StatusKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private StatusKey() {}

    static String of(Token token, String feed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.sha256().getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(("status " + feed).getBytes(UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** How long this takes tells nothing about the right keys. */
    static void permit(String key, String feed, Tokens tokens) throws Denied {
        boolean isRight = false;
        for (Token token : tokens.all()) {
            isRight |= token.isFor(feed)
                    && MessageDigest.isEqual(
                            key.getBytes(UTF_8), of(token, feed).getBytes(UTF_8));
        }
        if (!isRight) {
            throw new Denied(403, "The key is wrong; /status.json tells the right address to who has a token.");
        }
    }
}

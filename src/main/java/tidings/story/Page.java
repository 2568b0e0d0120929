package tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * Bytes as they were found.
 *
 * @param name what its owner calls it (a path within its feed, {@code stdin}, a URL); messages and the ledger name it so
 * @param stamp differs when the page, or the way in which its feed wants it read, may have changed
 * @param body the bytes, undecoded
 * @param url the address it was found at, or null where nobody said
 * @param contentType the {@code Content-Type} it came with, or null
 */
public record Page(
        String name,
        String stamp,
        byte[] body,
        @Nullable String url,
        @Nullable String contentType) {

    /** The name of whatever comes by standard input: the one name that many pages share. */
    public static final String STDIN = "stdin";
}

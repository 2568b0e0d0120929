package tidings.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is served, and whether it still is.
 *
 * @param retired it has ended, and polls are told so
 * @param moved where it is now, or null: with a slash at its end the folder of its documents, else the one document there is
 * @param formerly names that it was served under before
 * @param token stands in the addresses of a feed that only those may read who were told it; null for a public feed
 */
public record Serving(
        boolean retired,
        @Nullable String moved,
        List<String> formerly,
        @Nullable String token) {
    public static final Serving PUBLIC = new Serving(false, null, List.of(), null);

    public boolean isPrivate() {
        return token != null;
    }

    /** Whether its documents are here, for those who may read them. */
    public boolean isHere() {
        return !retired && moved == null;
    }

    /** Whether it is told to everybody. */
    public boolean isListed() {
        return isHere() && !isPrivate();
    }
}

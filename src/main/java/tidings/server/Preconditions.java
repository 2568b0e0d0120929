package tidings.server;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a reader has what it asks for (RFC 9110, 13.1). */
final class Preconditions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    private Preconditions() {}

    /**
     * @param ifNoneMatch where it stands, {@code If-Modified-Since} is not looked at (13.1.3)
     * @param tags of all codings of the document; any of them names what the reader has
     */
    static boolean isCurrent(
            @Nullable String ifNoneMatch, @Nullable String ifModifiedSince, List<String> tags, Instant lastModified) {
        if (ifNoneMatch != null) {
            return names(ifNoneMatch, tags);
        }
        return ifModifiedSince != null
                && HttpDates.parse(ifModifiedSince)
                        .filter(since -> !lastModified.isAfter(since))
                        .isPresent();
    }

    /** Weak comparison (8.8.3.2). */
    private static boolean names(String ifNoneMatch, List<String> tags) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        Matcher tag = TAG.matcher(ifNoneMatch);
        while (tag.find()) {
            if (tags.contains(tag.group(1))) {
                return true;
            }
        }
        return false;
    }
}

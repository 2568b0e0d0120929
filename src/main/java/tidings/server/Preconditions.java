package tidings.server;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request makes its answer depend on (RFC 9110, 13.1): its fields' values, or null for what it does not have. A field that stands there
 * several times is one list; {@code null} stands for dates of which there are several.
 */
record Preconditions(
        @Nullable String ifMatch,
        @Nullable String ifUnmodifiedSince,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince) {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    enum Outcome {
        /** Answer as if nothing had been asked. */
        PROCEED,
        /** 304 */
        NOT_MODIFIED,
        /** 412 */
        FAILED
    }

    /** Whether the reader says what it has: such polls are cheap. */
    boolean areThere() {
        return ifNoneMatch != null || ifModifiedSince != null;
    }

    /**
     * In the order of RFC 9110, 13.2.2.
     *
     * @param tag of the coding that would be sent
     * @param tags of all codings; any of them names what the reader has
     * @param modified null if nobody knows
     */
    Outcome on(String tag, Supplier<List<String>> tags, @Nullable Instant modified) {
        if (isFailed(tags, modified)) {
            return Outcome.FAILED;
        }
        if (ifNoneMatch != null) {
            boolean has = ifNoneMatch.equals(tag) || names(ifNoneMatch, tags.get(), true);
            return has ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
        }
        return ifModifiedSince != null && isUnmodified(ifModifiedSince, modified, false)
                ? Outcome.NOT_MODIFIED
                : Outcome.PROCEED;
    }

    private boolean isFailed(Supplier<List<String>> tags, @Nullable Instant modified) {
        if (ifMatch != null) {
            return !names(ifMatch, tags.get(), false);
        }
        return ifUnmodifiedSince != null && !isUnmodified(ifUnmodifiedSince, modified, true);
    }

    /** @param otherwise what holds for what is no date */
    private static boolean isUnmodified(String since, @Nullable Instant modified, boolean otherwise) {
        return modified == null
                ? otherwise
                : HttpDates.parse(since).map(date -> !modified.isAfter(date)).orElse(otherwise);
    }

    /** @param weakly by weak comparison (8.8.3.2), else by strong comparison */
    private static boolean names(String field, List<String> tags, boolean weakly) {
        if (field.strip().equals("*")) {
            return true;
        }
        Matcher tag = TAG.matcher(field);
        while (tag.find()) {
            if ((weakly || tag.group(1) == null) && tags.contains(tag.group(2))) {
                return true;
            }
        }
        return false;
    }
}

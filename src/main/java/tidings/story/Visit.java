package tidings.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that a feed's source visits, and what is known of it.
 *
 * @param feed its name
 * @param source {@link WebSource#name()}
 * @param url as it is asked for
 * @param role what stands there
 * @param due when it is to be visited next, or null: never by itself
 * @param since when a page was first read there, or null: not yet
 * @param visits how often something was read there
 * @param failures visits in a row that brought nothing
 * @param etag of the last answer, or null
 * @param lastModified of the last answer, or null
 * @param answered the address that gave these two, or null
 * @param moved where to ask instead, for the address has moved for good; or null
 */
public record Visit(
        String feed,
        String source,
        String url,
        Role role,
        @Nullable Instant due,
        @Nullable Instant since,
        int visits,
        int failures,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String answered,
        @Nullable String moved) {

    public enum Role {
        /** A document that lists pages. */
        LIST,
        /** A page that the source names. */
        PAGE,
        /** A page that a page of the source names as a sibling. */
        SIBLING
    }

    /** One that was never made. */
    public static Visit first(String feed, String source, String url, Role role, Instant due) {
        return new Visit(feed, source, url, role, due, null, 0, 0, null, null, null, null);
    }

    /** The address to ask. */
    public String place() {
        return moved == null ? url : moved;
    }

    /** Something was read there, or is as it was; the last three parameters are of the answer. */
    public Visit read(
            @Nullable Instant since, @Nullable String etag, @Nullable String lastModified, @Nullable String answered) {
        return new Visit(feed, source, url, role, due, since, visits + 1, 0, etag, lastModified, answered, moved);
    }

    /** Nothing was to be had there. */
    public Visit failed() {
        return new Visit(
                feed, source, url, role, due, since, visits, failures + 1, etag, lastModified, answered, moved);
    }

    /** It is to be visited then, or never by itself. */
    public Visit dueAt(@Nullable Instant due) {
        return new Visit(feed, source, url, role, due, since, visits, failures, etag, lastModified, answered, moved);
    }

    /** It is at another address now, which has not answered yet. */
    public Visit movedTo(String moved, Instant due) {
        return new Visit(feed, source, url, role, due, since, visits, failures, null, null, null, moved);
    }

    /** The same, which is said to be at another address; null says nothing. */
    public Visit at(@Nullable String moved) {
        return moved == null
                ? this
                : new Visit(feed, source, url, role, due, since, visits, failures, etag, lastModified, answered, moved);
    }
}

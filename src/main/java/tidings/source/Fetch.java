package tidings.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.story.Page;

/** What came of going for a page. */
public sealed interface Fetch {
    /**
     * Here it is.
     *
     * @param page its {@code url} is where it was found in the end
     * @param validators by which to ask next time whether it has changed, or null if the server gave none
     * @param moved where to ask from now on, for whoever answers there said that the page has moved for good (RFC 9110, 15.4.2 and 15.4.9), or
     *     null
     * @param fresh for how long the server says that it stays as it is (RFC 9111, 4.2.1), or null if it does not say
     */
    record Fetched(
            Page page,
            @Nullable Validators validators,
            @Nullable String moved,
            @Nullable Duration fresh) implements Fetch {
        public Fetched(Page page) {
            this(page, null, null, null);
        }
    }

    /** There is no page, for some reason. */
    sealed interface NoPage extends Fetch {
        /** What its owner calls it: the address that was asked for, or the path of a file. */
        String name();

        /** A clause that continues "NAME: ". */
        String reason();
    }

    /**
     * It is as it was when it gave the validators that were sent. Where none are sent this never comes.
     *
     * @param validators for the next time
     * @param moved as for {@link Fetched}
     * @param fresh as for {@link Fetched}
     */
    record NotModified(
            String name,
            Validators validators,
            @Nullable String moved,
            @Nullable Duration fresh) implements NoPage {
        @Override
        public String reason() {
            return "has not changed";
        }
    }

    /**
     * Its host wants to be left alone for a while, or we leave it alone for manners.
     *
     * @param until before this, asking again leads to the same answer without asking; null if nobody named a time
     */
    record RetryLater(String name, @Nullable Instant until, String reason) implements NoPage {}

    /** Its host says that it was there and will not come back (410). */
    record Gone(String name) implements NoPage {
        @Override
        public String reason() {
            return "is gone for good, says its host (410)";
        }
    }

    /** It cannot be had. */
    record Failed(String name, String reason) implements NoPage {}
}

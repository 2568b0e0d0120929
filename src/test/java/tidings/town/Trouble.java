package tidings.town;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a site, or look so. */
enum Trouble {
    /** Its list says that it has not changed to whoever asks that, though it has. */
    UNCHANGED(Reach.LIST, null),
    /** Its list is elsewhere for a while. */
    REDIRECTED(Reach.LIST, null),
    /** 429, with a time at which to come again. */
    BUSY(Reach.ALL, "busy|left alone|robots"),
    BROKEN(Reach.ALL, "fault of its own"),
    UNAVAILABLE(Reach.ALL, "busy|left alone|robots"),
    /** It takes the request and never answers. */
    STALLED(Reach.LIST, "did not come within"),
    RESET(Reach.ALL, "broke off|connection"),
    /** Whatever one asks for, there is a form to log in. */
    LOGIN(Reach.ALL, "log in|login"),
    EMPTY_LIST(Reach.LIST, "empty|no article|lists nothing|lists none"),
    NO_BODY(Reach.LIST, "empty"),
    GARBAGE(Reach.LIST, "binary|not a|no text|cannot be read|no articles|control"),
    NOT_FOUND(Reach.LIST, "is not there"),
    ROBOTS(Reach.ALL, "robots.txt");

    enum Reach {
        LIST,
        ALL
    }

    final Reach reach;
    /** Words of which the owner must be told one, or null where nothing is wrong. */
    final @Nullable Pattern words;

    Trouble(Reach reach, @Nullable String words) {
        this.reach = reach;
        this.words = words == null ? null : Pattern.compile(words);
    }

    boolean isFailure() {
        return words != null;
    }

    /** A trouble of one site, for a while. */
    record Episode(Trouble trouble, Span span) {}
}

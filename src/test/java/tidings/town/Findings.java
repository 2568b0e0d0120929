package tidings.town;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What does not agree with the truth. The same thing is found once. */
final class Findings {
    enum Kind {
        /** Two entries for one article, in the end. */
        DUPLICATE,
        /** Two entries for one article, for a while at least. */
        PASSING_DUPLICATE,
        /** One entry for two articles. */
        MERGED,
        /** An entry that is no article of the site. */
        STRANGER,
        /** An article that could be read, and is not kept. */
        LOST,
        CHANGED_ID,
        DATED_BY_READING,
        WRONG_DATE,
        /** A title that the article never had. */
        WRONG_TITLE,
        LATE_EDIT,
        LATE_RETRACTION,
        /** A feed without entries, after it had some. */
        BLANKED,
        /** A failure that its owner was not told of by the refresh that met it, or not in words that say it. */
        UNNAMED,
        /** A fault that nothing accounts for. */
        FALSE_ALARM,
        /** A site that fails, of which the status does not say so, or not why. */
        STATUS_UNNAMED,
        /** A site that does well, of which the status says otherwise. */
        STATUS_ALARM
    }

    private final Map<Kind, Set<String>> found = new EnumMap<>(Kind.class);

    void add(Kind kind, String what) {
        found.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(what);
    }

    /** All of a kind, in the order in which they were found. */
    List<String> of(Kind kind) {
        return new ArrayList<>(found.getOrDefault(kind, Set.of()));
    }

    /** A line for each kind, with the first few of what was found. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            List<String> all = of(kind);
            text.append(String.format("%-17s %d%n", kind, all.size()));
            all.stream()
                    .limit(Integer.getInteger("town.shown", 5))
                    .forEach(f -> text.append("    ").append(f).append('\n'));
        }
        return text.toString();
    }
}

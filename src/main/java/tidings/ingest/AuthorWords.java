package tidings.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that stand in bylines, beside and in names. */
final class AuthorWords {
    private static final Map<String, Set<String>> KINDS = new HashMap<>();

    static {
        for (String line : Words.lines("author-words.txt")) {
            String[] parts = line.split(": ", 2);
            KINDS.computeIfAbsent(parts[0], k -> new HashSet<>()).addAll(List.of(parts[1].split("\\|")));
        }
    }

    private static final Set<String> OPENERS = of("opener");
    private static final Set<String> LABELS = of("label");
    static final Set<String> ROLES = of("role");
    static final Set<String> ASIDES = of("aside");
    static final Set<String> NOBODY = of("nobody");
    static final Set<String> TEAMS = of("team");
    static final Set<String> PARTICLES = of("particle");
    static final Set<String> AND = of("and");

    private static final int MAX_OPENER = 5;
    private static final int MAX_LABEL = 30;

    private AuthorWords() {}

    private static Set<String> of(String kind) {
        return KINDS.getOrDefault(kind, Set.of());
    }

    /** Whether the text says that a name follows and nothing else. */
    static boolean isLabel(String text) {
        if (text.length() > MAX_LABEL) {
            return false;
        }
        String word = withoutColon(Texts.lower(text.strip()));
        return LABELS.contains(word) || OPENERS.contains(word);
    }

    /** Where the name begins after words such as {@code By} or {@code Author:}, or 0 if the text does not begin with any. */
    static int afterOpening(String line) {
        String text = line.replace('：', ':');
        int found = 0;
        int end = 0;
        for (int words = 0; words < MAX_OPENER && end < text.length(); words++) {
            int space = text.indexOf(' ', end + 1);
            int colon = text.indexOf(':', end + 1);
            int stop = space < 0 ? text.length() : space;
            if (colon > 0 && colon < stop) {
                String label = withoutColon(Texts.lower(text.substring(0, colon)));
                return LABELS.contains(label) || OPENERS.contains(label) ? skip(text, colon + 1) : found;
            }
            String phrase = Texts.lower(text.substring(0, stop));
            found = OPENERS.contains(phrase) ? skip(text, stop) : found;
            if (space > 0 && text.startsWith(":", space + 1) && LABELS.contains(phrase)) {
                return skip(text, space + 2);
            }
            end = stop;
        }
        return found > 0 ? found : glued(text);
    }

    /** Where the name begins after a label with a colon that is not the text's first word ({@code Date: ... Author: ...}), or 0. */
    static int afterLabelInside(String text) {
        for (int colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
            int space = text.lastIndexOf(' ', colon - 2);
            if (space > 0 && isLabel(text.substring(space + 1, colon))) {
                return colon + 1;
            }
        }
        return 0;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
            at++;
        }
        return at;
    }

    /** {@code ByOdile Marrish}: two elements stood side by side. */
    private static int glued(String text) {
        for (int i = 2; i < Math.min(text.length(), MAX_LABEL); i++) {
            if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
                String before = Texts.lower(text.substring(0, i));
                return OPENERS.contains(before) || LABELS.contains(before) ? i : 0;
            }
        }
        return 0;
    }

    private static String withoutColon(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '：')) {
            end--;
        }
        return text.substring(0, end);
    }
}

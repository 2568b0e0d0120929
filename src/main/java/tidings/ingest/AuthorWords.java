package tidings.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static final Set<String> MONTHS = of("month");
    static final Set<String> NOBODY = of("nobody");
    static final Set<String> TEAMS = of("team");
    static final Set<String> PARTICLES = of("particle");
    static final Set<String> AND = of("and");

    /** The words that openers and labels begin with. */
    private static final Set<String> FIRST = Stream.concat(OPENERS.stream(), LABELS.stream())
            .map(p -> p.split(" ", 2)[0])
            .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_LABEL = 40;

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
    static int afterOpening(String text) {
        int word = firstWord(text);
        if (word == text.length() && !hasColon(text, word)) {
            return glued(text);
        }
        String start = Texts.lower(text.substring(0, Math.min(text.length(), MAX_LABEL)))
                .replace('：', ':');
        return FIRST.contains(start.substring(0, Math.min(word, start.length())))
                ? afterPhrase(start, text)
                : glued(text);
    }

    private static int firstWord(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ':' && text.charAt(at) != '：') {
            at++;
        }
        return at;
    }

    private static boolean hasColon(String text, int at) {
        return at < text.length() && text.charAt(at) != ' ';
    }

    /** @param start of the text, in lower case */
    private static int afterPhrase(String start, String text) {
        int found = 0;
        for (int end = 1; end <= start.length(); end++) {
            char c = end == start.length() ? ' ' : start.charAt(end);
            if (c == ' ' || c == ':') {
                String phrase = start.substring(0, end);
                boolean colon = c == ':' || start.startsWith(" :", end);
                found = OPENERS.contains(phrase) || colon && LABELS.contains(phrase) ? skip(text, end) : found;
            }
        }
        return found < text.length() ? found : 0;
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
        while (at < text.length() && " :：".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** {@code ByOdile Marrish}: two elements stood side by side. */
    private static int glued(String text) {
        for (int i = 2; i < Math.min(text.length(), MAX_LABEL); i++) {
            char before = text.charAt(i - 1);
            if (before == ' ') {
                return 0;
            }
            if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(before)) {
                String word = Texts.lower(text.substring(0, i));
                return OPENERS.contains(word) || LABELS.contains(word) ? i : 0;
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

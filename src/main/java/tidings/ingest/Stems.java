package tidings.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that make a short heading one of relation, wherever they stand in it, and words beside which they do not. */
final class Stems {
    static final Stems NONE = new Stems(List.of());

    private static final String NOT = "not: ";
    private static final String INSIDE = "inside: ";
    private static final int MAX_WORDS = 7;
    /** The word stands among so many first ones. */
    private static final int MAX_PLACE = 3;

    private final Set<String> words = new HashSet<>();
    private final Set<String> not = new HashSet<>();
    /** For languages that part no words. */
    private final Set<String> inside = new HashSet<>();

    private Stems(List<String> lines) {
        for (String line : lines) {
            Set<String> into = line.startsWith(NOT) ? not : line.startsWith(INSIDE) ? inside : words;
            into.addAll(List.of(line.substring(line.indexOf(':') + 1).strip().split(" ")));
        }
    }

    static Stems of(String resource) {
        return new Stems(Words.lines(resource));
    }

    boolean match(String folded) {
        boolean found = false;
        int start = 0;
        int count = 0;
        for (int end = 0; end <= folded.length(); end++) {
            if (end < folded.length() && isInWord(folded.charAt(end))) {
                continue;
            }
            if (end < folded.length() && isSentence(folded, end) || count > MAX_WORDS) {
                return false;
            }
            if (end > start) {
                count++;
                String word = folded.substring(start, end);
                if (not.contains(word)) {
                    return false;
                }
                found |= count <= MAX_PLACE && words.contains(word);
            }
            start = end + 1;
        }
        return found && count > 1 && count <= MAX_WORDS || inside.stream().anyMatch(folded::contains);
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '\'' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isSentence(String folded, int at) {
        char c = folded.charAt(at);
        return c == ',' || c == ';' || c == '?' || c == '!' || c == '.' && at + 1 < folded.length() && folded.charAt(at + 1) == ' ';
    }
}

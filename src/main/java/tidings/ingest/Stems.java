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

    /** Whether the words or characters that count are there at all. */
    boolean mayMatch(String folded) {
        return opens(folded) || isUnspaced(folded);
    }

    boolean match(String folded) {
        return opens(folded) && isHeading(folded)
                || isUnspaced(folded) && inside.stream().anyMatch(folded::contains);
    }

    /** Whether one of the first words is one of relation. */
    private boolean opens(String folded) {
        int start = 0;
        int count = 0;
        for (int end = 0; end <= folded.length() && count < MAX_PLACE; end++) {
            if (end == folded.length() || !isInWord(folded.charAt(end))) {
                if (end > start && words.contains(folded.substring(start, end))) {
                    return true;
                }
                count += end > start ? 1 : 0;
                start = end + 1;
            }
        }
        return false;
    }

    /** Whether it is short, no sentence, and holds none of the words that forbid it. */
    private boolean isHeading(String folded) {
        int start = 0;
        int count = 0;
        for (int end = 0; end <= folded.length(); end++) {
            if (end == folded.length() || !isInWord(folded.charAt(end))) {
                if (end < folded.length() && isSentence(folded, end) || not.contains(folded.substring(start, end))) {
                    return false;
                }
                count += end > start ? 1 : 0;
                start = end + 1;
            }
        }
        return count > 1 && count <= MAX_WORDS;
    }

    private static boolean isUnspaced(String folded) {
        return !folded.isEmpty() && folded.charAt(0) > 0xdff;
    }

    private static boolean isInWord(char c) {
        return c >= 'a' && c <= 'z' // of what is folded nearly all
                || Character.isLetterOrDigit(c)
                || c == '-'
                || c == '\''
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isSentence(String folded, int at) {
        char c = folded.charAt(at);
        return c == ','
                || c == ';'
                || c == '?'
                || c == '!'
                || c == '.' && at + 1 < folded.length() && folded.charAt(at + 1) == ' ';
    }
}

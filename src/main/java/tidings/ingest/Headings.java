package tidings.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A set of headings, some of which may go on in the page's own words. */
final class Headings {
    /** Over a list of articles on the same subject. */
    static final Headings THEME = new Headings("theme-words.txt", true);
    /** Over what is something else. */
    static final Headings OTHER = new Headings("other-headings.txt", false);

    private static final int MAX_LENGTH = 80;
    private static final int MAX_OWN_WORDS = 6;

    private final Set<String> whole = new HashSet<>();
    private final Set<String> openings = new HashSet<>();

    private Headings(String resource, boolean byLanguage) {
        for (String line : Words.lines(resource)) {
            String phrases = byLanguage ? line.substring(line.indexOf(':') + 1) : line;
            for (String phrase : phrases.split("\\|")) {
                add(phrase.strip());
            }
        }
    }

    private void add(String phrase) {
        if (!phrase.endsWith(": *")) {
            whole.add(Words.fold(phrase));
        }
        if (phrase.endsWith("*")) {
            openings.add(phrase.substring(0, phrase.length() - 1).strip());
        }
    }

    /** Whether this is such a heading and nothing else. */
    boolean matches(String text) {
        if (text.length() > MAX_LENGTH || text.isBlank()) {
            return false;
        }
        String folded = Words.fold(text);
        return whole.contains(folded) || opens(folded);
    }

    /** Whether the text begins with such a heading and a colon, as "Read also: ..." does. */
    boolean introduces(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && colon < MAX_LENGTH
                && (whole.contains(Words.fold(text.substring(0, colon)))
                        || openings.contains(
                                Texts.lower(text.substring(0, colon + 1)).strip()));
    }

    private boolean opens(String folded) {
        List<String> words = List.of(folded.split(" "));
        for (int i = 1; i < words.size() && words.size() - i <= MAX_OWN_WORDS; i++) {
            if (openings.contains(String.join(" ", words.subList(0, i)))) {
                return true;
            }
        }
        return false;
    }
}

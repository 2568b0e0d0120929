package tidings.ingest;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The months' names in many languages. */
final class Months {
    /** Stands for a name that means one month here and another there (listopad: October in Croatian, November in Polish). */
    private static final int AMBIGUOUS = 0;

    /** Accents of Latin, Greek and Cyrillic letters, and the hamza and madda of Arabic ones, which pages leave out. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f\\u0653-\\u0655]+");

    private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Integer> ANYWHERE = new HashMap<>();

    static {
        Words.lines("months.txt").forEach(Months::load);
    }

    private Months() {}

    /**
     * The month from 1 to 12, or 0 if the word names none, or none for certain.
     *
     * @param word in any case; a name of two words has {@code _} between them
     * @param language without region, or null if unknown
     */
    static int number(String word, @Nullable String language) {
        String folded = fold(word);
        Integer own = BY_LANGUAGE
                .getOrDefault(language == null ? "" : language, Map.of())
                .get(folded);
        return own != null ? own : ANYWHERE.getOrDefault(folded, AMBIGUOUS);
    }

    /** The language of a BCP 47 tag without region or script. */
    static String primary(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower;
        }
        String bare = Normalizer.normalize(lower, Normalizer.Form.NFKD).replace('ı', 'i');
        return ACCENTS.matcher(bare).replaceAll("");
    }

    private static void load(String line) {
        String[] parts = line.split(":", 2);
        String[] months = parts[1].split("\\|");
        var own = new HashMap<String, Integer>();
        for (int month = 1; month <= months.length; month++) {
            for (String name : months[month - 1].strip().split(" ")) {
                own.put(fold(name), month);
                ANYWHERE.merge(fold(name), month, (a, b) -> a.equals(b) ? a : AMBIGUOUS);
            }
        }
        for (String language : parts[0].split(" ")) {
            BY_LANGUAGE.put(language, own);
        }
    }
}

package tidings.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The months' names in many languages. */
final class Months {
    /** Stands for a name that means one month here and another there (listopad: October in Croatian, November in Polish). */
    private static final int AMBIGUOUS = 0;

    private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Integer> ANYWHERE = new HashMap<>();

    static {
        Words.lines("months.txt").forEach(Months::load);
    }

    private Months() {}

    /**
     * The month from 1 to 12, or 0 if the word names none, or none for certain.
     *
     * @param language a BCP 47 tag, or null if unknown
     */
    static int number(String word, @Nullable String language) {
        String folded = word.toLowerCase(Locale.ROOT);
        String primary = language == null ? "" : language.split("[-_]")[0].toLowerCase(Locale.ROOT);
        Integer own = BY_LANGUAGE.getOrDefault(primary, Map.of()).get(folded);
        return own != null ? own : ANYWHERE.getOrDefault(folded, AMBIGUOUS);
    }

    private static void load(String line) {
        String[] parts = line.split(":", 2);
        String[] months = parts[1].split("\\|");
        var own = new HashMap<String, Integer>();
        for (int month = 1; month <= months.length; month++) {
            for (String name : months[month - 1].strip().split(" ")) {
                own.put(name, month);
                ANYWHERE.merge(name, month, (a, b) -> a.equals(b) ? a : AMBIGUOUS);
            }
        }
        BY_LANGUAGE.put(parts[0], own);
    }
}

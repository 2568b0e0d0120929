package tidings.ingest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that stand around a date, and what they say of it. */
final class DateWords {
    /** What a date is the date of, as far as its label tells. */
    enum Label {
        NONE,
        PUBLISHED,
        UPDATED,
        OTHER
    }

    /** Words that may stand between the parts of a date. */
    static final Set<String> INSIDE = new HashSet<>();

    private static final Set<String> AROUND = new HashSet<>();
    private static final Map<String, Label> LABELS = new HashMap<>();
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}'-]+");
    /** A label is not farther from its date than so many words. */
    private static final int MAX_WORDS = 6;

    static {
        Words.lines("date-words.txt").forEach(DateWords::load);
    }

    private DateWords() {}

    private static void load(String line) {
        String kind = line.substring(0, line.indexOf(':'));
        for (String word : line.substring(kind.length() + 1).strip().split(" ")) {
            switch (kind) {
                case "inside" -> INSIDE.add(word);
                case "published" -> LABELS.put(word, Label.PUBLISHED);
                case "updated" -> LABELS.put(word, Label.UPDATED);
                case "other" -> LABELS.put(word, Label.OTHER);
                default -> AROUND.add(word);
            }
            if (!kind.equals("other")) {
                AROUND.add(word);
            }
        }
    }

    /** Whether the word may stand around a date without making it part of a sentence. */
    static boolean isAround(String word) {
        return AROUND.contains(Texts.lower(word));
    }

    /** How many of the words belong to no date; single letters are not counted. */
    static int strangers(String text) {
        int strangers = 0;
        for (String word : NO_WORD.split(text)) {
            strangers += word.length() > 1 && !isAround(word) ? 1 : 0;
        }
        return strangers;
    }

    /** What the words before a date, the nearest first, say of it. */
    static Label label(String before) {
        String[] words = NO_WORD.split(Texts.lower(before));
        for (int i = words.length - 1; i >= Math.max(0, words.length - MAX_WORDS); i--) {
            Label label = label(words[i], isUnspaced(words[i]));
            if (label != Label.NONE) {
                return label;
            }
        }
        return Label.NONE;
    }

    private static Label label(String word, boolean isUnspaced) {
        if (!isUnspaced) {
            return LABELS.getOrDefault(word, Label.NONE);
        }
        return LABELS.entrySet().stream()
                .filter(e -> isUnspaced(e.getKey()) && word.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(Label.NONE);
    }

    /** Whether it may be several words: Chinese and Japanese put nothing between them. */
    private static boolean isUnspaced(String word) {
        return !word.isEmpty() && word.charAt(0) > 0x2e80 && word.charAt(0) < 0xac00;
    }
}

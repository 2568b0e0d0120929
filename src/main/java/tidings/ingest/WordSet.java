package tidings.ingest;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts compared word by word: case, accents, marks and order do not count. */
final class WordSet {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPELLED_OUT = Pattern.compile("(?<=[aou])e");

    private WordSet() {}

    /** The words, each once; umlauts that are spelled out, as in addresses, are equal to those that are not. */
    static Set<String> of(String text) {
        var tokens = new LinkedHashSet<String>();
        for (String token : NO_WORD.split(plain(text))) {
            if (!token.isEmpty()) {
                tokens.add(SPELLED_OUT.matcher(token).replaceAll("").replace("ß", "ss"));
            }
        }
        return tokens;
    }

    /** Letters and digits alone, in lower case: how a name is written as part of a host. */
    static String squeezed(String text) {
        return NO_WORD.matcher(plain(text)).replaceAll("");
    }

    private static String plain(String text) {
        String lower = Texts.lower(text);
        boolean ascii = lower.chars().allMatch(c -> c < 0x80);
        return ascii
                ? lower
                : ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                        .replaceAll("");
    }

    /** How alike two sets of words are, from 0 to 1 (Dice). */
    static double likeness(Set<String> a, Set<String> b) {
        return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * common(a, b) / (a.size() + b.size());
    }

    /** The share of {@code a}'s words that are in {@code b}. */
    static double share(Set<String> a, Set<String> b) {
        return a.isEmpty() ? 0 : (double) common(a, b) / a.size();
    }

    private static int common(Set<String> a, Set<String> b) {
        var both = new HashSet<>(a);
        both.retainAll(b);
        return both.size();
    }
}

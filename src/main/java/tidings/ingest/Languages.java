package tidings.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language of the page: as it declares it, unless its words are plainly those of another; templates declare what they came with. */
final class Languages {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*");
    private static final WordBits WORDS = WordBits.LANGUAGES;

    /** The first letter of a script that is one language's. */
    private static final int SCRIPTS = 0x530;

    private static final int MIN_BLOCK = 60;
    private static final int ENOUGH_TEXT = 1500;
    /** Common words that must be found before a guess is made, and before it is believed more than what the page declares. */
    private static final int FEW = 24;

    private static final int MANY = 100;
    /** What a common word counts; a letter that only one language writes counts 1. */
    private static final int WORD = 4;

    private static final double CLEARLY = 2.5;

    private Languages() {}

    /** A BCP 47 tag, or null. */
    static @Nullable String of(Outline outline, Meta meta, JsonLd jsonLd, Trail trail) {
        String declared = declared(outline, meta, jsonLd);
        Map<String, Integer> counts = counts(outline);
        String guess = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        int most = guess == null ? 0 : counts.getOrDefault(guess, 0);
        if (declared == null) {
            return most >= FEW && guess != null ? taken(trail, "the words of its text", guess, most) : null;
        }
        int own = counts.getOrDefault(Texts.lower(declared.split("-", 2)[0]), 0);
        if (guess != null && isKnown(declared) && most >= MANY && most > own * CLEARLY) {
            trail.passed("language", "declared", declared, own, "the text is not in it");
            return taken(trail, "the words of its text", guess, most);
        }
        return taken(trail, "declared", declared, own);
    }

    private static String taken(Trail trail, String rule, String language, int score) {
        trail.took("language", rule, language, score);
        return language;
    }

    private static boolean isKnown(String declared) {
        return WORDS.hints().contains(Texts.lower(declared.split("-", 2)[0]));
    }

    private static @Nullable String declared(Outline outline, Meta meta, JsonLd jsonLd) {
        List<Box> html = outline.tagged("html");
        for (String claim : new @Nullable String[] {
            html.isEmpty() ? null : html.get(0).element.attr("lang"),
            html.isEmpty() ? null : html.get(0).element.attr("xml:lang"),
            jsonLd.text("inLanguage"),
            meta.first("content-language", "language", "og:locale", "dc.language")
        }) {
            if (claim != null && TAG.matcher(claim.strip()).matches()) {
                return claim.strip().replace('_', '-');
            }
        }
        return null;
    }

    /** How many of the first running text's words are common ones of each language. */
    private static Map<String, Integer> counts(Outline outline) {
        var counts = new LinkedHashMap<String, Integer>();
        int read = 0;
        for (Block block : outline.blocks()) {
            if (block.chars >= MIN_BLOCK && block.linkDensity() < 0.5 && read < ENOUGH_TEXT) {
                String text = block.text();
                count(text.substring(0, Math.min(text.length(), ENOUGH_TEXT)), counts);
                read += text.length();
            }
        }
        return counts;
    }

    private static void count(String written, Map<String, Integer> counts) {
        String text = Texts.lower(written);
        int start = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            if (!Character.isLetter(c)) {
                languages(WORDS.ofWord(text, start, i, hash), counts);
                start = i + 1;
                hash = 0;
            } else {
                hash = 31 * hash + c;
                if (c >= SCRIPTS) {
                    script(c).ifPresent(l -> counts.merge(l, 1, Integer::sum));
                }
            }
        }
    }

    private static void languages(long bits, Map<String, Integer> counts) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            counts.merge(WORDS.hints().get(Long.numberOfTrailingZeros(rest)), WORD, Integer::sum);
        }
    }

    /** The language whose letter this is, where a script is that of one language. */
    private static Optional<String> script(char c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return switch (script) {
            case HIRAGANA, KATAKANA -> Optional.of("ja");
            case HANGUL -> Optional.of("ko");
            case HAN -> Optional.of("zh");
            case HEBREW -> Optional.of("he");
            case THAI -> Optional.of("th");
            case DEVANAGARI -> Optional.of("hi");
            case BENGALI -> Optional.of("bn");
            case TAMIL -> Optional.of("ta");
            case GEORGIAN -> Optional.of("ka");
            case ARMENIAN -> Optional.of("hy");
            default -> Optional.empty();
        };
    }
}

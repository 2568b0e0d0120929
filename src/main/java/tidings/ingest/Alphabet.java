package tidings.ingest;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A line of {@code alphabets.txt}: what a language looks like beyond ASCII, and the encodings that it was written in before UTF-8. */
record Alphabet(String language, List<Charset> charsets, BitSet common, BitSet others, Set<UnicodeScript> scripts) {
    static final List<Alphabet> ALL =
            Words.lines("alphabets.txt").stream().map(Alphabet::of).toList();

    private static final double OTHER = 0.2;
    private static final int BROKEN = -3;
    /** From here on to {@link #BEYOND_ARABIC} are the alphabets whose letters never stand in one word with Latin ones. */
    private static final char GREEK = '\u0370';

    private static final char BEYOND_ARABIC = '\u0700';
    private static final String NEUTRAL = "\u00a0«»“”„‘’‚‹›–—…•·©®™€£°§№¿¡";

    private static Alphabet of(String line) {
        String[] parts = line.split("\\|", -1);
        boolean named = !parts[3].isEmpty() && parts[3].chars().allMatch(c -> c == ' ' || c >= 'A' && c <= 'Z');
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        Stream.of(named ? parts[3].split(" ") : new String[0])
                .map(UnicodeScript::valueOf)
                .forEach(scripts::add);
        List<Charset> charsets = Stream.of(parts[1].split(" "))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .toList();
        return new Alphabet(parts[0], charsets, letters(parts[2]), letters(named ? "" : parts[3]), scripts);
    }

    private static BitSet letters(String all) {
        var letters = new BitSet();
        all.chars().forEach(letters::set);
        return letters;
    }

    /** How much the text looks like this language: the mean over its characters beyond ASCII, at most 1. */
    double likeness(String text) {
        double sum = 0;
        int seen = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                seen++;
                sum += worth(c, before);
            }
            before = c;
        }
        return seen == 0 ? 0 : sum / seen;
    }

    private double worth(char c, char before) {
        if (c == '\ufffd' || c < 0xa0) {
            return BROKEN;
        }
        if (NEUTRAL.indexOf(c) >= 0) {
            return 0;
        }
        if (c >= GREEK && c < BEYOND_ARABIC && Character.isLetter(c) && isLatin(before)) {
            return -1;
        }
        double worth = known(c);
        return worth > 0 && Character.isLowerCase(before) && Character.isUpperCase(c) ? -1 : worth;
    }

    private static boolean isLatin(char c) {
        return c < GREEK && Character.isLetter(c);
    }

    private double known(char c) {
        int lower = Character.toLowerCase(c);
        if (common.get(lower)) {
            return 1;
        }
        return others.get(lower) || !scripts.isEmpty() && scripts.contains(UnicodeScript.of(c)) ? OTHER : -1;
    }
}

package tidings.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of words that hint at something; a text's hints are a set of bits. A table has 64 hints at most. */
final class WordBits {
    /** What the names that a page's authors gave an element hint at: words of its class, id and role. */
    static final WordBits NAMES = new WordBits("hints.txt");
    /** What the words of a short text hint at. */
    static final WordBits PHRASES = new WordBits("phrases.txt");
    /** Which languages a common word is of. */
    static final WordBits LANGUAGES = new WordBits("language-words.txt");

    private final List<String> hints;
    private final String[] words;
    private final int[] hashes;
    /** 0 where no word stands. */
    private final long[] bits;

    private WordBits(String resource) {
        List<String> lines = Words.lines(resource);
        if (lines.size() > Long.SIZE) {
            throw new IllegalStateException(resource + " has more lines than a long has bits");
        }
        hints = lines.stream().map(l -> l.split(":", 2)[0]).toList();
        Map<String, Long> table = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String word : lines.get(i).split(":", 2)[1].strip().split(" ")) {
                table.merge(word, 1L << i, (a, b) -> a | b);
            }
        }
        words = new String[Integer.highestOneBit(table.size()) * 4];
        hashes = new int[words.length];
        bits = new long[words.length];
        table.forEach(this::put);
    }

    private void put(String word, long value) {
        int slot = slot(word.hashCode());
        while (words[slot] != null) {
            slot = slot + 1 & words.length - 1;
        }
        words[slot] = word;
        hashes[slot] = word.hashCode();
        bits[slot] = value;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & words.length - 1;
    }

    /** The names of the hints; the place is the bit. */
    List<String> hints() {
        return hints;
    }

    /** The bits of these hints. */
    long bits(String... names) {
        long all = 0;
        for (String name : names) {
            int place = hints.indexOf(name);
            if (place < 0) {
                throw new IllegalArgumentException("no hint is called " + name);
            }
            all |= 1L << place;
        }
        return all;
    }

    /**
     * The hints of the words in the text. Words are parted by anything but letters, and by a capital inside (relatedPosts).
     *
     * @param maxWords how many words are looked at, from the first
     */
    long of(String text, int maxWords) {
        long found = 0;
        int start = 0;
        int hash = 0;
        int count = 0;
        boolean afterSmall = false;
        for (int i = 0; i <= text.length() && count < maxWords; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            char small = small(c);
            boolean inside = small != c || isSmall(c);
            boolean capital = afterSmall && small != c;
            if (!inside || capital) {
                if (i > start) {
                    found |= ofWord(text, start, i, hash);
                    count++;
                }
                start = capital ? i : i + 1;
                hash = 0;
            }
            hash = inside ? 31 * hash + small : 0;
            afterSmall = inside && small == c;
        }
        return found;
    }

    private static char small(char c) {
        return c < 0x80 ? (char) (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
    }

    private static boolean isSmall(char c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLetter(c);
    }

    /**
     * The hints of one word, which is looked up where it stands: pages have many.
     *
     * @param hash of the word in lower case, as {@link String#hashCode} counts it
     */
    long ofWord(String text, int start, int end, int hash) {
        for (int slot = slot(hash); bits[slot] != 0; slot = slot + 1 & words.length - 1) {
            if (hashes[slot] == hash && isWord(words[slot], text, start, end)) {
                return bits[slot];
            }
        }
        return 0;
    }

    private static boolean isWord(String word, String text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (small(text.charAt(i)) != word.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }
}

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

    private final List<String> hints;
    private final String[] words;
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
        bits = new long[words.length];
        table.forEach(this::put);
    }

    private void put(String word, long value) {
        int slot = slot(word.hashCode());
        while (words[slot] != null) {
            slot = slot + 1 & words.length - 1;
        }
        words[slot] = word;
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
        int count = 0;
        for (int i = 0; i <= text.length() && count < maxWords; i++) {
            boolean inside = i < text.length() && Character.isLetter(text.charAt(i));
            boolean capital = inside
                    && i > start
                    && Character.isUpperCase(text.charAt(i))
                    && Character.isLowerCase(text.charAt(i - 1));
            if (!inside || capital) {
                if (i > start) {
                    found |= of(text, start, i);
                    count++;
                }
                start = capital ? i : i + 1;
            }
        }
        return found;
    }

    /** The hints of one word, which is looked up where it stands: pages have many. */
    private long of(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + Character.toLowerCase(text.charAt(i));
        }
        for (int slot = slot(hash); words[slot] != null; slot = slot + 1 & words.length - 1) {
            if (words[slot].length() == end - start && words[slot].regionMatches(true, 0, text, start, end - start)) {
                return bits[slot];
            }
        }
        return 0;
    }
}

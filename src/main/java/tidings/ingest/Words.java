package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;

/** Tables of words, kept as resources beside this class. */
final class Words {
    /** What decorates the beginning of a heading, and its end. */
    private static final String STARTS = "*#>•·-–—";

    private static final String ENDS = "*:：»›>…-–—";

    private Words() {}

    /** The table's lines without comments and blank lines. */
    static List<String> lines(String resource) {
        try (InputStream in = Words.class.getResourceAsStream(resource);
                var reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(in, resource), UTF_8))) {
            return reader.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The form in which words are compared: lower case, single spaces, plain apostrophes, nothing at the edges but words. */
    static String fold(String text) {
        char[] folded = new char[text.length()];
        int length = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else if (length > 0 || STARTS.indexOf(c) < 0) {
                if (space && length > 0) {
                    folded[length++] = ' ';
                }
                space = false;
                folded[length++] = c < 'a' ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : lower(c);
            }
        }
        return new String(folded, 0, endOfWords(folded, length));
    }

    private static char lower(char c) {
        return c <= 'z' ? c : c == '’' ? '\'' : Character.toLowerCase(c);
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c >= '\t' && c <= '\r'
                || c > 0x7f && (Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff');
    }

    private static int endOfWords(char[] folded, int length) {
        int end = length;
        while (end > 0 && (folded[end - 1] == ' ' || ENDS.indexOf(folded[end - 1]) >= 0)) {
            end--;
        }
        return end;
    }
}

package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Tables of words, kept as resources beside this class. */
final class Words {
    private static final String START = "*#>•·-–—";
    private static final String END = "*:：»›>…-–—";

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
        int start = 0;
        int end = text.length();
        while (start < end && isEdge(text.charAt(start), START)) {
            start++;
        }
        while (end > start && isEdge(text.charAt(end - 1), END)) {
            end--;
        }
        return plain(text, start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isEdge(char c, String marks) {
        return isSpace(c) || marks.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c >= 0xa0 && Character.isSpaceChar(c);
    }

    private static String plain(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '’' || isSpace(c) && (c != ' ' || isSpace(text.charAt(i + 1)))) {
                return folded(text, start, end);
            }
        }
        return text.substring(start, end);
    }

    private static String folded(String text, int start, int end) {
        var folded = new StringBuilder(end - start);
        boolean after = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean space = isSpace(c);
            if (!space || !after) {
                folded.append(space ? ' ' : c == '’' ? '\'' : c);
            }
            after = space;
        }
        return folded.toString();
    }
}

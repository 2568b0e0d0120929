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
        String lower = text.replace('’', '\'').replace('\u00a0', ' ').toLowerCase(Locale.ROOT);
        int start = 0;
        int end = lower.length();
        while (start < end && isEdge(lower.charAt(start), STARTS)) {
            start++;
        }
        while (end > start && isEdge(lower.charAt(end - 1), ENDS)) {
            end--;
        }
        return singleSpaced(lower, start, end);
    }

    private static boolean isEdge(char c, String marks) {
        return isSpace(c) || Character.isSpaceChar(c) || marks.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static String singleSpaced(String text, int start, int end) {
        var folded = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (!isSpace(text.charAt(i))) {
                folded.append(text.charAt(i));
            } else if (!isSpace(text.charAt(i - 1))) {
                folded.append(' ');
            }
        }
        return folded.toString();
    }
}

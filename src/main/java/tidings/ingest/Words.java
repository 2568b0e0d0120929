package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Tables of words, kept as resources beside this class. */
final class Words {
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}*#>•·\\-–—]+|[\\s\\p{Z}*:：»›>…\\-–—]+$");

    private static final Pattern SPACES = Pattern.compile("\\s+");

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
        return SPACES.matcher(EDGES.matcher(lower).replaceAll("")).replaceAll(" ");
    }
}

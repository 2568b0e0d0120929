package tidings.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ampersands and angle brackets of XML's text, put right: HTML's names become characters, and what is no reference is escaped. */
final class Ampersands {
    /** Where an element begins. */
    static final Pattern NAME_START = Pattern.compile("<[A-Za-z_]");

    private static final int MAX_NAME = 12;
    private static final Set<String> KNOWN = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Map<String, String> NAMED = named();

    private final String text;
    private final StringBuilder escaped;
    private int copied;

    private Ampersands(String text) {
        this.text = text;
        this.escaped = new StringBuilder(text.length() + 64);
    }

    static String escaped(String text) {
        return new Ampersands(text).escape();
    }

    private String escape() {
        int at = next(0);
        while (at >= 0) {
            at = next(text.charAt(at) == '&' ? reference(at) : bracket(at));
        }
        return copied == 0 ? text : escaped.append(text, copied, text.length()).toString();
    }

    private int next(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '&' || text.charAt(i) == '<') {
                return i;
            }
        }
        return -1;
    }

    /** Passes over what is not to be touched; a bracket that begins nothing is one of the text. */
    private int bracket(int at) {
        if (text.startsWith("<![CDATA[", at)) {
            return after("]]>", at);
        }
        if (text.startsWith("<!--", at)) {
            return after("-->", at);
        }
        char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (!(Character.isLetter(c) || c == '/' || c == '!' || c == '?' || c == '_')) {
            replace(at, at + 1, "&lt;");
        }
        return at + 1;
    }

    private int after(String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private int reference(int at) {
        int end = text.indexOf(';', at + 1);
        String name = end < 0 || end - at > MAX_NAME ? "" : text.substring(at + 1, end);
        String meant = name.startsWith("#") ? numbered(name) : NAMED.get(name);
        if (KNOWN.contains(name)) {
            return end + 1;
        }
        replace(at, meant == null ? at + 1 : end + 1, meant == null ? "&amp;" : meant);
        return meant == null ? at + 1 : end + 1;
    }

    /** The reference as it is, nothing for one to a character that XML cannot hold, null for what is none. */
    private static @Nullable String numbered(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int c = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            String legal = Character.isValidCodePoint(c) ? XmlText.legal(Character.toString(c)) : "";
            return legal.isEmpty() ? "" : "&#" + c + ";";
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void replace(int start, int end, String by) {
        escaped.append(text, copied, start).append(by);
        copied = end;
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        try (InputStream in = Ampersands.class.getResourceAsStream("entities.txt");
                var reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8))) {
            reader.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split(" ", 2))
                    .forEach(l -> named.put(l[0], Character.toString(Integer.parseInt(l[1], 16))));
            return named;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package tidings.ingest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.XmlText;

/** Short texts of a page made fit to be shown: titles, names, rights. */
final class Texts {
    private static final Pattern RIGHTS =
            Pattern.compile("^(?:©|\\(c\\)|&copy;|copyright\\b)", Pattern.CASE_INSENSITIVE);
    /** With what such a line begins. */
    private static final String RIGHTS_START = "©(&cC";

    private static final int MAX_RIGHTS = 300;
    private static final Pattern MARKDOWN_LINK = Pattern.compile("^\\[([^\\]]+)]\\((\\S+?)\\)$");
    private static final Pattern MARKDOWN_START = Pattern.compile("^(?:#{1,6}\\s|[-*+•]\\s|\\*{2,3}|_{2,3})\\s*");
    private static final Pattern MARKDOWN_END = Pattern.compile("\\s*(?:\\*{2,3}|_{2,3})$");

    /** With what Markdown begins or ends. */
    private static final String MARKS = "#-*+•_";

    /** By how many characters two spellings of one title may differ: spaces, marks at the edges. */
    private static final int MAX_MARKS = 40;

    private Texts() {}

    /** Characters that XML 1.0 allows (2.2), and spaces folded into one. */
    static String tidy(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        int plain = 0;
        while (plain < text.length() && isPlain(text, plain)) {
            plain++;
        }
        return (plain == text.length() ? text : folded(XmlText.legal(text), plain)).strip();
    }

    /** Whether nothing is to be done about a character: most texts are tidy as they are. */
    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        return c > ' ' && c < 0x80
                || c > 0xa0 && c < 0x2000
                || c > '\u200f' && c < '\ud800'
                || c == ' ' && (at == 0 || text.charAt(at - 1) != ' ');
    }

    /** @param plain so many characters at the start are as they should be */
    private static String folded(String text, int plain) {
        var folded = new StringBuilder(text.length()).append(text, 0, plain);
        boolean space = plain > 0 && text.charAt(plain - 1) == ' ';
        int word = plain;
        for (int i = plain; i < text.length(); i++) {
            if (isSpace(text.charAt(i))) {
                folded.append(text, word, i);
                if (!space || word < i) {
                    folded.append(' ');
                }
                space = true;
                word = i + 1;
            }
        }
        return folded.append(text, word, text.length()).toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u00a0' || c == '\u200b' || c == '\ufeff';
    }

    /** Characters; a longer title is cut at a word. */
    private static final int MAX_TITLE = 500;

    /** A title without the Markdown that was left on it, on both sides or one. */
    static String title(@Nullable String text) {
        String title = withoutEdges(shortened(tidy(text), MAX_TITLE));
        if (!title.startsWith("[")) {
            return title;
        }
        Matcher link = MARKDOWN_LINK.matcher(title);
        return link.matches() ? withoutEdges(link.group(1)) : title;
    }

    private static String withoutEdges(String text) {
        if (text.isEmpty() || MARKS.indexOf(text.charAt(0)) < 0 && MARKS.indexOf(text.charAt(text.length() - 1)) < 0) {
            return text;
        }
        String title = text;
        for (Matcher m = MARKDOWN_START.matcher(title); m.find(); m = MARKDOWN_START.matcher(title)) {
            title = title.substring(m.end());
        }
        for (Matcher m = MARKDOWN_END.matcher(title); m.find(); m = MARKDOWN_END.matcher(title)) {
            title = title.substring(0, m.start());
        }
        return title;
    }

    /** The address of a line that is a Markdown link, or empty. */
    static Optional<String> markdownUrl(String line) {
        Matcher link = MARKDOWN_LINK.matcher(withoutEdges(line.strip()));
        return link.matches() ? Optional.of(link.group(2)) : Optional.empty();
    }

    static boolean isRights(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_RIGHTS
                && RIGHTS_START.indexOf(text.charAt(0)) >= 0
                && RIGHTS.matcher(text).find();
    }

    /** The copyright line that the text is or, after a sign that leaves no doubt, ends with. */
    static Optional<String> rights(String text) {
        int sign = text.indexOf('©');
        String line = sign > 0 && !isRights(text) ? text.substring(sign) : text;
        return isRights(line) ? Optional.of(line) : Optional.empty();
    }

    static boolean same(String a, String b) {
        return Math.abs(a.length() - b.length()) <= MAX_MARKS
                && Words.fold(title(a)).equals(Words.fold(title(b)));
    }

    /** The text up to the end of a sentence or word before {@code max} characters. */
    static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        String start = text.substring(0, max);
        int sentence = Math.max(start.lastIndexOf(". "), Math.max(start.lastIndexOf("! "), start.lastIndexOf("? ")));
        if (sentence > max / 3) {
            return start.substring(0, sentence + 1);
        }
        int word = start.lastIndexOf(' ');
        return start.substring(0, word > 0 ? word : max) + "…";
    }

    static boolean hasDigit(String text) {
        return hasDigits(text, 1);
    }

    /** Whether it has so many. */
    static boolean hasDigits(String text, int least) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < least; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits == least;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

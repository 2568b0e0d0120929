package tidings.story;

import java.util.List;
import java.util.regex.Pattern;

/** Text on its way into markup. XML 1.0 cannot hold every character, escaped or not (2.2). */
public final class XmlText {
    private static final Pattern BLOCK = Pattern.compile(
            "</?(?:p|h[2-6]|li|ul|ol|dl|dt|dd|blockquote|pre|figure|figcaption|table|caption|thead|tbody|tfoot|tr|td|th|details|summary)\\b[^>]*>|<[bh]r ?/>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private XmlText() {}

    /** The text without the characters that XML cannot hold, lone surrogates among them. */
    public static String legal(String text) {
        if (isAllLegal(text)) {
            return text;
        }
        var legal = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isLegal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isAllLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c > '\ud7ff') {
                return text.codePoints().allMatch(XmlText::isLegal);
            }
        }
        return true;
    }

    /** Plain text as XML or HTML, in elements and in quoted attributes alike. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The words of a clean body, one block a line. */
    public static List<String> lines(String html) {
        String text = BLOCK.matcher(html.replaceAll("\\s+", " ")).replaceAll("\n");
        return TAG.matcher(text)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    private static boolean isLegal(int c) {
        return c >= 0x20 && c <= 0xd7ff
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}

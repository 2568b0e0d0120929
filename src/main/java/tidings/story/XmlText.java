package tidings.story;

/** Text on its way into markup. XML 1.0 cannot hold every character, escaped or not (2.2). */
public final class XmlText {
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

    private static boolean isLegal(int c) {
        return c >= 0x20 && c <= 0xd7ff
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}

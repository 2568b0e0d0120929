package tidings.feed;

import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import tidings.story.Format;
import tidings.story.XmlText;

/**
 * How long documents may get, for readers that stop reading somewhere. A document that would be too long shows fewer entries, the rest are
 * in archives; only an entry that is too long by itself, and in an archive the longest, gives its summary and a link instead of its body. What is not written yet is
 * estimated, rather too long than too short.
 */
final class Caps {
    /** Bytes of a document. */
    static final int DOCUMENT = 2_000_000;

    /** Bytes of a JSON Feed, as long as it shows {@link #FEWEST} entries. */
    static final int JSON = 250_000;

    /** Entries that a JSON Feed shows though they are long. */
    static final int FEWEST = 10;

    /** Bytes of an entry's body. */
    static final int ENTRY = 1_000_000;

    /** Bytes of an archive's shortest body that yields to its summary. */
    private static final int SHORT = 4_000;

    /** Bytes of an entry but for its texts and its links. */
    private static final int FRAME = 1_500;

    private static final int LINK = 250;

    /** Bytes of each character of ASCII. */
    private static final byte[] IN_XML = ascii(Caps::inXml);

    private static final byte[] IN_JSON = ascii(Caps::inJson);

    private final long[] inXml;
    private final long[] inJson;

    /** @param items of which documents are to show the first; they are looked at once, whatever the formats */
    Caps(List<Item> items) {
        inXml = items.stream().mapToLong(i -> bytes(i, false)).toArray();
        inJson = items.stream().mapToLong(i -> bytes(i, true)).toArray();
    }

    /** How many of the first items a current document shows; one at least. */
    int shown(Format format) {
        int fitting = fitting(inXml, DOCUMENT);
        return format == Format.JSON
                ? Math.min(fitting, Math.max(fitting(inJson, JSON), Math.min(FEWEST, fitting(inJson, DOCUMENT))))
                : fitting;
    }

    private static int fitting(long[] items, int most) {
        long bytes = 0;
        for (int i = 0; i < items.length; i++) {
            bytes += items[i];
            if (bytes > most) {
                return Math.max(i, 1);
            }
        }
        return items.length;
    }

    /** An archive shows all of its items. */
    static List<Item> archived(List<Item> items) {
        List<Item> shorter = items;
        for (int most = ENTRY / 2; bytes(shorter) > DOCUMENT && most >= SHORT; most /= 2) {
            int limit = most;
            shorter = shorter.stream().map(i -> shortened(i, limit)).toList();
        }
        return shorter;
    }

    private static long bytes(List<Item> items) {
        return items.stream()
                .mapToLong(i -> Math.max(bytes(i, false), bytes(i, true)))
                .sum();
    }

    /** The item, whose body is too long for any reader: not cut, which would break it, but left out and linked to. */
    static Item shortened(Item item, int most) {
        String html = item.html();
        if (html == null || html.length() <= most / 6 || bytes(html, false) <= most) {
            return item;
        }
        String summary = item.summaryHtml();
        return item.withHtml((summary == null ? "<p>" + XmlText.escape(item.title()) + "</p>" : summary)
                + "<p>The whole text (%s MB) is too long for this feed. It is at <a href=\"%s\">%s</a>.</p>"
                        .formatted(
                                String.format(Locale.ROOT, "%.1f", html.length() / 1e6),
                                XmlText.escape(item.link()),
                                XmlText.escape(item.link())));
    }

    private static long bytes(Item item, boolean json) {
        String summary = item.summary();
        return FRAME
                + bytes(item.content(), json)
                + (summary == null ? 0 : bytes(summary, json))
                + item.related().stream()
                        .mapToLong(r -> LINK + bytes(r.title(), json) + r.link().length())
                        .sum();
    }

    /** In UTF-8, after XML or JSON have escaped what they must. */
    private static long bytes(String text, boolean json) {
        byte[] ascii = json ? IN_JSON : IN_XML;
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? ascii[c] : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    private static byte[] ascii(IntUnaryOperator bytes) {
        var table = new byte[0x80];
        for (int c = 0; c < table.length; c++) {
            table[c] = (byte) bytes.applyAsInt(c);
        }
        return table;
    }

    private static int inJson(int c) {
        return c == '"' || c == '\\' || c == '\n' || c == '\t' ? 2 : c < ' ' ? 6 : 1;
    }

    private static int inXml(int c) {
        return c == '&' ? 5 : c == '<' || c == '>' ? 4 : 1;
    }
}

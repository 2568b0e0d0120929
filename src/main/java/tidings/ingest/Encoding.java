package tidings.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Page;

/**
 * The encoding of a page. What the bytes show for certain (a mark, UTF-16, UTF-8) overrules what they are called: by the header, then by
 * the page itself. Labels mean what browsers take them for (WHATWG Encoding, 4.2). Where no label holds, the encoding is guessed.
 */
final class Encoding {
    private static final int HEAD = 8192;
    private static final Charset UNLABELLED = Charset.forName("windows-1252");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Pattern PARAMETER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern META =
            Pattern.compile("(?i)<meta\\s[^<>]{0,300}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)");
    private static final Pattern XML =
            Pattern.compile("^[\\s\\S]{0,8}<\\?xml[^<>]{0,80}?encoding\\s*=\\s*[\"']([\\w.:-]+)");

    /** What is seen in the bytes, if it is so, or on no page. */
    private static final Pattern SHOWS =
            Pattern.compile("^(?:x-)?utf-(?:16|32)|^cesu-8|^iso-2022|^x-ibm|^ibm(?!8[56])");

    /** Labels that stand for a superset of what they name. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("big5", "big5-hkscs"));

    private Encoding() {}

    static String text(Page page) {
        byte[] body = page.body();
        int mark = startsWithMark(body) ? 3 : 0; // taken off here, because one that lies is letters in another encoding
        String utf8 = wide(body) == null ? new String(body, mark, body.length - mark, UTF_8) : null;
        if (utf8 != null && isCertainly(utf8, body.length - mark)) {
            return utf8;
        }
        Charset charset = of(body, page.contentType());
        String text =
                utf8 != null && charset.equals(UTF_8) ? utf8 : new String(body, mark, body.length - mark, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /**
     * Whether bytes that were read as UTF-8 are nothing else: most pages are, and what else they might be need not be asked. A character
     * of two bytes or more makes the text shorter than the bytes, by two at the most.
     *
     * @param bytes how many there were
     */
    private static boolean isCertainly(String utf8, int bytes) {
        boolean ascii = utf8.length() == bytes && utf8.indexOf('\u001b') < 0;
        return (ascii || bytes - utf8.length() > 2 * Utf8.CERTAIN)
                && utf8.indexOf('\ufffd') < 0
                && !utf8.startsWith("\ufeff");
    }

    private static boolean startsWithMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    }

    /** @param contentType the header that came with the bytes, or null */
    static Charset of(byte[] body, @Nullable String contentType) {
        Charset wide = wide(body);
        if (wide != null) {
            return wide;
        }
        var utf8 = Utf8.of(body);
        if (utf8.isCertain()) {
            return UTF_8;
        }
        if (utf8.isAscii()) {
            return Guess.isIso2022Jp(body) ? Charset.forName("ISO-2022-JP") : UTF_8;
        }
        List<Charset> labelled =
                labels(body, contentType).flatMap(l -> charset(l).stream()).toList();
        return labelled.stream()
                .filter(c -> c.equals(UTF_8) ? utf8.isLikely() : holds(c, body, utf8))
                .findFirst()
                .or(() -> Optional.of(UTF_8).filter(c -> utf8.isLikely()))
                .or(() -> Guess.of(body))
                .orElse(labelled.contains(UTF_8) ? UTF_8 : UNLABELLED);
    }

    /** In an encoding of single bytes every byte means something; but what is UTF-8 throughout is hardly ever anything else. */
    private static boolean holds(Charset charset, byte[] body, Utf8 utf8) {
        boolean single = charset.newEncoder().maxBytesPerChar() == 1;
        return single ? utf8.broken() > 0 : Guess.holds(charset, body);
    }

    /** UTF-16 or UTF-32, by a mark or by where the zeros are; null if the bytes are neither. */
    static @Nullable Charset wide(byte[] body) {
        int[] zeros = new int[4];
        int length = Math.min(body.length, HEAD) & ~3;
        for (int i = 0; i < length; i++) {
            zeros[i & 3] += body[i] == 0 ? 1 : 0;
        }
        if (length > 0 && zeros[1] + zeros[2] >= length * 0.45) {
            return zeros[0] > zeros[3] ? UTF_32BE : UTF_32LE;
        }
        int mark = body.length < 2 ? 0 : (body[0] & 0xff) << 8 | body[1] & 0xff;
        if (mark == 0xfeff || mark == 0xfffe) {
            return mark == 0xfeff ? UTF_16BE : UTF_16LE;
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        boolean oneSided = Math.min(even, odd) <= length / 200 && Math.max(even, odd) >= length / 10;
        return length < 8 || !oneSided ? null : even > odd ? UTF_16BE : UTF_16LE;
    }

    private static Stream<String> labels(byte[] body, @Nullable String contentType) {
        String head = new String(body, 0, Math.min(body.length, HEAD), ISO_8859_1);
        return Stream.of(
                        label(PARAMETER, contentType == null ? "" : contentType),
                        label(META, head)
                                .or(() -> body.length <= HEAD
                                        ? Optional.empty()
                                        : label(META, new String(body, ISO_8859_1))),
                        label(XML, head))
                .flatMap(Optional::stream);
    }

    private static Optional<String> label(Pattern pattern, String text) {
        Matcher label = pattern.matcher(text);
        return label.find() ? Optional.of(label.group(1)) : Optional.empty();
    }

    /** Empty for what is no encoding, or one that shows by itself and is not shown. */
    private static Optional<Charset> charset(String label) {
        try {
            String name = label.toLowerCase(Locale.ROOT);
            if (!Charset.isSupported(name)) {
                return Optional.empty();
            }
            String canonical = Charset.forName(name).name().toLowerCase(Locale.ROOT);
            Charset charset = Charset.forName(MEANT.getOrDefault(canonical, canonical));
            return SHOWS.matcher(canonical).find() ? Optional.empty() : Optional.of(charset);
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }
}

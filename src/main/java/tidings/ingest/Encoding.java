package tidings.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
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
    private static final Pattern META = Pattern.compile("(?i)<meta\\s[^<>]{0,300}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)");
    private static final Pattern XML = Pattern.compile("^[\\s\\S]{0,8}<\\?xml[^<>]{0,80}?encoding\\s*=\\s*[\"']([\\w.:-]+)");

    /** Labels that stand for a superset of what they name. Those that mean UTF-8 when nothing is wide are not here: that shows. */
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
        String text = new String(body, of(body, page.contentType()));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
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
        Optional<Charset> labelled = labels(body, contentType)
                .flatMap(l -> charset(l).stream())
                .filter(c -> c.equals(UTF_8) ? utf8.isLikely() : Guess.holds(c, body))
                .findFirst();
        return labelled.orElseGet(() -> {
            if (utf8.isLikely()) {
                return UTF_8;
            }
            boolean saysUtf8 = labels(body, contentType).anyMatch(l -> charset(l).equals(Optional.of(UTF_8)));
            return Guess.of(body).orElse(saysUtf8 ? UTF_8 : UNLABELLED);
        });
    }

    /** UTF-16 or UTF-32, by a mark or by where the zeros are; null if the bytes are neither. */
    static @Nullable Charset wide(byte[] body) {
        int[] zeros = new int[4];
        int length = Math.min(body.length, HEAD) & ~3;
        for (int i = 0; i < length; i++) {
            zeros[i & 3] += body[i] == 0 ? 1 : 0;
        }
        if (length > 0 && zeros[1] + zeros[2] >= length * 0.45 && zeros[1] + zeros[2] > zeros[0]) {
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
                                .or(() -> body.length <= HEAD ? Optional.empty() : label(META, new String(body, ISO_8859_1))),
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
            boolean shows = canonical.startsWith("utf-16") || canonical.startsWith("utf-32") || canonical.startsWith("x-utf");
            return shows || canonical.equals("cesu-8") || canonical.startsWith("x-ibm") ? Optional.empty() : Optional.of(charset);
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }
}

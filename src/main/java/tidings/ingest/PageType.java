package tidings.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Page;

/** What kind of thing a page's bytes are. */
final class PageType {
    private static final int SNIFFED = 8192;
    private static final Charset UNLABELLED = Charset.forName("windows-1252");
    private static final Pattern LABEL = Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern TAG = Pattern.compile(
            "<(?:!doctype html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|table|span|ul)[\\s>/]");
    private static final Map<String, String> MAGIC = Map.of(
            "%PDF",
            "a PDF",
            "PK\u0003\u0004",
            "a ZIP archive",
            "\u0089PNG",
            "an image",
            "\u00ff\u00d8\u00ff",
            "an image",
            "GIF8",
            "an image",
            "RIFF",
            "media",
            "SQLi",
            "a database",
            "\u007fELF",
            "a program");

    private PageType() {}

    /** Why these bytes cannot be a page, or empty. */
    static Optional<String> fault(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, SNIFFED), ISO_8859_1);
        for (var magic : MAGIC.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return Optional.of("is " + magic.getValue() + ", not a page");
            }
        }
        if (start.isBlank()) {
            return Optional.of("is empty");
        }
        return start.indexOf('\0') >= 0 && wide(body) == null ? Optional.of("is binary, not a page") : Optional.empty();
    }

    static boolean isHtml(Page page) {
        String type = page.contentType();
        if (type != null && type.contains("html")) {
            return true;
        }
        int length = Math.min(page.body().length, SNIFFED);
        Charset wide = wide(page.body());
        String start = new String(page.body(), 0, length, wide == null ? ISO_8859_1 : wide).toLowerCase(Locale.ROOT);
        return TAG.matcher(start).find();
    }

    /**
     * The charset to read HTML in, or null where the page's own mark or {@code <meta>} tells it. Bytes that nobody labelled and that are
     * not UTF-8 are in the code page that unlabelled pages most often have.
     */
    static @Nullable String charset(Page page) {
        String labelled = page.contentType() == null ? null : label(page.contentType());
        if (labelled != null || wide(page.body()) != null) {
            return labelled;
        }
        String start = new String(page.body(), 0, Math.min(page.body().length, SNIFFED), ISO_8859_1);
        return label(start) == null && utf8(page.body()).isEmpty() ? UNLABELLED.name() : null;
    }

    private static @Nullable String label(String text) {
        Matcher label = LABEL.matcher(text);
        try {
            return label.find() && Charset.isSupported(label.group(1)) ? label.group(1) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }

    private static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Plain text: UTF-16 by its mark, UTF-8 if it is valid, else the Windows code page that unlabelled text most often has. */
    static String text(byte[] body) {
        Charset wide = wide(body);
        String text = wide == null ? utf8(body).orElseGet(() -> new String(body, UNLABELLED)) : new String(body, wide);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static @Nullable Charset wide(byte[] body) {
        if (body.length < 2) {
            return null;
        }
        int mark = (body[0] & 0xff) << 8 | body[1] & 0xff;
        return mark == 0xfeff ? UTF_16BE : mark == 0xfffe ? UTF_16LE : null;
    }
}

package tidings.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tidings.story.Page;

/** What kind of thing a page's bytes are. */
final class PageType {
    private static final int MAX_BYTES = 16 << 20;
    private static final int SNIFFED = 8192;

    /** Of a hundred bytes of a page at most this many are control characters. */
    private static final int MAX_CONTROLS = 2;

    private static final Pattern TAG = Pattern.compile(
            "(?i)<(?:!doctype html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|table|span|ul)[\\s>/]");
    private static final Pattern XML = Pattern.compile(
            "(?i)^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--[^>]*-->\\s*)?<(rss|feed|rdf:rdf|urlset|sitemapindex|opml|svg)[\\s>]");
    private static final Pattern JSON =
            Pattern.compile("^\\s*(?:\\{\\s*\"[^\"\\n]*\"\\s*:|\\[\\s*[{\\[\"]\\s*[\"{\\[])");
    private static final Map<String, String> MAGIC = Map.of(
            "%PDF",
            "a PDF",
            "\u001f\u008b",
            "packed (gzip) once more",
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
    private static final Map<String, String> DOCUMENTS = Map.of(
            "rss",
            "a feed",
            "feed",
            "a feed",
            "rdf:rdf",
            "a feed",
            "urlset",
            "a sitemap",
            "sitemapindex",
            "a sitemap",
            "opml",
            "a list of feeds",
            "svg",
            "an image");

    private PageType() {}

    /** Why these bytes cannot be a page, or empty. */
    static Optional<String> fault(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Optional.of("is larger than " + (MAX_BYTES >> 20) + " MiB; no article page is");
        }
        String start = new String(body, 0, Math.min(body.length, SNIFFED), ISO_8859_1);
        for (var magic : MAGIC.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return Optional.of("is " + magic.getValue() + ", not a page");
            }
        }
        if (start.isBlank() && body.length <= SNIFFED) {
            return Optional.of("is empty");
        }
        long controls = controls(start);
        return controls * 100 > (long) MAX_CONTROLS * start.length() && Encoding.wide(body) == null
                ? Optional.of("is binary, not a page")
                : document(start);
    }

    private static long controls(String text) {
        long controls = 0;
        for (int i = 0; i < text.length(); i++) {
            controls += isControl(text.charAt(i)) ? 1 : 0;
        }
        return controls;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b;
    }

    /** What is written as text, but for programs. */
    private static Optional<String> document(String start) {
        var xml = XML.matcher(start);
        if (xml.find()) {
            return Optional.of("is " + DOCUMENTS.get(Texts.lower(xml.group(1))) + ", not a page");
        }
        return JSON.matcher(start).find() ? Optional.of("is JSON, not a page") : Optional.empty();
    }

    static boolean isHtml(Page page) {
        String type = page.contentType();
        if (type != null && type.contains("html")) {
            return true;
        }
        int length = Math.min(page.body().length, SNIFFED);
        Charset wide = Encoding.wide(page.body());
        String start = new String(page.body(), 0, length, wide == null ? ISO_8859_1 : wide);
        return TAG.matcher(start).find();
    }
}

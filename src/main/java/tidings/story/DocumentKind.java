package tidings.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document is that should list articles, by how it begins; headers are wrong too often to be asked. */
public enum DocumentKind {
    FEED("a feed"),
    SITEMAP("a sitemap"),
    OPML("a list of feeds (OPML)"),
    HTML("an HTML page"),
    LOGIN("a page that asks to log in"),
    XML("XML of another kind"),
    JSON("JSON"),
    TEXT("plain text"),
    PACKED("packed (gzip)"),
    OTHER("a file of another kind"),
    EMPTY("empty");

    private static final int SNIFFED = 4096;
    private static final Pattern ROOT =
            Pattern.compile("<(?:\\w{1,20}:)?(rss|feed|RDF|urlset|sitemapindex|opml)[\\s>]");
    private static final Pattern PAGE =
            Pattern.compile("(?i)<(?:!doctype\\s+html|html|head|body|meta|title|script|div|main|article|p|h1)[\\s>]");
    private static final Pattern PASSWORD = Pattern.compile("(?i)type\\s*=\\s*[\"']?password");
    private static final Pattern MAGIC = Pattern.compile("%PDF|PK\u0003\u0004|\u0089PNG|GIF8|\u00ff\u00d8\u00ff|RIFF");
    private static final Pattern MARK = Pattern.compile("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)");
    private static final Map<String, DocumentKind> ROOTS =
            Map.of("rss", FEED, "feed", FEED, "RDF", FEED, "urlset", SITEMAP, "sitemapindex", SITEMAP, "opml", OPML);

    private final String words;

    DocumentKind(String words) {
        this.words = words;
    }

    /** What it is, in words that follow "is". */
    public String words() {
        return words;
    }

    public static DocumentKind of(byte[] bytes) {
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            return PACKED;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, SNIFFED), ISO_8859_1);
        if (MAGIC.matcher(start).lookingAt()) {
            return OTHER;
        }
        String text = MARK.matcher(start.replace("\u0000", "")).replaceFirst("").strip(); // zeros: of UTF-16
        return text.isEmpty() ? EMPTY : written(text, bytes);
    }

    private static DocumentKind written(String text, byte[] bytes) {
        char first = text.charAt(0);
        if (first == '{' || first == '[') {
            return JSON;
        }
        Matcher root = ROOT.matcher(text);
        Matcher page = PAGE.matcher(text);
        boolean isPage = page.find();
        if (root.find() && (!isPage || root.start() < page.start() || text.contains("<?xml "))) {
            return ROOTS.getOrDefault(root.group(1), XML);
        }
        if (isPage) {
            return PASSWORD.matcher(new String(bytes, ISO_8859_1)).find() ? LOGIN : HTML;
        }
        return text.indexOf('<') >= 0 ? XML : TEXT;
    }
}

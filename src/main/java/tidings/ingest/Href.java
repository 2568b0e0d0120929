package tidings.ingest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link's address as the page writes it, taken apart without the cost of resolving it: enough to tell whether two links of a card lead to
 * one article, and whether the address looks like an article's at all.
 *
 * @param host in lower case without {@code www.}, or an empty string for the page's own
 * @param path without the slash at its end
 * @param query without the question mark
 */
record Href(String host, String path, String query) {
    private static final Set<String> INDEXES = Set.copyOf(Words.lines("index-paths.txt"));
    private static final Set<String> FILES = Set.of(
            "jpg", "jpeg", "png", "gif", "webp", "svg", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip",
            "mp3", "mp4");
    private static final int MIN_SLUG = 16;
    private static final int MIN_MARKS = 4;
    private static final int MIN_NUMBER = 4;

    /** Null where the reference leads to no page: a place on this one, a script, a letter. */
    static @Nullable Href of(String reference) {
        String text = reference.strip();
        int hash = text.indexOf('#');
        text = hash >= 0 ? text.substring(0, hash) : text;
        int start = text.indexOf("//");
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        boolean schemed = colon > 0 && (slash < 0 || colon < slash);
        if (text.isEmpty() || schemed && !text.regionMatches(true, 0, "http", 0, 4)) {
            return null;
        }
        int mark = text.indexOf('?');
        String query = mark < 0 ? "" : text.substring(mark + 1);
        String place = mark < 0 ? text : text.substring(0, mark);
        if (start < 0 || start > 6) {
            return new Href("", withoutSlash(place), query);
        }
        int path = place.indexOf('/', start + 2);
        String host = Texts.lower(path < 0 ? place.substring(start + 2) : place.substring(start + 2, path));
        return new Href(
                host.startsWith("www.") ? host.substring(4) : host,
                path < 0 ? "" : withoutSlash(place.substring(path)),
                query);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    boolean isHome() {
        return path.isEmpty() && query.isEmpty();
    }

    /** What two links to one article have in common; parameters only count where the path names no article. */
    String key() {
        return isSlug() ? host + path : host + path + "?" + query;
    }

    /** Whether a part of the path names an article: many words, or, in the last, a number, a file. */
    private boolean isSlug() {
        int start = path.lastIndexOf('/') + 1;
        int digits = 0;
        int marks = 0;
        for (int i = start; i < path.length(); i++) {
            char c = path.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            marks += isMark(c) ? 1 : 0;
        }
        boolean file = path.indexOf('.', start) > 0;
        return digits >= MIN_NUMBER
                || marks >= 2
                || path.length() - start >= MIN_SLUG && (marks > 0 || file)
                || hasSlug();
    }

    private boolean hasSlug() {
        int marks = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            marks = c == '/' ? 0 : isMark(c) ? marks + 1 : marks;
            if (marks >= MIN_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(char c) {
        return c == '-' || c == '_' || c == '+' || c == '%';
    }

    /** An image, a document, a recording. */
    boolean isFile() {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') && FILES.contains(Texts.lower(path.substring(dot + 1)));
    }

    /** Whether it looks like an article's address, not like that of a section, an author, a subject. */
    boolean isArticle() {
        boolean numbered = query.indexOf('=') > 0 && Texts.hasDigit(query);
        return !isIndex() && !isFile() && (isSlug() || hasDate() || numbered);
    }

    /** Whether a part of its path says that lists or people follow: {@code /tag/ferry}. */
    boolean isIndex() {
        int start = path.startsWith("/") ? 1 : 0;
        for (int end = path.indexOf('/', start); end > 0; end = path.indexOf('/', start)) {
            if (INDEXES.contains(Texts.lower(path.substring(start, end)))) {
                return true;
            }
            start = end + 1;
        }
        return INDEXES.contains(Texts.lower(path.substring(start)));
    }

    /** A year with a number after it: {@code /2026/03/}. */
    private boolean hasDate() {
        for (int i = path.indexOf("/20"); i >= 0; i = path.indexOf("/20", i + 1)) {
            if (i + 6 < path.length()
                    && Character.isDigit(path.charAt(i + 3))
                    && Character.isDigit(path.charAt(i + 4))
                    && !Character.isLetterOrDigit(path.charAt(i + 5))
                    && Character.isDigit(path.charAt(i + 6))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the hosts go by one name, such as {@code town.example} and {@code m.town.test}, or one name holds the other. */
    boolean isSisterOf(String site) {
        if (host.isEmpty() || host.equals(site)) {
            return true;
        }
        String mine = brand(host);
        String other = brand(site);
        return mine.equals(other)
                || Math.min(mine.length(), other.length()) >= 4 && (mine.contains(other) || other.contains(mine));
    }

    /** The part of a host that its owner chose. */
    private static String brand(String host) {
        String[] labels = host.split("\\.");
        int last = labels.length - 2;
        if (last > 0 && labels[last].length() <= 3 && labels[last + 1].length() == 2) {
            last--;
        }
        return last < 0 ? host : labels[last];
    }
}

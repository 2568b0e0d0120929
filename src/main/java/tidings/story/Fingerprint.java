package tidings.story;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of a clean body: its words, its markup, where its links and images are. Not what moves with every visit: the queries of
 * addresses (an advertisement's number, a cache's), attributes, counters of comments and views.
 */
public final class Fingerprint {
    private static final Pattern TAG = Pattern.compile("<(/?[a-z0-9]+)([^>]*)>");
    private static final Pattern ADDRESS = Pattern.compile("\\s(?:href|src)=\"([^\"?#]*)");
    private static final Pattern BREAK =
            Pattern.compile("</?(?:p|li|h[2-6]|div|blockquote|dd|dt|td|th|figcaption)\\b[^>]*>");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}[\\p{N}.,\\u00a0 ]*");
    private static final int MAX_COUNTER = 40;
    private static final int MAX_WORDS = 3;

    private static final Set<String> COUNTED = Set.of(
            "comments",
            "comment",
            "views",
            "view",
            "reads",
            "shares",
            "likes",
            "replies",
            "reactions",
            "kommentare",
            "kommentar",
            "aufrufe",
            "antworten",
            "commentaires",
            "commentaire",
            "vues",
            "partages",
            "comentarios",
            "comentários",
            "visitas",
            "visualizações",
            "commenti",
            "visualizzazioni",
            "reacties",
            "kommentarer",
            "komentarze",
            "komentarzy",
            "комментарии",
            "комментариев",
            "комментария",
            "просмотров",
            "просмотра");

    private Fingerprint() {}

    /** The same for two clean bodies in which a reader sees the same; empty for none. */
    public static String of(@Nullable String html) {
        if (html == null) {
            return "";
        }
        var seen = new StringBuilder(html.length());
        int from = 0;
        for (Matcher block = BREAK.matcher(html); block.find(); from = block.end()) {
            add(html.substring(from, block.start()), seen);
            tag(block.group(), seen);
        }
        add(html.substring(from), seen);
        return Digest.hex(seen.toString());
    }

    /** What stands between two boundaries of blocks. */
    private static void add(String inline, StringBuilder seen) {
        String words = TAG.matcher(inline).replaceAll("").strip();
        if (!words.isEmpty() && isCounter(words)) {
            seen.append(NUMBER.matcher(words).replaceAll("0 "));
        } else {
            tag(inline, seen);
        }
    }

    /** With of every tag its name and the address in it, without the query. */
    private static void tag(String inline, StringBuilder seen) {
        seen.append(TAG.matcher(inline).replaceAll(t -> {
            Matcher address = ADDRESS.matcher(t.group(2));
            return Matcher.quoteReplacement("<" + t.group(1) + (address.find() ? " " + address.group(1) : "") + ">");
        }));
    }

    private static boolean isCounter(String words) {
        if (words.length() > MAX_COUNTER || words.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        String[] rest = NUMBER.matcher(words.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .split("[^\\p{L}]+");
        return rest.length <= MAX_WORDS && Stream.of(rest).anyMatch(COUNTED::contains);
    }

    /** An address without what moves with every visit. */
    public static @Nullable String withoutQuery(@Nullable String url) {
        return url == null ? null : url.split("[?#]", 2)[0];
    }
}

package tidings.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * By what an article is known again. A key is a string; two articles that share one are the same article.
 *
 * <p>An address tells most. Where one of two readings has no address, an equal title and an equal time of publication on one site tell
 * as much. A title alone tells nothing: it needs the text, or the page that lists it.
 */
public final class Identity {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Identity() {}

    /**
     * The keys of a main article, the most telling first; never empty.
     *
     * @param story what its page tells
     */
    public static List<String> keys(Story story) {
        var keys = known(story.main(), story.site());
        if (!story.text().isEmpty()) {
            keys.add("words:" + site(story.main(), story.site()) + "|"
                    + fold(story.main().title()) + "|" + Digest.hex(fold(story.text())));
        }
        return keys;
    }

    /**
     * The keys of a sibling, the most telling first; never empty.
     *
     * @param main the id of the story it is listed beside
     */
    public static List<String> keys(Article sibling, String site, UUID main) {
        var keys = known(sibling, site);
        keys.add("beside:" + main + "|" + fold(sibling.title()));
        return keys;
    }

    /** The key of whatever has this address, in any spelling. */
    public static String ofAddress(String url) {
        return "url:" + Address.key(url);
    }

    /** The id that an article first known by this key gets: the same in every ledger. */
    public static UUID id(String key) {
        return UUID.nameUUIDFromBytes(("tidings|" + key).getBytes(UTF_8));
    }

    /** Whether a key is an address: an article may have several, but no two articles with addresses are one without sharing one. */
    public static boolean isAddress(String key) {
        return key.startsWith("url:");
    }

    /** Whether a key says no more than that a story's page lists something of this title. */
    public static boolean isListing(String key) {
        return key.startsWith("beside:");
    }

    public static boolean isSameTitle(Article one, Article other) {
        return fold(one.title()).equals(fold(other.title()));
    }

    private static List<String> known(Article article, String site) {
        var keys = new ArrayList<String>();
        if (article.url() != null) {
            keys.add(ofAddress(article.url()));
        }
        if (article.published() != null) {
            keys.add("dated:" + site(article, site) + "|" + fold(article.title()) + "|"
                    + article.published().at().getEpochSecond());
        }
        return keys;
    }

    private static String site(Article article, String otherwise) {
        return article.url() == null ? otherwise : Address.site(article.url());
    }

    private static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = NO_LETTERS.matcher(plain).replaceAll(" ").strip();
        return words.isEmpty() ? text.strip() : words;
    }
}

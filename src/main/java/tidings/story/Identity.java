package tidings.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Clue.Kind;

/**
 * By what an article is known again. A key is a string; what two articles that share one have in common is a {@link Clue}.
 *
 * <p>An address tells most, then what looks like another form of it. Where one of two readings has no address, the id that the site gave
 * the article tells as much, or an equal title and an equal time of publication on one site. A title alone tells nothing: it needs the
 * text, or the page that lists it.
 */
public final class Identity {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Set<String> idle;
    private final List<Clue> clues = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private @Nullable String alias;

    private Identity(Set<String> idle) {
        this.idle = idle;
    }

    /**
     * A main article's.
     *
     * @param story what its page tells
     * @param foundAt where the page was found, or null
     * @param idle parameters that do not matter in its address
     */
    public static Identity of(Story story, @Nullable String foundAt, Set<String> idle) {
        var identity = new Identity(idle);
        identity.addresses(story, foundAt);
        if (story.handles().id() != null) {
            identity.bears(
                    "page:" + site(story.main(), story.site()) + "|"
                            + story.handles().id(),
                    Kind.SITE_ID);
        }
        identity.dated(story.main(), story.site());
        if (!story.text().isEmpty()) {
            identity.bears(
                    "words:" + site(story.main(), story.site()) + "|"
                            + fold(story.main().title()) + "|" + Digest.hex(fold(story.text())),
                    Kind.WORDS);
        }
        return identity;
    }

    /**
     * A sibling's.
     *
     * @param site of the page that lists it
     * @param main the id of the story it is listed beside
     * @param idle parameters that do not matter in its address
     */
    public static Identity of(Article sibling, String site, UUID main, Set<String> idle) {
        var identity = new Identity(idle);
        if (sibling.url() != null) {
            identity.address(Address.key(sibling.url()));
        }
        identity.dated(sibling, site);
        identity.bears(beside(main) + fold(sibling.title()), Kind.LISTING);
        return identity;
    }

    /** By what it may be known, the most telling first. */
    public List<Clue> clues() {
        return clues;
    }

    /** By what it will be known, the most telling first; never empty. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** The key of whatever stood at its address, but calls another its own; null where it has no address. */
    public @Nullable String alias() {
        return alias;
    }

    private void addresses(Story story, @Nullable String foundAt) {
        String url = story.main().url();
        String own = url == null ? "" : Address.key(url);
        if (url != null) {
            address(own);
        }
        String former = story.handles().former();
        if (former != null && !Address.isHome(former) && !Address.key(former).equals(own)) {
            clues.add(new Clue("url:" + Address.key(former), Kind.MOVED));
            keys.add("at:" + Address.key(former));
        }
        Stream.concat(story.handles().addresses().stream(), Stream.ofNullable(foundAt))
                .filter(a -> !Address.isHome(a))
                .map(Address::key)
                .filter(a -> !a.equals(own))
                .forEach(this::otherAddress);
    }

    private void address(String key) {
        bears("url:" + key, Kind.ADDRESS);
        alias = "at:" + key;
        clues.add(new Clue(alias, Kind.ALIAS));
        String plain = Twins.withoutAmp(key);
        if (!plain.equals(key)) {
            otherAddress(plain);
        }
        String form = Twins.likely(key, idle);
        if (!form.equals(key)) {
            clues.add(new Clue("url:" + form, Kind.LIKELY));
            clues.add(new Clue("at:" + form, Kind.LIKELY));
            keys.add("like:" + form);
        }
        clues.add(new Clue("like:" + form, Kind.LIKELY));
    }

    private void otherAddress(String key) {
        clues.add(new Clue("url:" + key, Kind.OTHER_ADDRESS));
        bears("at:" + key, Kind.ALIAS);
    }

    private void dated(Article article, String site) {
        if (article.published() != null) {
            bears(
                    "dated:" + site(article, site) + "|" + fold(article.title()) + "|"
                            + article.published().at().getEpochSecond(),
                    Kind.DATED);
        }
    }

    private void bears(String key, Kind kind) {
        clues.add(new Clue(key, kind));
        keys.add(key);
    }

    /** How the keys begin of what nothing but this story's page is known to list. */
    public static String beside(UUID main) {
        return "beside:" + main + "|";
    }

    /** The key of whatever has this address, in any spelling. */
    public static String ofAddress(String url) {
        return "url:" + Address.key(url);
    }

    /** The id that an article first known by this key gets: the same in every ledger. */
    public static UUID id(String key) {
        return UUID.nameUUIDFromBytes(("tidings|" + key).getBytes(UTF_8));
    }

    /** The key of an article whose page stood at this address, in any spelling, though it calls another its own. */
    public static String ofAlias(String url) {
        return "at:" + Address.key(url);
    }

    public static boolean isSameTitle(Article one, Article other) {
        return fold(one.title()).equals(fold(other.title()));
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

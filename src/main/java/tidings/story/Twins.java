package tidings.story;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other addresses at which sites show the same page, as keys ({@link Address#key}): its AMP form, its mobile host, parameters that do not
 * matter. An address tells only what is likely; whether two pages are one is for their articles to say.
 */
public final class Twins {
    /** Parameters that carry the article wherever they stand. */
    private static final Set<String> CARRYING = Set.of(
            "id",
            "p",
            "nid",
            "aid",
            "article",
            "articleid",
            "article_id",
            "story",
            "storyid",
            "newsid",
            "news_id",
            "itemid",
            "objectid",
            "page_id",
            "post",
            "sid",
            "tid",
            "cid",
            "docid");

    /** Parameters that may carry the article: only its page's own word says that they do not. */
    private static final Set<String> DOUBTFUL = Set.of(
            "page",
            "seite",
            "part",
            "day",
            "date",
            "month",
            "year",
            "week",
            "time",
            "number",
            "no",
            "nr",
            "issue",
            "edition",
            "section",
            "category",
            "cat",
            "topic",
            "tag",
            "type",
            "q",
            "query",
            "search",
            "name",
            "title",
            "slug",
            "url",
            "path",
            "item",
            "view",
            "lang",
            "language",
            "key",
            "code",
            "x",
            "y",
            "n",
            "i",
            "a",
            "v");

    private static final Pattern HOME = Pattern.compile("[^/?]*/?");
    private static final Pattern SLUG = Pattern.compile("/[^/?]*[-_.0-9][^/?]*$");
    private static final Pattern AMP = Pattern.compile("(?i)amp");
    private static final Pattern AMP_FOLDER = Pattern.compile("(?i)^([^/?]+)/amp(?=/[^?])");
    private static final Pattern AMP_END = Pattern.compile("(?i)/amp(?:\\.html)?(?=\\?|$)");
    private static final Pattern AMP_NAME = Pattern.compile("(?i)(?<=[^/?])\\.amp(?=(?:\\.html)?(?:\\?|$))");
    private static final Pattern AMP_PARAMETER = Pattern.compile("(?i)amp(?:=.*)?|outputtype=amp");
    private static final Pattern OTHER_HOST = Pattern.compile("^(?:m|mobile|amp)\\.(?=[^./?]+\\.[^/?]+[/?])");

    private Twins() {}

    /** Whether a parameter of this name tells one article from another, as far as its name says. */
    public static boolean isCarrying(String parameter) {
        return CARRYING.contains(parameter);
    }

    /** The key without what is surely a mark of AMP; the key itself if it bears none. */
    public static String withoutAmp(String key) {
        if (!AMP.matcher(key).find()) {
            return key;
        }
        String bare = without(AMP_NAME.matcher(key).replaceFirst(""), AMP_PARAMETER.asMatchPredicate());
        Matcher end = AMP_END.matcher(bare);
        boolean surely =
                end.find() && SLUG.matcher(bare.substring(0, end.start())).find();
        return unlessHome(surely ? end.replaceFirst("") : bare, key);
    }

    /**
     * The key without whatever may be a mark of another form of the page.
     *
     * @param idle parameters that do not matter on the site
     */
    public static String likely(String key, Set<String> idle) {
        String bare = OTHER_HOST.matcher(withoutAmp(key)).replaceFirst("");
        if (AMP.matcher(bare).find()) {
            bare = AMP_END.matcher(AMP_FOLDER.matcher(bare).replaceFirst("$1")).replaceFirst("");
        }
        return unlessHome(idle.isEmpty() ? bare : without(bare, idle), key);
    }

    /** The names of the key's parameters, in lower case. */
    public static Set<String> parameters(String key) {
        var names = new LinkedHashSet<String>();
        for (String parameter : query(key).split("&")) {
            if (!parameter.isEmpty()) {
                names.add(name(parameter));
            }
        }
        return names;
    }

    /**
     * The parameters that one address has and the other has not, where it needs them not: it is an article's without them. Empty if the two
     * are otherwise different, or not at all.
     *
     * @param one a key
     * @param other a key
     */
    public static Set<String> surplus(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        Set<String> names = parameters(longer);
        names.removeAll(parameters(shorter));
        boolean needless = without(longer, names).equals(shorter)
                && isArticle(shorter)
                && names.stream().noneMatch(n -> isCarrying(n) || DOUBTFUL.contains(n));
        return needless ? names : Set.of();
    }

    private static boolean isArticle(String key) {
        return SLUG.matcher(path(key)).find() || parameters(key).stream().anyMatch(Twins::isCarrying);
    }

    private static String without(String key, Set<String> names) {
        return without(key, p -> names.contains(name(p)));
    }

    private static String without(String key, Predicate<String> unwanted) {
        if (key.indexOf('?') < 0) {
            return key;
        }
        var kept = new StringJoiner("&");
        for (String parameter : query(key).split("&")) {
            if (!unwanted.test(parameter)) {
                kept.add(parameter);
            }
        }
        return kept.length() == 0 ? path(key) : path(key) + "?" + kept;
    }

    /** The key without its parameters. */
    public static String path(String key) {
        int query = key.indexOf('?');
        return query < 0 ? key : key.substring(0, query);
    }

    private static String query(String key) {
        return key.substring(Math.min(key.length(), path(key).length() + 1));
    }

    private static String name(String parameter) {
        return parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String unlessHome(String bare, String key) {
        return HOME.matcher(bare).matches() ? key : bare;
    }
}

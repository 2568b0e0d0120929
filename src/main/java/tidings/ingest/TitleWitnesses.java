package tidings.ingest;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of what a page declares as its title: what is like them is more likely the title, even where it is shorter or longer. */
record TitleWitnesses(Set<String> jsonLd, Set<String> openGraph, Set<String> pageTitle, Set<String> slug) {
    private static final Pattern BEFORE_PATH = Pattern.compile("^\\w+://[^/]*");
    private static final Pattern ENDING = Pattern.compile("\\.\\w{2,5}$");
    private static final int MIN_SLUG = 2;
    private static final int MAX_NUMBER = 4;

    /** The words of an address, from its last segment that has several; empty if none has. */
    static Set<String> slug(@Nullable String url) {
        Set<String> slug = Set.of();
        if (url != null) {
            String path = BEFORE_PATH.matcher(url).replaceFirst("").split("[?#]", 2)[0];
            for (String segment : path.split("/")) {
                Set<String> words = words(segment);
                slug = words.size() >= Math.max(MIN_SLUG, slug.size()) ? words : slug;
            }
        }
        return slug;
    }

    /** Numbers longer than a year are there for the machine. */
    private static Set<String> words(String segment) {
        var words = new LinkedHashSet<>(WordSet.of(ENDING.matcher(segment).replaceFirst("")));
        words.removeIf(w -> w.length() > MAX_NUMBER && Texts.hasDigit(w));
        return words;
    }
}

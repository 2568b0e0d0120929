package tidings.story;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which articles of a source are wanted.
 *
 * @param include where it names anything, an article must match one of each sort
 * @param exclude an article must match none
 * @param maxAge older ones are not wanted, as far as their age is known; or null
 */
public record Filter(
        Patterns include, Patterns exclude, @Nullable Duration maxAge) {
    public static final Filter NONE = new Filter(Patterns.NONE, Patterns.NONE, null);

    /**
     * Regular expressions (RE2 syntax), found anywhere in a text, whatever the case.
     *
     * @param words for title and summary
     * @param urls for addresses
     * @param authors for each author's name
     * @param categories for section and tags
     */
    public record Patterns(List<String> words, List<String> urls, List<String> authors, List<String> categories) {
        public static final Patterns NONE = new Patterns(List.of(), List.of(), List.of(), List.of());

        public Patterns {
            words = List.copyOf(words);
            urls = List.copyOf(urls);
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
        }
    }
}

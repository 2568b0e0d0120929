package tidings.source;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Filter;
import tidings.story.Labels;
import tidings.story.Listed;

/** Holds articles against a {@link Filter}. Patterns are RE2's, so that none can hang; any number of threads may share a sieve. */
public final class Sieve {
    /** Of longer texts only the beginning is searched. */
    static final int MAX_TEXT = 20_000;

    private static final int MAX_PATTERN = 1000;
    /** Steps: for each the engine calls itself, and a thread has a megabyte of stack. */
    private static final int MAX_SIZE = 3000;

    private record Patterns(List<Pattern> words, List<Pattern> urls, List<Pattern> authors, List<Pattern> categories) {
        static Patterns of(Filter.Patterns told) {
            return new Patterns(
                    compiled(told.words()),
                    compiled(told.urls()),
                    compiled(told.authors()),
                    compiled(told.categories()));
        }

        private static List<Pattern> compiled(List<String> told) {
            return told.stream().map(Sieve::compile).toList();
        }
    }

    /** What is known of an article; a list is empty where it is not known. */
    private record Known(List<String> words, List<String> urls, List<String> authors, List<String> categories) {}

    private final Patterns include;
    private final Patterns exclude;
    private final @Nullable Duration maxAge;

    private Sieve(Filter filter) {
        include = Patterns.of(filter.include());
        exclude = Patterns.of(filter.exclude());
        maxAge = filter.maxAge();
    }

    /** @throws IllegalArgumentException if {@link #patternFault} has something to say of one of its patterns */
    public static Sieve of(Filter filter) {
        return new Sieve(filter);
    }

    /** What is wrong with a pattern, a clause for its owner; empty if it can be used. */
    public static Optional<String> patternFault(String pattern) {
        try {
            compile(pattern);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("" + e.getMessage());
        }
    }

    /** Whether its page is worth reading. What the list does not show keeps no article out. */
    public boolean wants(Listed listed, Instant now) {
        Known known = known(listed.title(), listed.summary(), listed.url(), listed.authors(), listed.labels());
        return !isOld(listed.published(), listed.updated(), now) && !isExcluded(known) && isIncluded(known, false);
    }

    /** Whether it is wanted, now that its page was read. What the page does not tell matches nothing. */
    public boolean wants(Article article, Labels labels, Instant now) {
        Known known = known(article.title(), article.summary(), article.url(), article.authors(), labels);
        return !isOld(article.published(), article.updated(), now) && !isExcluded(known) && isIncluded(known, true);
    }

    private static Known known(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String url,
            List<String> authors,
            Labels labels) {
        var categories = new ArrayList<>(labels.tags());
        if (labels.section() != null) {
            categories.add(labels.section());
        }
        return new Known(title == null ? List.of() : present(title, summary), present(url), authors, categories);
    }

    private static List<String> present(@Nullable String... texts) {
        var present = new ArrayList<String>();
        for (@Nullable String text : texts) {
            if (text != null) {
                present.add(text);
            }
        }
        return present;
    }

    /** What was changed long ago was published no later. */
    private boolean isOld(@Nullable ArticleDate published, @Nullable ArticleDate updated, Instant now) {
        ArticleDate date = published == null ? updated : published;
        return maxAge != null && date != null && date.at().isBefore(now.minus(maxAge));
    }

    private boolean isExcluded(Known known) {
        return finds(exclude.words, known.words)
                || finds(exclude.urls, known.urls)
                || finds(exclude.authors, known.authors)
                || finds(exclude.categories, known.categories);
    }

    private boolean isIncluded(Known known, boolean allIsKnown) {
        return isIncluded(include.words, known.words, allIsKnown)
                && isIncluded(include.urls, known.urls, allIsKnown)
                && isIncluded(include.authors, known.authors, allIsKnown)
                && isIncluded(include.categories, known.categories, allIsKnown);
    }

    private static boolean isIncluded(List<Pattern> patterns, List<String> texts, boolean allIsKnown) {
        return patterns.isEmpty() || texts.isEmpty() && !allIsKnown || finds(patterns, texts);
    }

    private static boolean finds(List<Pattern> patterns, List<String> texts) {
        return patterns.stream()
                .anyMatch(p -> texts.stream()
                        .anyMatch(t -> p.matcher(t.substring(0, Math.min(t.length(), MAX_TEXT)))
                                .find()));
    }

    private static Pattern compile(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            throw new IllegalArgumentException("a pattern of more than " + MAX_PATTERN + " characters");
        }
        if (PatternSize.of(pattern) > MAX_SIZE) {
            throw new IllegalArgumentException("a pattern whose repetitions, written out, are longer than " + MAX_SIZE);
        }
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "no regular expression that RE2 knows: " + e.getDescription() + " at '" + e.getPattern() + "'", e);
        }
    }
}

package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The story as the page's scripts would have drawn it: the object in the page's {@link State} that has the page's title and a text under it.
 *
 * @param body the text as HTML, in a {@code <div>} that stands in no page
 * @param chars of its text: what it is worth beside another body
 * @param title as the object has it
 * @param published as the object has it, or null
 * @param authors their names
 */
record StateBody(
        Element body, int chars, String title, @Nullable String published, List<String> authors) {
    private static final int MIN_CHARS = 250;

    /** As much text under a title and a date is an article even where the page does not say what it is called. */
    private static final int CERTAIN = 800;

    private static final int MAX_NODES = 100_000;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * The longest text under the page's title, if there is any.
     *
     * @param scripts the page's {@code <script>} elements
     * @param titles what the page calls itself: title, heading, {@code og:title}
     * @param base what addresses in the text resolve against
     */
    static Optional<StateBody> find(Iterable<Element> scripts, List<String> titles, String base, Trail trail) {
        List<StateArticle> articles = articles(State.of(scripts));
        List<Set<String>> wanted =
                titles.stream().map(StateBody::words).filter(w -> !w.isEmpty()).toList();
        Optional<StateBody> found = longest(articles.stream()
                        .filter(a -> wanted.stream().anyMatch(w -> agree(w, words(a.title()))))
                        .toList())
                .or(() -> only(articles))
                .map(a -> a.body(base))
                .filter(b -> b.chars >= MIN_CHARS);
        found.ifPresent(b -> trail.took("body", "data in a script, under the page's title", b.title, b.chars));
        return found;
    }

    private static Optional<StateArticle> longest(List<StateArticle> articles) {
        return articles.stream().max((a, b) -> Integer.compare(a.chars(), b.chars()));
    }

    /** The one article that is all there is, with a date: then the page's own title may say nothing. */
    private static Optional<StateArticle> only(List<StateArticle> articles) {
        List<StateArticle> certain = articles.stream()
                .filter(a -> a.chars() >= CERTAIN && a.published() != null)
                .toList();
        boolean one = certain.stream().map(StateArticle::title).distinct().count() == 1;
        return one ? longest(certain) : Optional.empty();
    }

    private static List<StateArticle> articles(List<JsonNode> trees) {
        List<StateArticle> articles = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(trees);
        for (int i = 0; i < MAX_NODES && !open.isEmpty(); i++) {
            JsonNode node = open.poll();
            StateArticle.of(node).filter(a -> a.chars() >= MIN_CHARS).ifPresent(articles::add);
            node.forEach(child -> {
                if (child.isContainerNode()) {
                    open.add(child);
                }
            });
        }
        return articles;
    }

    private static Set<String> words(String title) {
        var words = new HashSet<>(List.of(NO_WORD.split(Texts.lower(title))));
        words.remove("");
        return words;
    }

    /** What the page calls itself may have the site's name in it; what the object is called is in it nearly whole. */
    private static boolean agree(Set<String> page, Set<String> object) {
        long both = object.stream().filter(page::contains).count();
        return both > 0 && both >= 0.8 * object.size() && both >= 0.4 * page.size();
    }
}

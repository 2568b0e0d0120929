package tidings.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.Sibling;

/** Headlines that were found become the siblings of a story. */
final class Siblings {
    private Siblings() {}

    /** Numbers them from 1, each once, and leaves out the page itself. */
    static List<Sibling> number(List<Article> headlines, @Nullable String heading, String title, @Nullable String url) {
        return number(headlines.stream().map(h -> new Sibling(h, heading, 0)).toList(), title, url);
    }

    static List<Sibling> number(List<Sibling> found, String title, @Nullable String url) {
        var siblings = new ArrayList<Sibling>();
        var seen = new HashSet<String>();
        seen.add(url == null ? Words.fold(title) : Address.key(url));
        for (Sibling sibling : found) {
            Article headline = sibling.headline();
            String key = headline.url() == null ? Words.fold(headline.title()) : Address.key(headline.url());
            if (!headline.title().isBlank() && seen.add(key)) {
                siblings.add(new Sibling(headline, sibling.heading(), siblings.size() + 1));
            }
        }
        return siblings;
    }
}

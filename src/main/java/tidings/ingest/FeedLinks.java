package tidings.ingest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tidings.story.Address;
import tidings.story.Further;

/** The feeds that a page names as its own (HTML, 4.6.7.1; RSS Autodiscovery), without those of its comments. */
final class FeedLinks {
    private static final int MAX = 10;
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "text/xml+rss");
    private static final Pattern COMMENTS = Pattern.compile("(?i)comment|kommentar|comentario|replies");

    private FeedLinks() {}

    static List<Further> of(Outline outline) {
        return outline.tagged("link").stream()
                .map(b -> b.element)
                .filter(FeedLinks::isFeed)
                .flatMap(l -> Address.resolve(l.baseUri(), l.attr("href")).stream())
                .distinct()
                .limit(MAX)
                .map(u -> new Further(u, Further.Kind.FEED, null))
                .toList();
    }

    private static boolean isFeed(Element link) {
        String type = Texts.lower(link.attr("type")).split(";", 2)[0].strip();
        return List.of(Texts.lower(link.attr("rel")).split("\\s+")).contains("alternate")
                && TYPES.contains(type)
                && !COMMENTS.matcher(link.attr("title") + " " + link.attr("href"))
                        .find();
    }
}

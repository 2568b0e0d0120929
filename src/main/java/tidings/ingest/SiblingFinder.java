package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.SIBLINGS;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import tidings.story.FeedDefinition;
import tidings.story.Sibling;

/**
 * Finds the blocks that a page presents as being on the same subject, by the words over them, and takes them off the page, so that they
 * do not get into the body.
 */
final class SiblingFinder {
    private static final Evaluator NO_PLACE =
            QueryParser.parse("nav, head, title, option, select, textarea, script, style, [hidden]");
    private static final int MAX_CLIMB = 6;
    /** Characters; what is not longer beside a heading is "All" or "More". */
    private static final int MAX_BESIDE = 30;

    private static final int MAX_HEADINGS = 30;

    private final Document page;
    private final Outline outline;
    private final Trail trail;
    private final FeedDefinition feed;
    private final SiblingBlock block;

    SiblingFinder(Document page, Outline outline, @Nullable String url, Dates dates, FeedDefinition feed, Trail trail) {
        this.outline = outline;
        this.trail = trail;
        this.page = page;
        this.feed = feed;
        this.block = new SiblingBlock(url, dates);
    }

    List<Sibling> take() {
        String chosen = feed.selectors().get(SIBLINGS);
        Elements matches = chosen == null ? new Elements() : page.select(chosen);
        return matches.isEmpty() ? byHeading() : chosen(matches);
    }

    private List<Sibling> chosen(Elements matches) {
        var listing = new Listing();
        matches.forEach(e -> block.read(e, listing));
        matches.remove();
        return siblings(listing, null);
    }

    private List<Sibling> byHeading() {
        var found = new ArrayList<Sibling>();
        for (Node heading : headings()) {
            if (heading.ownerDocument() != null) {
                found.addAll(under(heading));
            }
        }
        return found;
    }

    /** Texts and heading elements that say "more on theme" and the like, in the page's order. */
    private List<Node> headings() {
        var found = new ArrayList<Node>();
        page.body().traverse((node, depth) -> {
            if (node instanceof TextNode text && isHeading(text) || node instanceof Element e && isHeading(e)) {
                found.add(node);
            }
        });
        return found.stream()
                .filter(SiblingFinder::isInPlace)
                .limit(MAX_HEADINGS)
                .toList();
    }

    private static boolean isHeading(TextNode text) {
        return !text.isBlank() && Headings.THEME.matches(Texts.tidy(text.text()));
    }

    private static boolean isHeading(Element element) {
        return Html.isHeading(element)
                && element.childNodeSize() > 1
                && Headings.THEME.matches(Texts.tidy(element.text()));
    }

    private static boolean isInPlace(Node heading) {
        Element element = heading instanceof Element e ? e : (Element) heading.parent();
        return element != null && element.closest(NO_PLACE) == null;
    }

    /** What follows the heading; where nothing does, what follows the box that the heading is alone in, and so on outwards. */
    private List<Sibling> under(Node heading) {
        String words = Texts.tidy(heading instanceof TextNode t ? t.text() : ((Element) heading).text());
        Node top = heading;
        for (int i = 0;
                i < MAX_CLIMB
                        && top.parent() instanceof Element parent
                        && parent != page.body().parent();
                i++) {
            var listing = new Listing();
            List<Node> read = follow(top, listing);
            if (listing.hasTitles()) {
                read.forEach(Node::remove);
                top.remove();
                return siblings(listing, words);
            }
            if (hasMore(top)) {
                return List.of();
            }
            top = parent;
        }
        return List.of();
    }

    /** Whether something else than the looked-for stands between the heading and the end of its box. */
    private static boolean hasMore(Node top) {
        for (Node next = top.nextSibling(); next != null; next = next.nextSibling()) {
            if (next instanceof Element e && e.text().length() > MAX_BESIDE) {
                return true;
            }
        }
        return false;
    }

    private List<Node> follow(Node top, Listing listing) {
        var read = new ArrayList<Node>();
        String kind = null;
        for (Node next = top.nextSibling(); next != null; next = next.nextSibling()) {
            if (Html.isBlank(next) && !(next instanceof Element e && e.selectFirst(Html.LINK) != null)) {
                continue;
            }
            if (kind != null && !next.normalName().equals(kind) && !block.isDate(next) || block.ends(next)) {
                break;
            }
            if (!block.read(next, listing)) {
                break;
            }
            read.add(next);
            kind = listing.hasTitles() ? next.normalName() : null;
        }
        return read;
    }

    private static List<Sibling> siblings(Listing listing, @Nullable String heading) {
        return listing.headlines().stream().map(h -> new Sibling(h, heading, 0)).toList();
    }
}

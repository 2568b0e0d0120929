package tidings.ingest;

import static tidings.story.FeedDefinition.Selector.SIBLINGS;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import tidings.ingest.Candidate.Over;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.Sibling;

/**
 * Finds the blocks that a page presents as being on the same subject, and takes them off the page, so that they do not get into the body.
 * Words over a block, its name, its place between the story's paragraphs propose it; what else is known of it decides.
 */
final class SiblingFinder {
    private final Document page;
    private final Outline outline;
    private final Trail trail;
    private final FeedDefinition feed;
    private final Sayings sayings;
    private final SiblingBlock block;
    private final @Nullable String url;
    private final BitSet seen = new BitSet();

    SiblingFinder(Document page, Outline outline, @Nullable String url, Dates dates, FeedDefinition feed, Trail trail) {
        this.page = page;
        this.outline = outline;
        this.url = url;
        this.trail = trail;
        this.feed = feed;
        this.sayings = new Sayings(outline);
        this.block = new SiblingBlock(outline, sayings, url, dates);
    }

    /** @param title of the story */
    List<Sibling> take(String title) {
        String chosen = feed.selectors().get(SIBLINGS);
        Elements matches = chosen == null ? new Elements() : page.select(chosen);
        List<Sibling> siblings = matches.isEmpty() ? found(title) : chosen(matches);
        if (!siblings.isEmpty()) {
            outline.blocks().forEach(Block::lookForPage);
        }
        return siblings;
    }

    private List<Sibling> chosen(Elements matches) {
        var elements = Set.copyOf(matches);
        var candidate = new Candidate(new Over("selector", null, Says.THEME));
        for (Box box : outline.boxes()) {
            if (elements.contains(box.element)) {
                block.read(box.element, box, candidate);
                trail.took("sibling", candidate.rule, candidate, 1);
            }
        }
        List<Sibling> siblings = siblings(candidate);
        matches.remove();
        return siblings;
    }

    private List<Sibling> found(String title) {
        var area = new StoryArea(outline);
        var headed = new HeadedBlocks(outline, block, sayings);
        var evidence = new Evidence(area, Address.site(url == null ? page.baseUri() : url), title);
        var taken = new ArrayList<Candidate>();
        for (Candidate candidate : headed.find()) {
            weigh(candidate, evidence, taken);
        }
        for (Candidate candidate :
                new HintedBlocks(outline, block, headed, area, new Governing(outline, sayings)).find()) {
            weigh(candidate, evidence, taken);
        }
        for (Candidate candidate : new StoryLines(outline, block, area, new Governing(outline, sayings)).find()) {
            weigh(candidate, evidence, taken);
        }
        if (trail.isKept()) {
            headed.others().forEach(c -> trail.passed("sibling", c.rule, c, evidence.weigh(c), evidence.reason(c)));
        }
        taken.sort((a, b) -> Integer.compare(a.order(), b.order()));
        List<Sibling> siblings =
                taken.stream().flatMap(c -> siblings(c).stream()).toList();
        taken.forEach(c -> c.nodes.forEach(Node::remove));
        return siblings;
    }

    /** Of two candidates that hold the same card the first speaks for it. */
    private void weigh(Candidate candidate, Evidence evidence, List<Candidate> taken) {
        if (candidate.cards.stream().anyMatch(c -> seen.get(c.link().order)) || !candidate.listing.hasTitles()) {
            return;
        }
        double score = evidence.weigh(candidate);
        if (score >= Evidence.ENOUGH) {
            candidate.cards.forEach(c -> seen.set(c.box().order, c.box().end));
            if (candidate.head != null) {
                seen.set(candidate.head.order, candidate.head.end);
            }
            taken.add(candidate);
            trail.took("sibling", candidate.rule, candidate, score);
        } else {
            trail.passed("sibling", candidate.rule, candidate, score, evidence.reason(candidate));
        }
    }

    private static List<Sibling> siblings(Candidate candidate) {
        Optional<String> heading = Optional.ofNullable(candidate.heading);
        return candidate.listing.headlines().stream()
                .map(h -> new Sibling(h, heading.orElse(null), 0))
                .toList();
    }
}

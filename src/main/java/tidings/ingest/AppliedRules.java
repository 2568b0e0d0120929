package tidings.ingest;

import static tidings.ingest.Directive.AUTHOR;
import static tidings.ingest.Directive.BODY;
import static tidings.ingest.Directive.DATE;
import static tidings.ingest.Directive.NATIVE_AD_CLUE;
import static tidings.ingest.Directive.NEXT_PAGE_LINK;
import static tidings.ingest.Directive.SINGLE_PAGE_LINK;
import static tidings.ingest.Directive.TITLE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;
import tidings.ingest.XPath.Match;
import tidings.story.Address;
import tidings.story.FeedDefinition.Selector;

/** What a site's rules find on a page. They are asked once, in the order in which their authors expect it: facts, stripping, body. */
final class AppliedRules {
    private final Document page;
    private final XPathPage asked;
    private final SiteRule rule;
    private final Trail trail;
    private final Map<Selector, List<String>> facts = new EnumMap<>(Selector.class);
    private @Nullable Element body;

    private AppliedRules(Document page, SiteRule rule, Trail trail) {
        this.page = page;
        this.asked = new XPathPage(page, trail);
        this.rule = rule;
        this.trail = trail;
    }

    /** Reads the page by the rules, and takes off it what they say is to go. */
    static AppliedRules to(Document page, SiteRule rule, Trail trail) {
        var applied = new AppliedRules(page, rule, trail);
        if (!rule.isEmpty()) {
            applied.read();
        }
        return applied;
    }

    private void read() {
        facts.put(Selector.TITLE, texts(TITLE));
        facts.put(Selector.AUTHOR, texts(AUTHOR));
        facts.put(Selector.PUBLISHED, texts(DATE));
        tellAddress(SINGLE_PAGE_LINK);
        tellAddress(NEXT_PAGE_LINK);
        rule.of(NATIVE_AD_CLUE).stream()
                .filter(l -> l.holds(asked))
                .findFirst()
                .ifPresent(l -> trail.took(NATIVE_AD_CLUE.toString(), l.name(), l.value(), 1));
        new Stripping(page, asked, rule, trail).strip();
        body = findBody();
    }

    /** What the first line finds that finds anything. */
    private List<String> texts(Directive directive) {
        for (RuleLine line : rule.of(directive)) {
            List<String> found = line.matches(asked).stream()
                    .map(Match::text)
                    .filter(t -> !t.isEmpty())
                    .toList();
            if (!found.isEmpty()) {
                trail.took(field(directive), line.name(), String.join(", ", found), 1);
                return found;
            }
        }
        return List.of();
    }

    /** As the story has it. */
    private static String field(Directive directive) {
        return switch (directive) {
            case AUTHOR -> "authors";
            case DATE -> "published";
            default -> directive.toString();
        };
    }

    /** Nothing is fetched here: where the rest of the story is stands in the trail. */
    private void tellAddress(Directive link) {
        for (RuleLine line : rule.of(link)) {
            Optional<String> url = line.isMeant(asked) ? address(line) : Optional.empty();
            if (url.isPresent()) {
                trail.took(link.toString(), line.name(), url.get(), 1);
                return;
            }
        }
    }

    private Optional<String> address(RuleLine line) {
        return line.matches(asked).stream()
                .flatMap(m -> Address.resolve(page.baseUri(), m.reference()).stream())
                .findFirst();
    }

    private @Nullable Element findBody() {
        for (RuleLine line : rule.of(BODY)) {
            List<Node> parts = outermost(line.matches(asked));
            if (parts.stream().anyMatch(AppliedRules::shows)) {
                Element found = together(parts);
                trail.took(BODY.toString(), line.name(), Trail.path(found), 1);
                return found;
            }
        }
        return null;
    }

    private static boolean shows(Node node) {
        return !Html.isBlank(node) || node instanceof Element e && e.selectFirst(Html.IMAGE) != null;
    }

    /** Without what lies in another part. */
    private static List<Node> outermost(List<Match> matches) {
        Set<Node> kept = new HashSet<>();
        var parts = new ArrayList<Node>();
        for (Match match : matches) {
            match.node().filter(n -> !(n instanceof Document)).ifPresent(node -> {
                Node above = node;
                while (above != null && !kept.contains(above)) {
                    above = above.parent();
                }
                if (above == null) {
                    kept.add(node);
                    parts.add(node);
                }
            });
        }
        return parts;
    }

    /** One box with all parts, which stays on the page; a part that is a box is it. */
    private Element together(List<Node> parts) {
        Node first = parts.get(0);
        if (first.normalName().equals("html")) {
            return page.body();
        }
        if (parts.size() == 1 && first instanceof Element e && Paragraphs.isBox(e)) {
            return e;
        }
        var box = new Element("div");
        first.before(box);
        parts.forEach(box::appendChild);
        return box;
    }

    /** The texts that the rules find for a title, authors or a date; empty where they are silent or find nothing. */
    List<String> texts(Selector of) {
        return facts.getOrDefault(of, List.of());
    }

    Optional<Element> body() {
        return Optional.ofNullable(body);
    }

    /** Whether the reader may look for a body by itself. */
    boolean mayGuessBody() {
        return rule.of(BODY).isEmpty() || rule.says(Directive.AUTODETECT_ON_FAILURE, true);
    }

    /** Whether what does not look like the story is to be taken out of the body that these rules found. */
    boolean mayPrune() {
        return body == null || rule.says(Directive.PRUNE, true);
    }
}

package tidings.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** Reads one part of a theme block: cards that each hold one article's link, dates between them, or bare titles with dates. */
final class SiblingBlock {
    private static final int MIN_TITLE = 12;
    private static final int MIN_WIDE_TITLE = 5;
    private static final int MAX_TITLE = 300;
    private static final int MAX_PROSE = 120;
    /** A block with more links than this is an index, not a choice of what belongs together. */
    private static final int MAX_LINKS = 300;

    private final @Nullable String self;
    private final Dates dates;

    /** @param url of the page, or null; a link to it is none to a sibling */
    SiblingBlock(@Nullable String url, Dates dates) {
        this.self = url == null ? null : Address.key(url);
        this.dates = dates;
    }

    /** Whether a heading of another kind stands here, or a box that begins with one. */
    boolean ends(Node node) {
        if (node instanceof Element box && !Html.isTextBlock(box)) {
            Element first = box.stream().filter(Html::isTextBlock).findFirst().orElse(box);
            return first != box && isOtherHeading(first) && cards(box).size() > 1
                    || Headings.OTHER.matches(text(first));
        }
        return isOtherHeading(node);
    }

    private static boolean isOtherHeading(Node node) {
        String text = text(node);
        boolean heading = node instanceof Element e
                && Html.isHeading(e)
                && e.selectFirst(Html.LINK) == null
                && e.closest(Html.ANCHOR) == null;
        return heading || Headings.OTHER.matches(text) || Headings.THEME.matches(text) || Texts.isRights(text);
    }

    boolean isDate(Node node) {
        return date(node).isPresent();
    }

    private Optional<ArticleDate> date(Node node) {
        return node instanceof Element e && e.normalName().equals("time") && e.hasAttr("datetime")
                ? dates.find(e.attr("datetime"), DateSource.LISTED)
                : dates.only(text(node), DateSource.LISTED);
    }

    /** Adds what the node holds to the listing; false if it is no part of a listing. */
    boolean read(Node node, Listing listing) {
        if (isDate(node)) {
            date(node).ifPresent(listing::date);
            return true;
        }
        if (node instanceof TextNode) {
            return false;
        }
        Element element = (Element) node;
        Set<Element> cards = cards(element);
        if (cards.isEmpty()) {
            return plain(element, listing);
        }
        if (isProse(element)) {
            return false;
        }
        return walk(element, cards, listing);
    }

    /** A sentence with a link in it. */
    private boolean isProse(Element element) {
        return element.normalName().equals("p")
                && element.nodeStream(TextNode.class)
                                .filter(t -> !isDate(t)
                                        && t.parent() != null
                                        && t.parent().closest(Html.ANCHOR) == null)
                                .mapToInt(t -> t.text().length())
                                .sum()
                        > MAX_PROSE;
    }

    private boolean walk(Element element, Set<Element> cards, Listing listing) {
        element.filter((node, depth) -> {
            if (node instanceof Element e && cards.contains(e)) {
                card(e, listing);
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            if (node != element && !Html.isBlank(node) && ends(node)) {
                return NodeFilter.FilterResult.STOP;
            }
            if (!Html.isBlank(node) && isDate(node)) {
                date(node).ifPresent(listing::date);
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        return true;
    }

    /** Titles that link nowhere, with their dates: a page drawn by scripts may have no more. */
    private boolean plain(Element element, Listing listing) {
        List<Element> lines = element.stream().filter(Html::isTextBlock).toList();
        boolean dated = lines.stream().anyMatch(this::isDate);
        for (Element line : lines) {
            if (isDate(line)) {
                date(line).ifPresent(listing::date);
            } else if ((dated || lines.size() == 1 && hasDateBeside(element, listing)) && isTitle(text(line))) {
                listing.title(Texts.title(line.text()), null, null);
            } else {
                return false;
            }
        }
        return !lines.isEmpty();
    }

    private boolean hasDateBeside(Element title, Listing listing) {
        Element next = title.nextElementSibling();
        return listing.isOpen() || next != null && isDate(next);
    }

    /** For each article's link the largest box around it that links to nothing else. */
    private Set<Element> cards(Element element) {
        var cards = new HashSet<Element>();
        for (Element link : element.select(Html.LINK).stream().limit(MAX_LINKS).toList()) {
            String key = key(link);
            if (key != null && !key.equals(self)) {
                cards.add(card(link, key, element));
            }
        }
        cards.removeIf(c -> title(c).isEmpty());
        return cards;
    }

    private Element card(Element link, String key, Element within) {
        Element card = link;
        while (card != within && card.parent() != null && linksOnlyTo(key, card.parent())) {
            card = card.parent();
        }
        return card;
    }

    private static boolean linksOnlyTo(String key, Element element) {
        return element.selectStream(Html.LINK).allMatch(a -> key.equals(key(a)));
    }

    private static @Nullable String key(Element link) {
        String url = link.absUrl("href");
        return url.startsWith("http") && !Address.isHome(url) ? Address.key(url) : null;
    }

    private void card(Element card, Listing listing) {
        Element link = Objects.requireNonNull(card.selectFirst(Html.LINK));
        ArticleDate date = dateIn(card).map(d -> d.from(DateSource.LISTED)).orElse(null);
        listing.title(
                title(card),
                Address.resolve(null, link.absUrl("href")).map(Address::clean).orElse(null),
                date);
    }

    private Optional<ArticleDate> dateIn(Element card) {
        return card.nodeStream().map(this::date).flatMap(Optional::stream).findFirst();
    }

    /** A heading in the card, else the words of its longest link, else its first words; never a date. */
    private String title(Element card) {
        Stream<Element> headings = card.select(Html.HEADINGS).stream();
        Stream<Element> links =
                Stream.concat(card.select(Html.LINK).stream(), Stream.of(card)).flatMap(this::lines);
        return Stream.concat(headings, links)
                .map(e -> Texts.title(e.text()))
                .filter(t -> isTitle(t) && dates.only(t, DateSource.LISTED).isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The lines that an eye sees: blocks, or, where a date is one of them, what stands beside it. */
    private Stream<Element> lines(Element element) {
        List<Element> blocks = element.stream().filter(Html::isTextBlock).toList();
        if (!blocks.isEmpty() && !blocks.contains(element)) {
            return blocks.stream();
        }
        return element.ownText().isBlank() && element.children().stream().anyMatch(this::isDate)
                ? element.children().stream()
                : Stream.of(element);
    }

    private static boolean isTitle(String text) {
        boolean wide = text.codePoints().anyMatch(c -> c > 0x2e80);
        return text.length() >= (wide ? MIN_WIDE_TITLE : MIN_TITLE) && text.length() <= MAX_TITLE;
    }

    private static String text(Node node) {
        return Texts.tidy(node instanceof TextNode t ? t.text() : node instanceof Element e ? e.text() : "");
    }
}

package tidings.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Image;

/** Reads one part of a theme block: cards that each hold one article's link, dates between them, or bare titles with dates. */
final class SiblingBlock {
    private static final int MAX_PROSE = 120;
    private static final int MAX_DATE = 60;
    private static final int MAX_RIGHTS = 300;
    /** Boxes after the last card in which its date may still stand. */
    private static final int MAX_AFTER = 20;

    private static final int MAX_LINES = 4;
    private static final int MAX_WORDS = 24;
    private static final int MIN_TEASER = 40;
    private static final int MAX_TEASER = 500;
    private static final int MIN_IMAGE = 40;

    private final Outline outline;
    private final Sayings sayings;
    private final Cards cards;
    private final CardTitle titles;
    private final Dates dates;

    /** @param url of the page, or null; a link to it is none to a sibling */
    SiblingBlock(Outline outline, Sayings sayings, @Nullable String url, Dates dates) {
        this.outline = outline;
        this.sayings = sayings;
        this.cards = new Cards(outline, url);
        this.titles = new CardTitle(outline, dates);
        this.dates = dates;
    }

    List<Cards.Card> cards(Box box) {
        return cards.in(box);
    }

    /** Whether a heading of another kind stands here, or a box that begins with one. */
    boolean ends(Node node, @Nullable Box box) {
        if (box == null) {
            return isOtherHeading(text(node), false);
        }
        List<Block> blocks = lines(box);
        if (blocks.isEmpty()) {
            return box.chars > 0 && box.chars <= MAX_PROSE && isOtherHeading(Texts.tidy(box.element.text()), false);
        }
        Block first = blocks.get(0);
        if (first.box == box || blocks.size() == 1) {
            return isOtherHeading(first, isHeading(first, box));
        }
        return isHeading(first, box) && cards.in(box).size() > 1 || sayings.of(first) == Says.OTHER;
    }

    /** The lines of text in the box; none where it is a part of a line. */
    private List<Block> lines(Box box) {
        List<Block> lines = outline.blocks(box);
        return lines.isEmpty() || box.holds(lines.get(0).box) ? lines : List.of();
    }

    /** Whether the block is a heading and no title of a card. */
    private static boolean isHeading(Block block, Box within) {
        for (Box box = block.box; box != null && box.order >= within.order; box = box.parent) {
            if (box.isHeading()) {
                return box.links == 0 && !box.linked;
            }
        }
        return false;
    }

    private boolean isOtherHeading(Block line, boolean heading) {
        return heading || sayings.of(line).isHeading() || line.chars <= MAX_RIGHTS && Texts.isRights(line.text());
    }

    private static boolean isOtherHeading(String text, boolean heading) {
        return heading || Says.of(text).isHeading() || Texts.isRights(text);
    }

    boolean isDate(Node node, @Nullable Box box) {
        return date(node, box).isPresent();
    }

    private Optional<ArticleDate> date(Node node, @Nullable Box box) {
        if (box == null) {
            return date(text(node));
        }
        if (box.tag.equals("time") && box.element.hasAttr("datetime")) {
            return dates.find(box.element.attr("datetime"), DateSource.LISTED);
        }
        if (box.chars == 0 || box.chars > MAX_DATE || box.endBlock - box.firstBlock > MAX_LINES) {
            return Optional.empty();
        }
        boolean digits = false;
        for (Block block : outline.blocks(box)) {
            digits |= block.digits > 0;
        }
        return digits ? date(box.element.text()) : Optional.empty();
    }

    private Optional<ArticleDate> date(String text) {
        return text.length() > 2 * MAX_DATE || !Texts.hasDigit(text)
                ? Optional.empty()
                : dates.only(Texts.tidy(text), DateSource.LISTED);
    }

    /** Adds what the node holds to the candidate's listing; false if it is no part of a listing. */
    boolean read(Node node, @Nullable Box box, Candidate into) {
        Listing listing = into.listing;
        Optional<ArticleDate> date = date(node, box);
        if (date.isPresent()) {
            listing.date(date.get());
            return true;
        }
        if (box == null) {
            return false;
        }
        List<Cards.Card> found = cards.in(box);
        if (found.isEmpty()) {
            return plain(box, listing);
        }
        if (isProse(box)) {
            return false;
        }
        walk(box, found, into);
        return true;
    }

    /** A sentence with a link in it. */
    static boolean isProse(Box box) {
        return box.tag.equals("p") && box.chars - box.linkedChars > MAX_PROSE;
    }

    private void walk(Box box, List<Cards.Card> found, Candidate into) {
        List<String> shown = titles(found);
        int next = 0;
        int end = Math.min(box.end, found.get(found.size() - 1).box().end + MAX_AFTER);
        for (int i = box.order; i < end; ) {
            Box at = outline.boxes().get(i);
            Box card = next < found.size() ? found.get(next).box() : null;
            if (at == card) {
                card(found.get(next), shown.get(next), into);
                next++;
                i = at.end;
            } else if (at != box && at.chars > 0 && ends(at.element, at)) {
                return;
            } else if (card == null || at.end <= card.order) {
                date(at.element, at).ifPresent(into.listing::date);
                i = date(at.element, at).isPresent() ? at.end : i + 1;
            } else {
                i++;
            }
        }
    }

    /** The title of each card, empty where it shows none. What stands in several cards of a block is a title in none. */
    private List<String> titles(List<Cards.Card> found) {
        List<List<String>> choices = found.stream().map(titles::of).toList();
        var times = new HashMap<String, Integer>();
        choices.forEach(c -> c.stream().limit(1).forEach(t -> times.merge(t, 1, Integer::sum)));
        return choices.stream()
                .map(c -> c.stream()
                        .filter(t -> times.getOrDefault(t, 0) < 2)
                        .findFirst()
                        .or(() -> c.stream().findFirst())
                        .orElse(""))
                .map(Headings.THEME::introduced)
                .toList();
    }

    /** What each of the cards shows; nothing for one without a title. Where a list of articles is sure, a short title is one, too. */
    List<Optional<Article>> headlines(List<Cards.Card> found) {
        List<String> shown = titles(found);
        var headlines = new ArrayList<Optional<Article>>();
        for (int i = 0; i < found.size(); i++) {
            Cards.Card card = found.get(i);
            String own = Texts.title(card.link().element.text());
            String title = own.isEmpty() || CardTitle.isTitle(own) ? shown.get(i) : own;
            headlines.add(isNone(title) ? Optional.empty() : Optional.of(headline(card, title)));
        }
        return headlines;
    }

    private Article headline(Cards.Card card, String title) {
        Listing.Shown shown = shown(card, title);
        return shown.headline(title, shown.date());
    }

    private static boolean isNone(String title) {
        return title.isEmpty() || Headings.CALL.matches(title) || isHeading(title);
    }

    private void card(Cards.Card card, String title, Candidate into) {
        if (isNone(title)) {
            into.untitled++;
        } else {
            into.cards.add(card);
            into.listing.title(title, () -> shown(card, title));
        }
    }

    /** What the card shows beside the title. */
    private Listing.Shown shown(Cards.Card card, String title) {
        Element link = card.link().element;
        String url = Address.resolve(link.baseUri(), link.attr("href"))
                .or(() -> Address.resolve(null, link.attr("href")))
                .map(Address::clean)
                .orElse(null);
        return new Listing.Shown(url, dateIn(card.box()), teaser(card.box(), title), image(card.box()));
    }

    /** Whether the words are those over a block; long ones may be a title that begins alike. */
    private static boolean isHeading(String title) {
        Says says = title.length() <= MAX_WORDS ? Says.of(title) : Says.UNKNOWN;
        return says == Says.THEME || says == Says.OFFER;
    }

    private @Nullable ArticleDate dateIn(Box card) {
        for (Box box : outline.within(card)) {
            Optional<ArticleDate> date = box.tag.equals("time") ? date(box.element, box) : Optional.empty();
            if (date.isPresent()) {
                return date.get().from(DateSource.LISTED);
            }
        }
        List<Block> lines = lines(card);
        return lines.isEmpty()
                ? dateIn(card.element.nodeStream(TextNode.class)).orElse(null)
                : lines.stream()
                        .map(this::dateIn)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null);
    }

    private Optional<ArticleDate> dateIn(Stream<TextNode> texts) {
        return texts.map(t -> date(t.getWholeText())).flatMap(Optional::stream).findFirst();
    }

    private Optional<ArticleDate> dateIn(Block block) {
        if (block.chars > 2 * MAX_DATE || block.digits == 0) {
            return Optional.empty();
        }
        Optional<ArticleDate> whole = date(block.text());
        return whole.isPresent() ? whole : dateIn(block.nodes.stream());
    }

    private @Nullable String teaser(Box card, String title) {
        for (Block block : lines(card)) {
            if (block.chars >= MIN_TEASER && block.chars <= MAX_TEASER && block.marks > 0 && !block.box.isHeading()) {
                String text = block.text();
                if (!text.contains(title) && !title.contains(text)) {
                    return text;
                }
            }
        }
        return null;
    }

    private @Nullable Image image(Box card) {
        return card.images == 0
                ? null
                : outline.within(card).stream()
                        .filter(b -> b.tag.equals("img"))
                        .map(b -> Images.of(b.element))
                        .flatMap(Optional::stream)
                        .filter(i -> i.width() == null || i.width() >= MIN_IMAGE)
                        .findFirst()
                        .orElse(null);
    }

    /** Titles that link nowhere, with their dates: a page drawn by scripts may have no more. */
    private boolean plain(Box box, Listing listing) {
        List<Block> lines = lines(box);
        boolean dated = lines.stream().anyMatch(l -> dateOf(l).isPresent());
        for (Block line : lines) {
            Optional<ArticleDate> date = dateOf(line);
            if (date.isPresent()) {
                listing.date(date.get());
            } else if ((dated || lines.size() == 1 && hasDateBeside(box, listing)) && CardTitle.isTitle(line.text())) {
                listing.title(Texts.title(line.text()), () -> Listing.Shown.NOTHING);
            } else {
                return false;
            }
        }
        return !lines.isEmpty();
    }

    private Optional<ArticleDate> dateOf(Block line) {
        return line.chars > 2 * MAX_DATE || line.digits == 0 ? Optional.empty() : date(line.text());
    }

    private boolean hasDateBeside(Box title, Listing listing) {
        if (listing.isOpen()) {
            return true;
        }
        Block next = title.endBlock < outline.blocks().size() ? outline.blocks().get(title.endBlock) : null;
        return next != null && next.box.parent == title.parent && dateOf(next).isPresent();
    }

    private static String text(Node node) {
        return node instanceof TextNode t ? Texts.tidy(t.getWholeText()) : "";
    }
}

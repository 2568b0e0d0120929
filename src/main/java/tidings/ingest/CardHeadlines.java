package tidings.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Handles;
import tidings.story.Labels;
import tidings.story.Listed;

/** What the cards of a listing show: title, address, teaser, image, author, date; the date may stand over many of them, too. */
final class CardHeadlines {
    private static final int MAX_DATE = 60;
    private static final int MIN_TEASER = 40;
    private static final int MAX_AUTHOR = 80;
    private static final int MAX_BETWEEN = 12;
    private static final long BYLINE = Hints.bits("byline");
    private static final Pattern TIME = Pattern.compile("(?i)\\d{1,2}[:.h]\\d{2}(?:\\s?[ap]\\.?m\\.?)?(?:\\s?uhr)?");

    private final Outline outline;
    private final Dates dates;
    private final @Nullable String language;
    private final SiblingBlock block;

    /** @param at the page's own address */
    CardHeadlines(Outline outline, Dates dates, @Nullable String language, String at) {
        this.outline = outline;
        this.dates = dates;
        this.language = language;
        this.block = new SiblingBlock(outline, new Sayings(outline), at, dates);
    }

    List<Listed> of(List<Cards.Card> cards) {
        List<Optional<Article>> headlines = block.headlines(cards);
        List<Optional<ArticleDate>> between = between(cards, headlines);
        var listed = new ArrayList<Listed>();
        var seen = new HashSet<String>();
        for (int i = 0; i < cards.size(); i++) {
            Article headline = headlines.get(i).orElse(null);
            if (headline != null && headline.url() != null && seen.add(Address.key(headline.url()))) {
                listed.add(listed(headline, cards, i, between.get(i).orElse(null)));
            }
        }
        return listed;
    }

    private Listed listed(Article headline, List<Cards.Card> cards, int at, @Nullable ArticleDate beside) {
        ArticleDate own = headline.published();
        return new Listed(
                headline.url(),
                headline.title(),
                authors(cards.get(at).box()),
                own != null ? own : beside,
                null,
                headline.summary() != null ? headline.summary() : teaserBehind(cards, at, headline.title()),
                null,
                headline.image(),
                language,
                Labels.NONE,
                Handles.NONE);
    }

    private List<String> authors(Box card) {
        for (Box box : outline.within(card)) {
            boolean byline =
                    (box.hints & BYLINE) != 0 || box.element.attr("rel").contains("author");
            if (byline && box.chars > 0 && box.chars <= MAX_AUTHOR && !box.isHeading()) {
                List<String> names = Names.inByline(Texts.tidy(box.element.text()));
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    /** In a flat run, the paragraph between this title and the next. */
    private @Nullable String teaserBehind(List<Cards.Card> cards, int at, String title) {
        Box card = cards.get(at).box();
        int end = at + 1 < cards.size() ? cards.get(at + 1).box().firstBlock : card.endBlock + 2;
        for (Block line : outline.blocks()
                .subList(
                        card.endBlock,
                        Math.max(
                                card.endBlock,
                                Math.min(
                                        Math.min(end, card.endBlock + 3),
                                        outline.blocks().size())))) {
            boolean beside = line.box.parent == card.parent || line.box.parent == card;
            if (beside && line.chars >= MIN_TEASER && line.marks > 0 && line.linkedChars * 2 < line.chars) {
                String text = line.text();
                return text.contains(title) ? null : Texts.shortened(text, Summaries.MAX);
            }
        }
        return null;
    }

    /** The date that stands outside of each card: beside its title, or over this and others. */
    private List<Optional<ArticleDate>> between(List<Cards.Card> cards, List<Optional<Article>> headlines) {
        List<@Nullable Block> before = new ArrayList<>(Collections.nCopies(cards.size(), null));
        List<@Nullable Block> after = new ArrayList<>(before);
        for (int i = 0; i < cards.size(); i++) {
            before.set(
                    i,
                    dateIn(
                            i == 0
                                    ? cards.get(0).box().firstBlock - MAX_BETWEEN
                                    : cards.get(i - 1).box().endBlock,
                            cards.get(i).box().firstBlock,
                            true));
            after.set(
                    i,
                    dateIn(
                            cards.get(i).box().endBlock,
                            i + 1 < cards.size()
                                    ? cards.get(i + 1).box().firstBlock
                                    : cards.get(i).box().endBlock + 2,
                            false));
        }
        boolean behind = before.isEmpty() || before.get(0) == null;
        boolean ofDays = !behind && before.stream().filter(b -> b != null).count() <= cards.size() * 3L / 4;
        var found = new ArrayList<Optional<ArticleDate>>();
        Block day = null;
        for (int i = 0; i < cards.size(); i++) {
            Block own = behind ? after.get(i) : before.get(i);
            day = own != null || !ofDays ? own : day;
            found.add(
                    day == null || headlines.get(i).isEmpty()
                            ? Optional.empty()
                            : date(day, cards.get(i).box(), ofDays));
        }
        return found;
    }

    private @Nullable Block dateIn(int from, int to, boolean last) {
        Block found = null;
        for (Block line : outline.blocks()
                .subList(
                        Math.max(0, from),
                        Math.max(
                                Math.max(0, from), Math.min(to, outline.blocks().size())))) {
            if (line.chars <= MAX_DATE
                    && line.digits > 0
                    && dates.only(line.text(), DateSource.LISTED).isPresent()) {
                found = found == null || last ? line : found;
            }
        }
        return found;
    }

    /** The day, with the time of day that the card shows, if it is one day for many. */
    private Optional<ArticleDate> date(Block day, Box card, boolean ofDays) {
        String time = !ofDays
                ? ""
                : TIME.matcher(Texts.tidy(card.element.text()))
                        .results()
                        .map(m -> " " + m.group())
                        .findFirst()
                        .orElse("");
        return dates.only(day.text() + time, DateSource.LISTED).or(() -> dates.only(day.text(), DateSource.LISTED));
    }
}

package tidings.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links that stand alike on the page, and what speaks for their being what it lists. */
final class LinkRun {
    private static final double ENOUGH = 0.8;
    /** What a link must weigh that has no others like it. */
    private static final double ALONE = 1.1;

    private static final double NEARLY = 0.2;
    private static final int LEVELS = 3;
    /** Boxes around links that stand alike. */
    private static final int ALIKE = 4;

    /** Characters of a link among others such: the name of a section. */
    private static final int LABEL = 22;

    private static final int MIN_RUN = 3;
    private static final double MANY_WORDS = 5;
    private static final double SOME_WORDS = 3.5;
    /** As many characters say as much as a word where no space parts words. */
    private static final int WIDE_WORD = 3;

    private static final long ELSEWHERE = Hints.bits(
            "nav",
            "footer",
            "tag",
            "byline",
            "comment",
            "login",
            "shop",
            "newsletter",
            "legal",
            "share",
            "skip",
            "cookie",
            "toc",
            "cta");
    private static final long BESIDE = Hints.bits("popular", "sidebar", "related");
    private static final long PAID = Hints.bits("ad");
    private static final long LISTS = Hints.bits("list", "article", "main", "content", "hero");
    private static final Pattern DIGITS = Pattern.compile("\\S*\\d\\S*\\s*");
    private static final Pattern OTHER =
            Pattern.compile("(?iU)\\b(?:most|meist|plus lus|más (?:leíd|vist)|più (?:lett|vist)|mais lid|meest gelezen"
                    + "|mest l[äæe]|najczęściej|trending|popular|beliebt|sponsored|anzeige|werbung|partner|promoted|newsletter|comment|kommentar)"
                    + "|самое читаемое|популярн|ランキング|热门|많이 본");

    private final List<Cards.Card> links = new ArrayList<>();
    private final List<Cards.Card> shorts = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final Outline outline;

    LinkRun(Outline outline) {
        this.outline = outline;
    }

    /** The same for links that stand alike: by elements and classes, without those that differ from card to card. */
    static String shape(Box link) {
        var shape = new StringBuilder();
        Box box = link;
        for (int level = 0; level <= ALIKE && box != null; level++, box = box.parent) {
            String first = DIGITS.matcher(box.classes).replaceAll("").strip().split("\\s+", 2)[0];
            shape.append(box.tag).append('.').append(first).append('<');
        }
        return shape.append(zone(link)).toString();
    }

    private static String zone(Box link) {
        for (String tag : new String[] {"nav", "footer", "aside", "header", "main"}) {
            if (link.closest(tag) != null) {
                return tag;
            }
        }
        return "";
    }

    void add(Cards.Card link, String title) {
        links.add(link);
        titles.add(title);
    }

    /** A link that stands as the others do, but has too few words to be known for a title by itself. */
    void addShort(Cards.Card link) {
        shorts.add(link);
    }

    /** Those of its links that lead to articles. */
    List<Cards.Card> links() {
        var all = new ArrayList<>(links);
        if (links.size() >= MIN_RUN && shorts.size() <= links.size()) {
            all.addAll(shorts);
        }
        all.removeIf(l -> l.href().isIndex());
        return all;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    boolean isTaken() {
        return weigh() >= ENOUGH;
    }

    /** For a page on which nothing is sure: a long run of what at least reads like titles. */
    boolean isBetterThanNothing() {
        return links.size() >= MIN_RUN && weigh() >= NEARLY;
    }

    private double weigh() {
        double weight = 0.9 * share(l -> l.href().isArticle())
                - 0.7 * share(l -> l.href().isIndex())
                - 0.3;
        double words = words();
        weight += words >= MANY_WORDS ? 0.5 : words >= SOME_WORDS ? 0.25 : -0.5;
        weight += 0.4 * share(l -> StoryLinks.isHeading(l.link()));
        weight += 0.3 * share(this::isDated) + 0.15 * share(this::hasTeaserOrImage);
        weight += links.size() >= MIN_RUN ? 0.15 : 0;
        weight -= links.size() < MIN_RUN && weight < ALONE ? 0.3 : 0;
        return weight - place() - (isRepeated() ? 0.5 : 0);
    }

    private double place() {
        double nav = share(l -> l.link().closest("nav") != null
                || l.link().closest("footer") != null
                || l.link().closest("form") != null);
        double elsewhere = share(l -> (hints(l.link()) & ELSEWHERE) != 0 && !StoryLinks.isHeading(l.link()));
        return 0.6 * share(l -> isAmongLabels(l.link()))
                + 1.2 * nav
                + 0.35 * elsewhere
                + 0.8 * share(l -> (hints(l.link()) & PAID) != 0);
    }

    /** Whether it stands beside what the page is there for. */
    boolean isBeside() {
        double aside = share(l -> l.link().closest("aside") != null);
        double called = share(l -> (around(l.link()) & BESIDE) != 0 && (around(l.link()) & LISTS) == 0);
        return aside > 0.5 || called > 0.5 || isUnderOther();
    }

    private boolean isUnderOther() {
        String heading = heading(links.get(0).link());
        return heading != null && OTHER.matcher(heading).find();
    }

    /** The words of the last heading before the run that is no title itself, or null. */
    private @Nullable String heading(Box link) {
        List<Block> blocks = outline.blocks();
        int least = Math.max(0, link.firstBlock - 6);
        for (int i = Math.min(link.firstBlock, blocks.size()) - 1; i >= least; i--) {
            Block block = blocks.get(i);
            if (block.box.isHeading() || block.box.parent != null && block.box.parent.isHeading()) {
                return block.linkedChars == 0 || block.words < MIN_RUN ? block.text() : null;
            }
        }
        return null;
    }

    /** Whether most links around it are as short as the names of sections. */
    private static boolean isAmongLabels(Box link) {
        Box box = link;
        for (int level = 0; level < LEVELS && box.parent != null && box.links < MIN_RUN; level++) {
            box = box.parent;
        }
        return box.links >= MIN_RUN && box.linkedChars < box.links * LABEL && box.chars < box.linkedChars * 2;
    }

    private boolean isRepeated() {
        return links.size() >= MIN_RUN && new HashSet<>(titles).size() * 2 <= links.size();
    }

    private double words() {
        return titles.stream().mapToDouble(LinkRun::words).average().orElse(0);
    }

    private static double words(String title) {
        long wide = title.codePoints().filter(c -> c > 0x2e80).count();
        return wide > title.length() / 3 ? (double) title.length() / WIDE_WORD : title.split("\\s+").length;
    }

    private boolean isDated(Cards.Card link) {
        Box box = card(link.link());
        return outline.within(box).stream().anyMatch(b -> b.tag.equals("time"))
                || outline.blocks(box).stream()
                        .anyMatch(b -> b.digits >= 3 && b.chars - b.linkedChars <= 60 && b.linkedChars == 0);
    }

    private boolean hasTeaserOrImage(Cards.Card link) {
        Box box = card(link.link());
        return box.images > 0 || box.chars - box.linkedChars >= 40;
    }

    /** The nearest box around it that could be its card. */
    private static Box card(Box link) {
        Box box = link;
        for (int level = 0;
                level < LEVELS && box.parent != null && box.parent.links <= 4 && box.parent.chars < 1_000;
                level++) {
            box = box.parent;
        }
        return box;
    }

    private static long hints(Box link) {
        long hints = 0;
        Box box = link;
        for (int level = 0; level <= LEVELS && box != null; level++, box = box.parent) {
            hints |= box.hints;
        }
        return hints;
    }

    private static long around(Box link) {
        long hints = 0;
        Box box = link;
        for (int level = 0;
                level <= 2 * LEVELS && box != null && !box.tag.equals("main") && !box.tag.equals("body");
                level++, box = box.parent) {
            hints |= box.hints;
        }
        return hints;
    }

    private double share(Predicate<Cards.Card> is) {
        return (double) links.stream().filter(is).count() / links.size();
    }
}

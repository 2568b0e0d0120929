package tidings.ingest;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import tidings.story.DateSource;

/** Takes from the story's element what is not the story, and leaves plain paragraphs where boxes were. */
final class BodyPruner {
    private static final String NEVER =
            "nav, aside, footer, form, button, input, select, textarea, object, embed, applet, canvas, svg, iframe, frame,"
                    + " frameset, link, meta, base, [hidden], [aria-hidden=true]:not(img), [style~=(?i)display:\\s*none], [role=navigation], [role=complementary]";
    private static final String MACHINERY =
            "button, input, select, textarea, object, embed, applet, canvas, svg, iframe, frame, frameset, link, meta, base";
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:share|sharing|social|newsletter|subscribe|subscription|signup|sign-up|promo|promotion|advert\\w*|ads?|banner|sponsor\\w*"
                    + "|cookie|comments?|breadcrumbs?|byline|author|meta|dateline|tags?|related|most-?read|paywall|print|toolbar|pagination|pager"
                    + "|popular|recirc|teasers?)(?:[\\s_-]|$)");
    private static final Evaluator RICH = QueryParser.parse("img, figure, blockquote, table, pre");
    private static final Evaluator TIME = QueryParser.parse("time");
    private static final int MAX_FURNITURE = 300;
    private static final double LINKS_ONLY = 0.6;
    private static final int MAX_MENU = 80;
    private static final double MENU = 0.9;
    private static final int MIN_LINKS = 3;

    private final Element root;
    private final String title;
    private final Dates dates;

    BodyPruner(Element root, String title, Dates dates) {
        this.root = root;
        this.title = title;
        this.dates = dates;
    }

    Body body() {
        settleNoscript();
        root.select(NEVER).stream().filter(e -> e != root).toList().forEach(Node::remove);
        root.getAllElements().stream()
                .filter(e -> e != root && isFurniture(e))
                .toList()
                .forEach(Node::remove);
        root.getAllElements().stream().filter(Paragraphs::isBox).forEach(Paragraphs::wrap);
        root.getAllElements().stream()
                .filter(e -> e != root && Html.isTextBlock(e) && isNoStory(e))
                .toList()
                .forEach(Node::remove);
        root.select("img").forEach(Images::settle);
        return Cleaner.clean(root);
    }

    /** All of the element, and what nobody can read left out. */
    Body whole() {
        settleNoscript();
        root.select(MACHINERY).stream().filter(e -> e != root).toList().forEach(Node::remove);
        root.getAllElements().stream().filter(Paragraphs::isBox).forEach(Paragraphs::wrap);
        root.select("img").forEach(Images::settle);
        return Cleaner.clean(root);
    }

    /** The image that stands in a {@code <noscript>} is the real one; a lazy one beside it waits for a script. */
    private void settleNoscript() {
        for (Element noscript : root.select("noscript")) {
            Element real = noscript.selectFirst("img");
            Element lazy = noscript.previousElementSibling();
            if (real != null && lazy != null && lazy.normalName().equals("img")) {
                lazy.remove();
            }
            if (real != null) {
                noscript.before(real);
            }
            noscript.remove();
        }
    }

    private static boolean isFurniture(Element element) {
        if (FURNITURE.matcher(element.className() + " " + element.id()).find()
                && element.text().length() <= MAX_FURNITURE) {
            return element.selectFirst(RICH) == null || Html.linkDensity(element) > LINKS_ONLY;
        }
        return element.isBlock() && isLinksOnly(element);
    }

    private static boolean isLinksOnly(Element element) {
        return element.select(Html.ANCHOR).size() >= MIN_LINKS
                && element.selectFirst(Html.IMAGE) == null
                && Html.linkDensity(element) > LINKS_ONLY;
    }

    /** The title once more, a date, a byline, the rights, a heading over what was taken away. */
    /** A few words, all of them links. */
    private static boolean isMenu(Element block, String text) {
        return text.length() <= MAX_MENU
                && block.select(Html.LINK).size() > 1
                && Html.linkDensity(block) > MENU
                && block.closest("li, td") == null;
    }

    private boolean isNoStory(Element block) {
        boolean inParts = block.ownText().isBlank() && block.childrenSize() > 1;
        return isNoStoryItself(block) || inParts && block.children().stream().allMatch(this::isNoStoryItself);
    }

    private boolean isNoStoryItself(Element block) {
        String text = Texts.tidy(block.text());
        return Texts.same(text, title)
                || Texts.isRights(text)
                || dates.only(text, DateSource.TEXT).isPresent()
                || text.equals(Texts.tidy(block.select(TIME).text()))
                || Authors.isByline(text)
                || Authors.datedByline(text, dates).isPresent()
                || isMenu(block, text)
                || (Html.isHeading(block) || text.length() < 40) && Headings.OTHER.matches(text)
                || Headings.THEME.introduces(text) && Html.linkDensity(block) > 0.4;
    }
}

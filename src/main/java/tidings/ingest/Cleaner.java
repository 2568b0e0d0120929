package tidings.ingest;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import tidings.story.Image;

/**
 * The last step: only elements and attributes that are harmless in every reader, every address absolute and of a protocol that it may
 * have, no characters that XML cannot hold, written so that HTML's parsers and XML's read the same. Cleaning what is clean changes
 * nothing. One walk over the page's element; what is too much is cut, by count and not by time, so that a page always gives the same body.
 */
final class Cleaner implements NodeFilter {
    /** These go with all that they hold. */
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "template",
            "noembed",
            "noframes",
            "frameset",
            "applet",
            "svg",
            "canvas",
            "map",
            "select",
            "option",
            "datalist",
            "textarea",
            "input",
            "button",
            "dialog",
            "head",
            "title",
            "annotation",
            "annotation-xml",
            "amp-ad",
            "amp-embed",
            "amp-analytics",
            "amp-pixel",
            "amp-sidebar",
            "amp-state",
            "amp-consent");

    /** Boxes, though not to jsoup. */
    private static final Set<String> BOXES = Set.of("fieldset", "legend", "summary", "option", "frame", "main");

    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");
    private static final int MAX_HEADING = 400;
    private static final int MAX_NODES = 400_000;

    private final String base;
    private final CleanTree tree;
    private int nodes;
    private @Nullable String lastImage;
    private @Nullable String cut;
    /** Whether there were any. */
    private boolean headings;

    private boolean tables;

    private Cleaner(String base, CleanTree tree) {
        this.base = base;
        this.tree = tree;
    }

    /** The body with the words that it shows. */
    static Body clean(Element story) {
        Cleaned cleaned = cleaned(story);
        return new Body(cleaned.html(), BodyText.of(cleaned.body), cleaned.cut);
    }

    /** The body with these words, which are known. */
    static Body clean(Element story, String text) {
        Cleaned cleaned = cleaned(story);
        return new Body(cleaned.html(), text, cleaned.cut);
    }

    private record Cleaned(Element body, @Nullable String cut) {
        String html() {
            return CleanHtml.of(body);
        }
    }

    private static Cleaned cleaned(Element story) {
        Document clean = Document.createShell("");
        var tree = new CleanTree(clean.body(), targets(story));
        var cleaner = new Cleaner(story.baseUri(), tree);
        story.filter(cleaner);
        tree.finish();
        if (cleaner.headings) {
            clean.body().traverse((node, depth) -> {
                if (node instanceof Element h && HEADINGS.contains(h.normalName()) && isLong(h)) {
                    h.tagName("p"); // it may have grown
                }
            });
        }
        if (cleaner.tables && clean.select("table").stream().anyMatch(Cleaner::isLayout)) {
            Cleaned again = cleaned(clean.body()); // its cells turned out to be empty: it is one for looks, too
            return new Cleaned(again.body, cleaner.cut());
        }
        return new Cleaned(clean.body(), cleaner.cut());
    }

    private @Nullable String cut() {
        return cut != null || !tree.isTooDeep() ? cut : "is nested too deep";
    }

    /** Paragraphs of plain text as HTML. */
    static String paragraphs(List<String> texts) {
        Document clean = Document.createShell("");
        texts.forEach(t -> clean.body().appendElement("p").text(t));
        return CleanHtml.of(clean.body());
    }

    /** What links on this page lead to on this page. */
    private static Set<String> targets(Element story) {
        var targets = new HashSet<String>();
        story.filter((node, depth) -> {
            if (node instanceof Element e && e.normalName().equals("a")) {
                String href = e.attr("href");
                int hash = href.lastIndexOf('#');
                if (hash >= 0 && Allowed.isId(href.substring(hash + 1))) {
                    targets.add(href.substring(hash + 1));
                }
            }
            return FilterResult.CONTINUE;
        });
        return targets;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (++nodes > MAX_NODES || tree.isFull()) {
            cut = "is too long";
            return FilterResult.STOP;
        }
        if (node instanceof TextNode text) {
            tree.text(text.getWholeText());
        }
        return node instanceof Element element ? enter(element) : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            tree.leave();
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        String name = Allowed.name(element);
        if (DROPPED.contains(name) || leaf(element, name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (element.attributesSize() > 0) {
            tree.name(element.id());
            if (name.equals("a")) {
                tree.name(element.attr("name"));
            }
        }
        enter(element, name);
        return FilterResult.CONTINUE;
    }

    private void enter(Element element, String name) {
        boolean block = element.isBlock() || BOXES.contains(name);
        headings |= HEADINGS.contains(name);
        tables |= name.equals("table");
        if (!Allowed.isTag(name)) {
            if (block) {
                tree.enterBox();
            } else {
                tree.enterNothing();
            }
        } else if (name.equals("p")) {
            tree.enterParagraph();
        } else if (HEADINGS.contains(name) && isLong(element) || name.equals("table") && isLayout(element)) {
            tree.enterBox();
        } else if (HEADINGS.contains(name) || name.equals("pre")) {
            tree.enterLeaf(name);
        } else {
            container(Allowed.copy(element, name, base), block);
        }
    }

    private void container(Element copy, boolean block) {
        if (block) {
            tree.enterContainer(copy);
        } else if (copy.normalName().equals("a") && !copy.hasAttr("href")) {
            tree.enterNothing();
        } else {
            tree.enterInline(copy);
        }
    }

    /** Elements whose children do not count. */
    private boolean leaf(Element element, String name) {
        if (Images.isImage(name)) {
            image(element, false);
        } else if (name.equals("noscript")) {
            Images.inNoscript(element).ifPresent(i -> image(i, true));
        } else if (Embeds.isEmbed(element)) {
            Embeds.of(element).ifPresent(this::embed);
        } else if (name.equals("br")) {
            tree.lineBreak();
        } else if (name.equals("hr")) {
            tree.rule();
        } else {
            return false;
        }
        return true;
    }

    /** @param isSpare whether it is only there for readers without scripts */
    private void image(Element element, boolean isSpare) {
        Optional<Image> image = Images.of(element);
        if (image.isEmpty() || Images.isStandIn(element)) {
            return;
        }
        if (!isSpare || !image.get().url().equals(lastImage)) {
            lastImage = image.get().url();
            tree.image(image(image.get(), element.attr("title")));
        }
    }

    private Element image(Image image, String title) {
        var img = new Element("img");
        Allowed.put(img, "src", image.url(), base);
        Allowed.put(img, "alt", image.alt() == null ? "" : image.alt(), base);
        if (!title.isBlank()) {
            Allowed.put(img, "title", title, base);
        }
        if (image.width() != null) {
            Allowed.put(img, "width", image.width().toString(), base);
        }
        if (image.height() != null) {
            Allowed.put(img, "height", image.height().toString(), base);
        }
        return img;
    }

    private void embed(Embeds.Embed embed) {
        tree.enterBox();
        if (embed.url() == null) {
            tree.enterNothing();
        } else {
            tree.enterInline(Allowed.copy(new Element("a").attr("href", embed.url()), "a", base));
        }
        if (embed.poster() == null) {
            tree.text(Embeds.MARK + embed.label());
        } else {
            tree.image(image(embed.poster(), ""));
        }
        tree.leave();
        tree.leave();
    }

    /** A heading that was never closed holds half of the page. */
    private static boolean isLong(Element heading) {
        int length = 0;
        int seen = 0;
        for (Iterator<Node> all = heading.nodeStream().iterator(); all.hasNext(); ) {
            Node node = all.next();
            length += node instanceof TextNode text ? text.getWholeText().length() : 0;
            if (length > MAX_HEADING || ++seen > MAX_HEADING) {
                return true;
            }
        }
        return false;
    }

    /** A table for looks: it says so, or has but one cell. */
    private static boolean isLayout(Element table) {
        return table.attr("role").equals("presentation") || cells(table, 0) <= 1;
    }

    private static int cells(Element in, int depth) {
        int cells = 0;
        for (Element e = in.firstElementChild(); e != null && cells < 2; e = e.nextElementSibling()) {
            String name = e.normalName();
            cells += name.equals("td") || name.equals("th") ? 1 : depth < 2 ? cells(e, depth + 1) : 0;
        }
        return cells;
    }
}

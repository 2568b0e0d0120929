package tidings.ingest;

import static java.util.stream.Collectors.joining;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import tidings.story.DateSource;

/** Finds the story: the blocks that the model takes for it, but for those that plainly are something else. */
final class BodyFinder {
    private static final double THRESHOLD = 0.55;
    /** Where nothing on the page is sure, what comes near the surest is taken. */
    private static final double NEAR_BEST = 0.6;

    /** On a page of hardly any blocks the model is less sure of running text, and there is less else to be taken for it. */
    private static final int FEW_BLOCKS = 25;

    private static final double LEAST_OF_FEW = 0.15;

    private static final double LEAST = 0.1;
    private static final int SHORT = 120;
    private static final int REASONS = 3;
    private static final long FURNITURE = Hints.bits("newsletter", "share", "cookie", "comment");
    /** Characters; a larger box may hold a story, whatever it is called. */
    private static final int SMALL = 500;
    /** How many boxes outwards a box's name is looked at. */
    private static final int NEAR = 2;
    /** A box with so much of the page's running text is what the page is about. */
    private static final double MOST = 0.5;
    /** What a figure may show that is text. */
    private static final Set<String> SHOWN = Set.of("table", "pre", "blockquote", "ul", "ol", "dl", "math", "article");

    private final Outline outline;
    private final BodyModel model;
    private final String title;
    private final Dates dates;
    private final Trail trail;
    private final Prose prose;

    BodyFinder(Outline outline, BodyModel model, String title, Dates dates, Trail trail) {
        this.outline = outline;
        this.model = model;
        this.title = title;
        this.dates = dates;
        this.trail = trail;
        this.prose = new Prose(outline);
    }

    /**
     * The story as it stands on the page.
     *
     * @param where the innermost element of the page around it; the whole page where there is none
     * @param element cut out of the page, with images and their captions
     * @param lead that stands apart from the story, or null
     * @param text the words of the story itself, without its lead, one block a line
     */
    record Found(Element where, Element element, @Nullable String lead, String text) {}

    /** The story; empty where the page tells none. */
    Found find(Selected selected) {
        List<Element> chosen = selected.bodies();
        BitSet story = chosen.isEmpty() ? blocks() : within(chosen, selected.mayPrune());
        if (story.isEmpty()) {
            return new Found(outline.boxes().get(0).element, new Element("div"), null, "");
        }
        String text =
                story.stream().mapToObj(i -> outline.blocks().get(i).text()).collect(joining("\n"));
        Element where = BodyCutter.root(outline, story).element;
        if (trail.isKept()) {
            String rule = story.cardinality() + " of the page's "
                    + outline.blocks().size() + " blocks, in " + Trail.path(where);
            trail.took(
                    "body",
                    rule,
                    text,
                    story.stream()
                            .mapToObj(outline.blocks()::get)
                            .mapToDouble(model::score)
                            .average()
                            .orElse(0));
        }
        Optional<Block> lead = lead(story);
        lead.ifPresent(l -> story.set(l.order));
        Element element = BodyCutter.cut(outline, story, trail);
        return new Found(where, element, lead.map(Block::text).orElse(null), text);
    }

    private Optional<Block> lead(BitSet story) {
        return Lead.find(outline, title, outline.blocks().get(story.nextSetBit(0)))
                .filter(l -> notStory(l).isEmpty());
    }

    /** The blocks inside the owner's choice, if he lets us but for those that the model takes for no part of any story. */
    private BitSet within(List<Element> chosen, boolean mayPrune) {
        var story = new BitSet(outline.blocks().size());
        for (Box box : outline.boxes()) {
            if (chosen.contains(box.element)) {
                outline.blocks(box).stream()
                        .filter(b -> !mayPrune
                                || model.score(b) >= LEAST && notStory(b).isEmpty())
                        .forEach(b -> story.set(b.order));
            }
        }
        return story;
    }

    private BitSet blocks() {
        double usual = threshold();
        boolean few = outline.blocks().size() < FEW_BLOCKS;
        var story = new BitSet(outline.blocks().size());
        for (Block block : outline.blocks()) {
            double score = model.score(block);
            double threshold = few && prose.of(block) > 0 ? Math.min(usual, LEAST_OF_FEW) : usual;
            Optional<String> otherwise = score < threshold ? Optional.empty() : notStory(block);
            if (score >= threshold && otherwise.isEmpty()) {
                story.set(block.order);
            } else if (trail.isKept() && score > LEAST) {
                trail.cut(block, otherwise.orElseGet(() -> why(block)));
            }
        }
        return story.isEmpty() ? running() : story;
    }

    /** Where nothing is likely, because there is hardly anything on the page: whatever is running text. */
    private BitSet running() {
        var story = new BitSet();
        outline.blocks().stream()
                .filter(b -> prose.of(b) > 0 && notStory(b).isEmpty())
                .forEach(b -> story.set(b.order));
        return story;
    }

    private double threshold() {
        double best = 0;
        for (Block block : outline.blocks()) {
            best = Math.max(best, block.isAttached() ? model.score(block) : 0);
        }
        return Math.max(LEAST, Math.min(THRESHOLD, best * NEAR_BEST));
    }

    private String why(Block block) {
        String against = model.reasons(block).stream()
                .filter(r -> r.weight() < 0)
                .limit(REASONS)
                .map(Trees.Reason::feature)
                .collect(joining(", "));
        return String.format(
                Locale.ROOT,
                "reads as something else (%.2f)%s",
                model.score(block),
                against.isEmpty() ? "" : ", for its " + against);
    }

    /** What the block is instead, where there is no doubt. */
    private Optional<String> notStory(Block block) {
        if (!block.isAttached()) {
            return Optional.of("belongs to a block of siblings");
        }
        if (isCaption(block)) {
            return Optional.of("is a caption");
        }
        if (isInFurniture(block)) {
            return Optional.of("stands in a small box that is named as one for letters, sharing, consent or comments");
        }
        if (Texts.isRights(block.text())) {
            return Optional.of("is a copyright line");
        }
        if (block.chars > SHORT) {
            return Optional.empty();
        }
        if (!block.box.isHeading() && Headings.OTHER.names(block.folded())) {
            return Optional.of("is a label of the page");
        }
        boolean time = block.nodes.stream().filter(Block::shows).allMatch(BodyFinder::isTime);
        return time ? Optional.of("is a date") : notStory(block.text()).or(() -> inParts(block));
    }

    private Optional<String> notStory(String text) {
        if (Texts.same(text, title)) {
            return Optional.of("repeats the title");
        }
        if (dates.only(text, DateSource.TEXT).isPresent()) {
            return Optional.of("is a date");
        }
        return Authors.isByline(text) || Authors.datedByline(text, dates).isPresent()
                ? Optional.of("is a byline")
                : Optional.empty();
    }

    /** One block in three hundred of those in such boxes was found to be of a story; a quoted post is named after where it was shared. */
    private boolean isInFurniture(Block block) {
        if (block.box.closest("blockquote") != null) {
            return false;
        }
        Box box = block.box;
        for (int level = 0; level <= NEAR && box != null && box.chars < SMALL; level++) {
            if ((box.hints & FURNITURE) != 0) {
                return prose.share(box) < MOST;
            }
            box = box.parent;
        }
        return false;
    }

    /** Text in a figure that is not what the figure shows. */
    private static boolean isCaption(Block block) {
        for (Box box = block.box; box != null; box = box.parent) {
            if (SHOWN.contains(box.tag)) {
                return false;
            }
            if (box.tag.equals("figure") || box.tag.equals("figcaption")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTime(TextNode text) {
        return text.parent() != null && text.parent().normalName().equals("time");
    }

    /** Title, byline and date may stand in one block, in elements that the page's styles part. */
    private Optional<String> inParts(Block block) {
        List<String> parts = block.nodes.stream()
                .map(n -> Texts.tidy(n.getWholeText()))
                .filter(t -> !t.isEmpty())
                .toList();
        return parts.size() > 1 && parts.stream().allMatch(p -> notStory(p).isPresent())
                ? Optional.of("is title, byline or date")
                : Optional.empty();
    }
}

package tidings.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import tidings.story.DateSource;

/** Finds the names that a page shows, or marks, as those of the authors. */
final class Bylines {
    private static final long BYLINE = Hints.bits("byline");
    private static final long DETAILS = Hints.bits("meta", "date") | BYLINE;
    private static final Set<String> AUTHOR_PATHS = Set.copyOf(Words.lines("author-paths.txt"));
    private static final int LONGEST_PATH =
            AUTHOR_PATHS.stream().mapToInt(String::length).max().orElse(0);
    private static final List<String> INSIDE =
            List.of(" by ", " written by ", " von ", " par ", " por ", " door ", " av ", " af ");

    private static final int MAX_LINE = 160;
    private static final int MAX_LABEL = 30;
    private static final int MAX_LABELLED = 120;
    private static final int MAX_LINK = 60;
    private static final int MAX_HREF = 200;
    private static final int MAX_MARKED = 60;
    private static final int MAX_DATED = 70;
    private static final int MAX_BARE = 40;
    private static final int MAX_BARE_WORDS = 4;
    private static final int NEAR = 6;

    private final Outline outline;
    private final AuthorCandidates candidates;
    private final Place place;
    private final Dates dates;

    Bylines(Outline outline, String title, AuthorCandidates candidates, Dates dates) {
        this.outline = outline;
        this.candidates = candidates;
        this.place = new Place(outline, title);
        this.dates = dates;
    }

    void find() {
        outline.boxes().stream()
                .filter(b -> !b.mute && b.chars > 0 && b.chars <= MAX_LINE)
                .filter(Bylines::isMarked)
                .limit(MAX_MARKED)
                .forEach(this::marked);
        outline.blocks().stream()
                .filter(b -> b.chars > 1 && b.chars <= MAX_LINE && !isMenu(b))
                .forEach(this::line);
    }

    /** A line that is a link and nothing else, under another one. */
    private boolean isMenu(Block block) {
        return block.linkedChars == block.chars
                && !place.isNear(block.order, NEAR)
                && (block.order == 0 || outline.blocks().get(block.order - 1).linkedChars > 0);
    }

    private static boolean isMarked(Box box) {
        return (box.hints & BYLINE) != 0 || box.tag.equals("a") && (isRel(box) || isAuthorPage(box));
    }

    private static boolean isRel(Box box) {
        return box.element.attr("rel").contains("author");
    }

    private static boolean isProperty(Box box) {
        return box.element.attr("itemprop").equals("author") || box.element.hasClass("p-author");
    }

    /** Whether the link's address has {@code /author/} in it, or {@code ?author=}. */
    private static boolean isAuthorPage(Box box) {
        if (!box.tag.equals("a") || box.chars > MAX_LINK) {
            return false;
        }
        String href = box.element.attr("href");
        int start = Math.max(0, href.indexOf("//") + 2);
        for (int i = start; i <= Math.min(href.length(), MAX_HREF); i++) {
            if (i == href.length() || "/?&=".indexOf(href.charAt(i)) >= 0) {
                if (isAuthorPath(href, start, i) || href.startsWith("@", start)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isAuthorPath(String href, int start, int end) {
        int chars = end - start;
        return chars > 1
                && chars <= LONGEST_PATH
                && Character.isLetter(href.charAt(start))
                && AUTHOR_PATHS.contains(Texts.lower(href.substring(start, end)));
    }

    private void marked(Box box) {
        List<String> names = names(box);
        if (!names.isEmpty()) {
            AuthorCandidates.Candidate found = candidates.of(names);
            signIf(isRel(box), found, AuthorSign.REL);
            signIf(isProperty(box), found, AuthorSign.MARKED);
            signIf(isAuthorPage(box), found, AuthorSign.AUTHOR_PAGE);
            signIf((box.hints & BYLINE) != 0, found, AuthorSign.BYLINE);
            place.sign(found, box, box.firstBlock);
        }
    }

    private static void signIf(boolean holds, AuthorCandidates.Candidate candidate, AuthorSign sign) {
        if (holds) {
            candidate.with(sign);
        }
    }

    /** Where several links stand in one byline, each is a name. */
    private List<String> names(Box box) {
        Element element = box.element;
        var linked = new LinkedHashSet<String>();
        if (box.links > 1) {
            outline.within(box).stream()
                    .filter(b -> b.chars > 0 && (isAuthorPage(b) || isRel(b)))
                    .forEach(b -> linked.addAll(Names.declared(b.element.text())));
            return linked.isEmpty() ? Names.inByline(element.text()) : List.copyOf(linked);
        }
        return Names.declared(element.text());
    }

    private void line(Block block) {
        String text = block.text();
        int opened = AuthorWords.afterOpening(text);
        if (opened > 0) {
            found(block, Names.inByline(text)).ifPresent(c -> c.with(AuthorSign.OPENED));
        } else if (isLabelled(block)) {
            found(block, Names.declared(text)).ifPresent(c -> c.with(AuthorSign.LABELLED));
        } else {
            opened(block, text);
        }
    }

    private boolean isLabelled(Block block) {
        Block before = block.order == 0 ? block : outline.blocks().get(block.order - 1);
        return before != block && before.chars <= MAX_LABEL && AuthorWords.isLabel(before.text());
    }

    private void opened(Block block, String text) {
        int inside = isDetails(block) ? inside(text) : 0;
        int label = block.chars <= MAX_LABELLED ? AuthorWords.afterLabelInside(text) : 0;
        if (label > 0) {
            found(block, Names.inByline(text.substring(label)));
        } else if (inside > 0) {
            found(block, Names.declared(text.substring(inside))).ifPresent(c -> c.with(AuthorSign.OPENED));
        } else if (place.isNear(block.order, NEAR)) {
            nearTitle(block, text);
        }
    }

    private void nearTitle(Block block, String text) {
        if (block.chars <= MAX_DATED) {
            dates.line(text, DateSource.TEXT)
                    .flatMap(l -> found(block, Names.inByline(l.text())))
                    .ifPresent(c -> c.with(AuthorSign.DATED));
        }
        if (block.chars <= MAX_BARE && block.words > 1 && block.words <= MAX_BARE_WORDS) {
            List<String> names = Names.inByline(text);
            if (names.size() == 1 && names.get(0).equalsIgnoreCase(text)) {
                found(block, names).ifPresent(c -> c.with(AuthorSign.BARE));
            }
        }
        if (isDetails(block)) {
            found(block, Names.inByline(text)).ifPresent(c -> c.with(AuthorSign.IN_DETAILS));
        }
    }

    private static boolean isDetails(Block block) {
        Box outer = block.box.parent;
        return ((block.box.hints | (outer == null ? 0 : outer.hints)) & DETAILS) != 0;
    }

    /** After the {@code by} in {@code Posted in Harbour by Odile}. */
    private static int inside(String text) {
        String lower = Texts.lower(text);
        return INSIDE.stream()
                .filter(lower::contains)
                .mapToInt(w -> lower.indexOf(w) + w.length())
                .findFirst()
                .orElse(0);
    }

    private Optional<AuthorCandidates.Candidate> found(Block block, List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        AuthorCandidates.Candidate found = candidates.of(names);
        signIf(place.isIn(block.box, BYLINE), found, AuthorSign.BYLINE);
        place.sign(found, block.box, block.order);
        return Optional.of(found);
    }

    /** Where something stands, seen from the title. */
    private static final class Place {
        private static final long ASIDE = Hints.bits(
                "nav", "sidebar", "related", "popular", "cookie", "newsletter", "modal", "login", "footer", "ad");
        private static final long COMMENT = Hints.bits("comment");
        private static final long BIOGRAPHY = Hints.bits("bio");

        private final int afterTitle;
        private final long ofPage;

        Place(Outline outline, String title) {
            List<Box> body = outline.tagged("body");
            ofPage = body.isEmpty() ? 0 : body.get(0).hintsAround;
            afterTitle = List.of("h1", "h2", "h3").stream()
                    .flatMap(h -> outline.tagged(h).stream())
                    .filter(h -> h.chars > 0 && Math.abs(h.chars - title.length()) < 10)
                    .filter(h -> Texts.same(h.element.text(), title))
                    .findFirst()
                    .or(() -> outline.tagged("h1").stream().findFirst())
                    .map(h -> h.endBlock)
                    .orElse(-1);
        }

        boolean isNear(int block, int blocks) {
            return afterTitle >= 0 && block >= afterTitle - 3 && block < afterTitle + blocks;
        }

        /** What is hinted at around it, but for what holds of the page as a whole. */
        boolean isIn(Box box, long hint) {
            return (box.hintsAround & ~ofPage & hint) != 0;
        }

        void sign(AuthorCandidates.Candidate candidate, Box box, int block) {
            candidate.seen();
            signIf(
                    isIn(box, ASIDE) || box.closest("nav") != null || box.closest("aside") != null,
                    candidate,
                    AuthorSign.ASIDE);
            signIf(isIn(box, COMMENT), candidate, AuthorSign.IN_COMMENTS);
            signIf(isIn(box, BIOGRAPHY), candidate, AuthorSign.BIOGRAPHY);
            signIf(box.hidden, candidate, AuthorSign.HIDDEN);
            if (afterTitle >= 0) {
                candidate.with(distance(block - afterTitle));
            }
        }

        private static AuthorSign distance(int blocks) {
            if (blocks < 0) {
                return blocks >= -4 ? AuthorSign.OVER_TITLE : AuthorSign.BEFORE_TITLE;
            }
            return blocks <= 1
                    ? AuthorSign.UNDER_TITLE
                    : blocks <= 3 ? AuthorSign.NEAR_TITLE : blocks <= 8 ? AuthorSign.AFTER_TITLE : AuthorSign.FAR;
        }
    }
}

package tidings.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Weighs what speaks for and against a candidate: its heading, where it stands, what it is called, where its links lead. */
final class Evidence {
    /** What a block must weigh to be taken. */
    static final double ENOUGH = 0.8;

    private static final long THEMATIC = Hints.bits("thematic");
    private static final long OFFERED = Hints.bits("related");
    private static final long POPULAR = Hints.bits("popular");
    private static final long PAID = Hints.bits("ad");
    private static final long ABOUT = Hints.bits("bio", "comment", "footnote", "toc");
    private static final long PAGES = Hints.bits("nav");
    /** Words and names say the same thing twice. */
    private static final double MOST = 1.2;

    private static final Set<String> STOP = new HashSet<>();
    private static final int LEVELS = 3;
    private static final int MIN_WORD = 4;

    static {
        Words.lines("stop-words.txt").forEach(l -> STOP.addAll(List.of(l.split(" "))));
    }

    private final StoryArea area;
    private final String site;
    private final Set<String> subject = new HashSet<>();

    /**
     * @param site the page's host without {@code www.}
     * @param title of the story
     */
    Evidence(StoryArea area, String site, String title) {
        this.area = area;
        this.site = site;
        addWords(title, subject);
    }

    private static void addWords(String text, Set<String> words) {
        String lower = Texts.lower(text);
        int start = 0;
        for (int i = 0; i <= lower.length(); ) {
            int c = i < lower.length() ? lower.codePointAt(i) : ' ';
            int next = i + Character.charCount(c);
            if (!isInWord(c)) {
                String word = lower.substring(start, i);
                if (word.length() >= MIN_WORD && !STOP.contains(word)
                        || word.codePoints().anyMatch(w -> w > 0x2e80)) {
                    words.add(word);
                }
                start = next;
            }
            i = next;
        }
    }

    private static boolean isInWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    double weigh(Candidate candidate) {
        return Math.min(heading(candidate) + names(candidate), MOST)
                + place(candidate)
                + links(candidate)
                + shared(candidate);
    }

    private static double heading(Candidate candidate) {
        return switch (candidate.says) {
            case THEME -> 1.0;
            case OFFER -> 0.4;
            case NOTHING -> 0;
            case UNKNOWN -> -0.2;
            case OTHER -> -1.5;
        };
    }

    private double names(Candidate candidate) {
        long hints = 0;
        for (Box box : candidate.boxes) {
            hints |= hints(box);
        }
        double weight = (hints & THEMATIC) != 0 ? 0.6 : (hints & OFFERED) != 0 ? 0.25 : 0;
        weight -= (hints & POPULAR) != 0 ? 0.15 : 0;
        weight -= (hints & PAID) != 0 ? 0.15 : 0;
        weight -= (hints & ABOUT) != 0 ? 0.3 : 0;
        return weight - ((hints & PAGES) != 0 ? 0.3 : 0);
    }

    /** What the box and those close around it are called, but not what the story is called. */
    private long hints(Box box) {
        long hints = 0;
        Box at = box;
        for (int level = 0; level <= LEVELS && at != null && !area.isAround(at); level++, at = at.parent) {
            hints |= at.hints;
        }
        return hints;
    }

    private double place(Candidate candidate) {
        if (candidate.boxes.isEmpty()) {
            return 0;
        }
        Box box = candidate.boxes.get(0);
        if (box.closest("nav") != null) {
            return isNamed(box) ? 0 : -2;
        }
        if (box.closest("footer") != null) {
            return -0.6;
        }
        return candidate.says != Says.THEME && area.holds(box) ? area.isAfter(box) ? 0.25 : 0.35 : 0;
    }

    /** A box of navigation that is called related is a block of siblings. */
    private static boolean isNamed(Box box) {
        Box nav = Objects.requireNonNull(box.closest("nav"));
        return (nav.hints & THEMATIC) != 0 || Headings.THEME.matches(nav.element.attr("aria-label"));
    }

    private double links(Candidate candidate) {
        List<Cards.Card> cards = candidate.cards;
        if (cards.isEmpty()) {
            return 0;
        }
        double articles = share(cards, c -> c.href().isArticle());
        double own = share(cards, c -> c.href().isSisterOf(site));
        double paid = share(cards, c -> c.link().element.attr("rel").contains("sponsored"));
        double pager = share(cards, Evidence::isPager);
        double weight = 0.55 * articles - 0.25 + (own > 0.5 ? 0.1 : -0.3) - paid - pager;
        double untitled = (double) candidate.untitled / (cards.size() + candidate.untitled);
        return weight + (cards.size() > 1 ? 0.1 : 0) - 0.6 * untitled;
    }

    private static boolean isPager(Cards.Card card) {
        String rel = card.link().element.attr("rel");
        return rel.contains("prev") || rel.contains("next");
    }

    private double shared(Candidate candidate) {
        var titles = candidate.listing.titles();
        long sharing = titles.stream().filter(this::isOnSubject).count();
        return titles.isEmpty() ? 0 : 0.2 * sharing / titles.size();
    }

    private boolean isOnSubject(String title) {
        var words = new HashSet<String>();
        addWords(title, words);
        words.retainAll(subject);
        return !words.isEmpty();
    }

    private static double share(List<Cards.Card> cards, java.util.function.Predicate<Cards.Card> is) {
        return (double) cards.stream().filter(is).count() / cards.size();
    }

    /** The strongest reason against a candidate that weighed too little, in words for the site's owner. */
    String reason(Candidate candidate) {
        if (candidate.says == Says.OTHER) {
            return "its heading says something else";
        }
        if (links(candidate) < 0) {
            return "its links do not lead to articles of this site";
        }
        if (place(candidate) < 0) {
            return "it stands in the navigation or the footer";
        }
        return names(candidate) < 0 ? "its names say something else" : "too little says that it is on the same subject";
    }
}

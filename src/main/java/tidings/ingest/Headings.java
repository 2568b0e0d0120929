package tidings.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set of headings, some of which may go on in the page's own words. */
final class Headings {
    /** Over a list of articles on the same subject. */
    static final Headings THEME = new Headings("theme-words.txt", "theme-stems.txt");
    /** Over a list that is offered for further reading, which may well be, but need not be, on the same subject. */
    static final Headings OFFER = new Headings("offer-headings.txt", "");
    /** Over what is something else. */
    static final Headings OTHER = new Headings("other-headings.txt", "");

    /** Over more, of whatever kind. */
    static final Headings BARE = new Headings("bare-headings.txt", "");
    /** The first words of all phrases of the tables above. */
    private static final Set<String> FIRST = new HashSet<>();

    static {
        List.of(THEME, OFFER, OTHER, BARE).forEach(h -> FIRST.addAll(h.first));
    }

    /** What asks the reader to do something; no title of an article. */
    static final Headings CALL = new Headings("calls.txt", "");

    private static final int MAX_LENGTH = 80;
    private static final int MAX_OWN_WORDS = 6;

    private final Set<String> whole = new HashSet<>();
    /** Each opening with whether it may stand in the way of what closes it: {@code das könnte * interessieren}. */
    private final Map<String, Set<String>> openings = new HashMap<>();

    /** The first words of all phrases. */
    private final Set<String> first = new HashSet<>();

    private final Set<String> introductions = new HashSet<>();
    private final Stems stems;
    private int longest;

    private Headings(String resource, String stems) {
        Words.lines(resource).forEach(this::addLine);
        this.stems = stems.isEmpty() ? Stems.NONE : Stems.of(stems);
    }

    private void addLine(String line) {
        int language = line.indexOf(": ");
        String phrases = language == 2 ? line.substring(language + 1) : line;
        for (String phrase : phrases.split("\\|")) {
            add(phrase.strip());
        }
    }

    private void add(String phrase) {
        int star = phrase.indexOf('*');
        if (phrase.endsWith(": *")) {
            String opening = phrase.substring(0, star).strip();
            introductions.add(opening);
            open(opening, "");
        } else if (star < 0) {
            whole(Words.fold(phrase));
        } else {
            open(phrase.substring(0, star).strip(), phrase.substring(star + 1).strip());
            if (phrase.endsWith("*")) {
                whole(Words.fold(phrase.substring(0, star)));
            }
        }
    }

    private void whole(String folded) {
        whole.add(folded);
        begin(folded);
    }

    private void begin(String phrase) {
        int end = phrase.indexOf(' ');
        first.add(end < 0 ? phrase : phrase.substring(0, end));
    }

    private void open(String opening, String closing) {
        openings.computeIfAbsent(opening, o -> new HashSet<>()).add(closing);
        begin(opening);
        longest = Math.max(longest, opening.split(" ").length);
    }

    /** Whether this is such a heading and nothing else. */
    boolean matches(String text) {
        return text.length() <= MAX_LENGTH && !text.isBlank() && holds(fold(text));
    }

    /** @param folded by {@link #fold} */
    boolean holds(String folded) {
        return whole.contains(folded) || opens(folded) || stems.match(folded);
    }

    /** Whether the folded text is such a heading without words of the page's own. */
    boolean names(String folded) {
        return whole.contains(folded);
    }

    /** Whether one of the tables that say something of a block could hold it: a quick look that spares most blocks the long one. */
    static boolean mayHold(String folded) {
        int end = folded.indexOf(' ');
        String word = end < 0 ? folded : folded.substring(0, end);
        return FIRST.contains(word) || THEME.stems.mayMatch(folded);
    }

    /** The form in which headings are compared. */
    static String fold(String heading) {
        String folded = Words.fold(heading);
        return folded.endsWith("...") ? Words.fold(folded.substring(0, folded.length() - 3)) : folded;
    }

    /** Whether the text begins with such a heading and a colon, as "Read also: ..." does. */
    boolean introduces(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && colon < MAX_LENGTH
                && (whole.contains(Words.fold(text.substring(0, colon)))
                        || introductions.contains(
                                Texts.lower(text.substring(0, colon + 1)).strip()));
    }

    /** What follows such a heading and a colon, or the text as it is. For the words of a link, where it is looser than in running text. */
    String introduced(String text) {
        int colon = text.indexOf(':');
        boolean introduces = colon > 0 && colon < MAX_LENGTH && matches(text.substring(0, colon)) || introduces(text);
        String rest = introduces ? text.substring(colon + 1).strip() : "";
        return rest.isEmpty() ? text : rest;
    }

    private boolean opens(String folded) {
        int end = folded.indexOf(' ');
        if (end < 0 || !first.contains(folded.substring(0, end))) {
            return false;
        }
        for (int words = 1; end > 0 && words <= longest; words++) {
            Set<String> closings = openings.get(folded.substring(0, end));
            if (closings != null && isOwn(folded, end, closings)) {
                return true;
            }
            end = folded.indexOf(' ', end + 1);
        }
        return false;
    }

    private static boolean isOwn(String folded, int from, Set<String> closings) {
        long words = folded.chars().skip(from).filter(c -> c == ' ').count();
        return closings.stream().anyMatch(c -> c.isEmpty() ? words <= MAX_OWN_WORDS : folded.endsWith(" " + c));
    }
}

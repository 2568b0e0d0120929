package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pages that are no articles: shells that scripts fill, errors, walls, lists of links. Precise rather than complete: a page with a story on
 * it is never one of them for its words alone.
 */
final class NoArticle {
    /** Characters. A page with more text than this under a title that is an error's is an article on it. */
    private static final int MAX_BODY = 2_000;

    /** So few characters of body are looked at for what such pages say. */
    private static final int FEW = 400;

    private static final int MAX_SHELL = 250;
    private static final int PROSE = 80;
    private static final int MAX_PROSE = 600;
    private static final int MIN_TEASERS = 12;
    private static final int MIN_WORDS = 4;
    private static final List<String> HEADINGS = List.of("h1", "h2");
    private static final Pattern PARTS = Pattern.compile("\\s*[|–—·•»:]\\s+|\\s+-\\s+");

    private static final List<Phrase> PHRASES = new ArrayList<>();

    static {
        Words.lines("no-article.txt").forEach(line -> {
            String[] parts = line.split(":", 2);
            for (String phrase : parts[1].split("\\|")) {
                PHRASES.add(new Phrase(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), phrase.strip()));
            }
        });
    }

    private enum Kind {
        ERROR("is an error page"),
        DENIED("was refused by its site"),
        ROBOT("asks whether a human reads it"),
        SCRIPT("is an app shell: its text is drawn by scripts"),
        LOGIN("asks readers to log in"),
        CONSENT("asks readers for consent"),
        PARKED("is parked or empty");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }
    }

    private record Phrase(Kind kind, String words) {
        String reason() {
            return kind.reason + " (“" + words + "”)";
        }
    }

    private NoArticle() {}

    /**
     * Why this page is none, as a clause that continues "PAGE: ", or empty.
     *
     * @param title of the page, as its {@code <title>} has it
     * @param home it was found at its site's front door
     * @param declared the page says in so many words that it is an article
     * @param body the text that was found for the story, perhaps empty
     */
    static Optional<String> reason(Outline outline, String title, boolean home, boolean declared, String body) {
        if (body.length() > (declared ? FEW : MAX_BODY)) {
            return declared ? Optional.empty() : links(outline, title, home);
        }
        return said(outline, title, body)
                .or(() -> shell(outline, body))
                .or(() -> declared ? Optional.empty() : links(outline, title, home));
    }

    private static Optional<String> said(Outline outline, String title, String body) {
        List<String> titles = PARTS.splitAsStream(title).map(Words::fold).toList();
        String few = body.length() > FEW ? "" : Words.fold(body + " " + visible(outline));
        return PHRASES.stream()
                .filter(p -> titles.contains(p.words) || p.words.indexOf(' ') > 0 && few.contains(p.words))
                .findFirst()
                .map(Phrase::reason);
    }

    /** What the page shows, if it is next to nothing, with what it shows where scripts do not run. */
    private static String visible(Outline outline) {
        var words = new StringBuilder();
        for (Block block : outline.blocks()) {
            if (words.length() < MAX_BODY) {
                words.append(block.text()).append(' ');
            }
        }
        if (words.length() >= FEW) {
            return "";
        }
        outline.tagged("noscript").forEach(n -> words.append(n.element.text()).append(' '));
        return words.toString();
    }

    private static Optional<String> shell(Outline outline, String body) {
        int shown = outline.blocks().stream().mapToInt(b -> b.chars).sum();
        boolean scripted = !outline.tagged("script").isEmpty();
        return body.length() < MAX_SHELL && shown < MAX_SHELL && scripted
                ? Optional.of(Kind.SCRIPT.reason)
                : Optional.empty();
    }

    /** Headlines of many stories, no story that goes on for two paragraphs, and a title that is the name of a site or a section. */
    private static Optional<String> links(Outline outline, String title, boolean home) {
        if (!home && !isName(outline, title)) {
            return Optional.empty();
        }
        int teasers = 0;
        int run = 0;
        int longest = 0;
        for (Block block : outline.blocks()) {
            int own = block.chars - block.linkedChars;
            boolean teaser = own * 10 <= block.chars && block.words >= MIN_WORDS;
            teasers += teaser ? 1 : 0;
            run = teaser ? 0 : own >= PROSE ? run + own : run;
            longest = Math.max(longest, run);
        }
        return teasers >= MIN_TEASERS && longest < MAX_PROSE
                ? Optional.of("is a list of links to " + teasers + " stories, and none stands out")
                : Optional.empty();
    }

    /** Short throughout, and no heading of the page repeats and extends it. */
    private static boolean isName(Outline outline, String title) {
        List<String> parts = PARTS.splitAsStream(title).map(Words::fold).toList();
        return parts.stream().allMatch(p -> words(p) < MIN_WORDS)
                && HEADINGS.stream()
                        .flatMap(tag -> outline.tagged(tag).stream())
                        .map(h -> Words.fold(h.element.text()))
                        .noneMatch(h ->
                                words(h) >= MIN_WORDS && parts.stream().anyMatch(p -> words(p) > 1 && h.contains(p)));
    }

    private static int words(String text) {
        return text.isEmpty() ? 0 : text.split(" ").length;
    }
}

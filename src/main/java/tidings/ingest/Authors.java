package tidings.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tidings.ingest.AuthorCandidates.Candidate;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** Who wrote it: people's names, without what stands around them. An organisation is named where nobody is, and never by mere guess. */
final class Authors {
    private static final Pattern BYLINE_TEXT =
            Pattern.compile("(?:[Ww]ritten by|[Ss]tory by|B[Yy]|by|Von|Par|Por|Door|Av|Af)[:\\s]+"
                    + "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:[\\s,&]+[\\p{L}\\p{M}.'’-]+){0,8}");
    private static final int MAX_BYLINE = 100;
    /** What speaks for an author must outweigh this. */
    private static final double ENOUGH = 1.5;
    /** Authors of one byline score nearly alike. */
    private static final double AS_GOOD = 0.3;

    private static final String[] META = {
        "author",
        "parsely-author",
        "sailthru.author",
        "og:article:author",
        "og:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "cxenseparse:author",
        "article.author"
    };
    private static final String[] PREVIEW = {"article:author", "twitter:data1"};

    private final AuthorCandidates candidates;
    private final Trail trail;

    Authors(SiteName site, Trail trail) {
        this.candidates = new AuthorCandidates(site);
        this.trail = trail;
    }

    /** @param title of the story, near which bylines stand */
    List<String> find(Outline outline, String title, Meta meta, JsonLd jsonLd, Dates dates) {
        declared(jsonLd.agents("author").isEmpty() ? jsonLd.agents("creator") : jsonLd.agents("author"));
        declared(meta, META, AuthorSign.META);
        declared(meta, PREVIEW, AuthorSign.PREVIEW);
        new Bylines(outline, title, candidates, dates).find();
        return best();
    }

    private void declared(List<JsonLd.Agent> agents) {
        var people = new LinkedHashSet<String>();
        var organisations = new LinkedHashSet<String>();
        for (JsonLd.Agent agent : agents) {
            if (agent.isOrganisation()) {
                organisations.add(agent.name());
            } else {
                people.addAll(Names.declared(agent.name()));
            }
        }
        add(people, AuthorSign.JSON_LD);
        add(organisations, AuthorSign.JSON_LD_ORGANISATION);
    }

    private void declared(Meta meta, String[] names, AuthorSign sign) {
        for (String name : names) {
            String value = meta.first(name);
            if (value != null && !(name.startsWith("twitter") && Texts.hasDigit(value))) {
                add(Names.declared(value), sign);
            }
        }
    }

    private void add(Collection<String> names, AuthorSign sign) {
        if (!names.isEmpty()) {
            candidates.of(List.copyOf(names)).with(sign);
        }
    }

    private List<String> best() {
        Optional<Candidate> best = candidates.all().stream().max(Comparator.comparingDouble(Candidate::score));
        Optional<Candidate> taken = best.filter(b -> b.score() > ENOUGH).map(this::withFellows);
        taken.ifPresent(t -> trail.took("authors", t.rule(), t, t.score()));
        if (trail.isKept()) {
            candidates.all().stream()
                    .filter(c -> taken.isEmpty() || c != taken.get())
                    .forEach(c -> trail.passed("authors", c.rule(), c, c.score(), reason(c)));
        }
        return taken.map(t -> t.names).orElse(List.of());
    }

    /** Where a byline names others with the best, for each of whom as much speaks, they wrote it together. */
    private Candidate withFellows(Candidate best) {
        return candidates.all().stream()
                .filter(c -> c.names.size() > best.names.size() && c.names.containsAll(best.names))
                .filter(c -> c.names.stream().allMatch(n -> best.names.contains(n) || isAsGood(n, best)))
                .max(Comparator.comparingDouble(Candidate::score))
                .orElse(best);
    }

    private boolean isAsGood(String name, Candidate best) {
        return candidates.all().stream()
                .anyMatch(c -> c.names.equals(List.of(name)) && c.score() >= best.score() - AS_GOOD);
    }

    private static String reason(Candidate candidate) {
        return candidate.score() > ENOUGH ? "more speaks for another" : "too little speaks for it";
    }

    /** Whether the text says by whom the story is, and nothing else. */
    static boolean isByline(String text) {
        return text.length() <= MAX_BYLINE && BYLINE_TEXT.matcher(text).matches();
    }

    /** The date in a line that says by whom the story is and when it was published, and nothing else. */
    static Optional<ArticleDate> datedByline(String text, Dates dates) {
        return text.length() > MAX_BYLINE
                ? Optional.empty()
                : dates.line(text, DateSource.TEXT)
                        .filter(l -> isByline(l.text()))
                        .map(Dates.Line::date);
    }

    /** The names in these bylines, each once. */
    static List<String> names(List<String> bylines) {
        var names = new LinkedHashSet<String>();
        bylines.forEach(b -> names.addAll(Names.declared(b)));
        return List.copyOf(names);
    }
}

package tidings.ingest;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that may be those of the authors, and what speaks for them; the same names found twice are one candidate. */
final class AuthorCandidates {
    private static final double SEEN_AGAIN = 0.125;
    private static final int MAX_SEEN = 4;

    private final SiteName site;
    private final Map<Set<String>, Candidate> candidates = new LinkedHashMap<>();

    AuthorCandidates(SiteName site) {
        this.site = site;
    }

    /** Several names that stand together, as one byline has them. */
    static final class Candidate {
        final List<String> names;
        private final Set<AuthorSign> signs = EnumSet.noneOf(AuthorSign.class);
        private int seen;

        private Candidate(List<String> names) {
            this.names = names;
        }

        Candidate with(AuthorSign sign) {
            signs.add(sign);
            return this;
        }

        void seen() {
            seen++;
        }

        double score() {
            return signs.stream().mapToDouble(s -> s.weight).sum() + SEEN_AGAIN * Math.min(seen, MAX_SEEN);
        }

        String rule() {
            return signs.stream().map(s -> s.words).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return String.join("; ", names);
        }
    }

    /** @param names not empty */
    Candidate of(List<String> names) {
        Set<String> key = names.stream().map(Words::fold).collect(Collectors.toSet());
        return candidates.computeIfAbsent(key, k -> made(names));
    }

    private Candidate made(List<String> names) {
        var candidate = new Candidate(names);
        if (names.stream().allMatch(Names::isTeam)) {
            candidate.with(AuthorSign.TEAM);
        }
        if (names.stream().anyMatch(site::is)) {
            candidate.with(AuthorSign.SITE);
        }
        return names.size() == 1 && names.get(0).indexOf(' ') < 0 ? candidate.with(AuthorSign.ONE_WORD) : candidate;
    }

    Collection<Candidate> all() {
        return candidates.values();
    }
}

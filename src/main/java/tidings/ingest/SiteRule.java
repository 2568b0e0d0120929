package tidings.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody has written down about the pages of one site. */
public final class SiteRule {
    static final SiteRule NONE = new SiteRule(List.of(), List.of());

    private static final Set<Directive> FACTS =
            Set.of(Directive.TITLE, Directive.AUTHOR, Directive.DATE, Directive.BODY);
    /** Characters; replacing that blows a page up is left off there. */
    private static final int MAX_SOURCE = 32 << 20;

    private final Map<Directive, List<RuleLine>> lines = new EnumMap<>(Directive.class);
    private final List<RuleFault> faults;

    SiteRule(List<RuleLine> lines, List<RuleFault> faults) {
        lines.forEach(l -> this.lines
                .computeIfAbsent(l.directive(), d -> new ArrayList<>())
                .add(l));
        this.faults = List.copyOf(faults);
    }

    /** The page that a rule's author tried it on, and words that its body must hold. */
    public record Test(String url, List<String> contains) {}

    /** What is wrong with the file that this was read from. */
    public List<RuleFault> faults() {
        return faults;
    }

    /** The tests, in the file's order. */
    public List<Test> tests() {
        return of(Directive.TEST_URL).stream()
                .map(t -> new Test(
                        t.value(),
                        of(Directive.TEST_CONTAINS).stream()
                                .filter(c -> c.argument().equals(t.value()))
                                .map(RuleLine::value)
                                .toList()))
                .toList();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The lines with this directive, in the file's order: alternatives, of which the first that finds something holds, or all of them. */
    List<RuleLine> of(Directive directive) {
        return lines.getOrDefault(directive, List.of());
    }

    /** Whether a flag is set; the first word on it holds. */
    boolean says(Directive flag, boolean otherwise) {
        return of(flag).stream().map(l -> l.value().equals("yes")).findFirst().orElse(otherwise);
    }

    /**
     * These rules with those for all sites. Where these are silent on a fact, the others' word on it is not taken for theirs: what the
     * reader finds without rules is better than a rule that was written for no site.
     */
    SiteRule and(SiteRule global) {
        if (global.isEmpty() || !says(Directive.AUTODETECT_ON_FAILURE, true)) {
            return this;
        }
        Stream<RuleLine> theirs =
                global.all().filter(l -> !FACTS.contains(l.directive()) || lines.containsKey(l.directive()));
        return new SiteRule(Stream.concat(all(), theirs).toList(), faults);
    }

    private Stream<RuleLine> all() {
        return lines.values().stream().flatMap(List::stream);
    }

    /** The page's source with its strings replaced: the very same string where none occurs in it. */
    String replaced(String source) {
        String replaced = source;
        for (RuleLine line : of(Directive.REPLACE_STRING)) {
            if (lengthAfter(line, replaced) <= MAX_SOURCE) {
                replaced = replaced.replace(line.argument(), line.value());
            }
        }
        return replaced;
    }

    private static long lengthAfter(RuleLine line, String source) {
        String find = line.argument();
        long length = source.length();
        for (int at = source.indexOf(find); at >= 0; at = source.indexOf(find, at + find.length())) {
            length += line.value().length() - find.length();
        }
        return length;
    }
}

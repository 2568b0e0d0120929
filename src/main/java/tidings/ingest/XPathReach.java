package tidings.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far an expression looks around from each element, from which follows what asking it may cost: the JDK's engine goes every way to a
 * node, and cannot be stopped while it does. Steps along alternatives ({@code |}, {@code or}) do not add up, those in predicates and
 * before them do.
 *
 * @param vertical how often it goes up or down any number of levels
 * @param sideways how often it goes along the siblings; outside of a predicate twice, because the engine sorts what it finds there
 * @param anywhere how often it goes over the whole page from wherever it is
 */
record XPathReach(int vertical, int sideways, int anywhere) {
    private static final double MAX_WORK = 2e8;
    private static final XPathReach NONE = new XPathReach(0, 0, 0);
    private static final Pattern PREDICATE = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern ALTERNATIVES = Pattern.compile("[|,=<>+]|\\b(?:or|and)\\b");
    private static final Pattern VERTICAL = Pattern.compile("//|\\b(?:ancestor|descendant)\\b");
    private static final Pattern SIDEWAYS = Pattern.compile("-sibling\\b");
    private static final Pattern ANYWHERE = Pattern.compile("\\b(?:following|preceding)\\s*::");
    private static final Pattern FROM_THE_TOP = Pattern.compile("(?<![\\w.*)\\]])\\s*//");

    /** Of an expression in lower case. */
    static XPathReach of(String expression) {
        XPathReach reach = NONE;
        String left = XPathDialect.withoutLiterals(expression);
        for (Matcher predicate = PREDICATE.matcher(left); predicate.find(); predicate = PREDICATE.matcher(left)) {
            reach = reach.and(predicate
                    .reset()
                    .results()
                    .map(p -> widest(p.group(1), 1, FROM_THE_TOP))
                    .reduce(NONE, XPathReach::or));
            left = predicate.replaceAll("");
        }
        return reach.and(widest(left, 2, null));
    }

    private static XPathReach widest(String text, int weight, @Nullable Pattern whole) {
        return Stream.of(ALTERNATIVES.split(text))
                .map(a -> new XPathReach(
                        count(VERTICAL, a),
                        weight * count(SIDEWAYS, a),
                        count(ANYWHERE, a) + (whole == null ? 0 : count(whole, a))))
                .reduce(NONE, XPathReach::or);
    }

    private static int count(Pattern what, String text) {
        return (int) what.matcher(text).results().count();
    }

    private XPathReach or(XPathReach other) {
        return new XPathReach(
                Math.max(vertical, other.vertical),
                Math.max(sideways, other.sideways),
                Math.max(anywhere, other.anywhere));
    }

    private XPathReach and(XPathReach other) {
        return new XPathReach(vertical + other.vertical, sideways + other.sideways, anywhere + other.anywhere);
    }

    /**
     * Whether asking would take seconds.
     *
     * @param depths of the page's elements, each below how many
     * @param siblings each among how many
     */
    boolean isTooFar(int[] depths, int[] siblings) {
        double ways = IntStream.range(1, Math.max(2, vertical)).asDoubleStream().reduce(1, (a, b) -> a * b);
        double work = Math.pow(depths.length, anywhere) / ways;
        double sum = 0;
        for (int i = 0; i < depths.length; i++) {
            sum += Math.pow(depths[i], vertical) * Math.pow(siblings[i], sideways);
        }
        return sum * work > MAX_WORK;
    }
}

package tidings.ingest;

import static tidings.ingest.XPathValues.number;
import static tidings.ingest.XPathValues.text;
import static tidings.ingest.XPathValues.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The functions of XPath 1.0 (4), but for those on namespaces and on DTDs. */
final class XPathFunctions {
    private static final Pattern SPACE = Pattern.compile("[ \t\r\n]+");

    /** Those whose value is a number, which as a predicate means a place. */
    private static final Set<String> NUMBERS =
            Set.of("position", "last", "count", "sum", "number", "string-length", "floor", "ceiling", "round");

    /** How many arguments a function takes, from and to. */
    private static final Map<String, int[]> ARITY = Map.ofEntries(
            Map.entry("position", new int[] {0, 0}),
            Map.entry("last", new int[] {0, 0}),
            Map.entry("true", new int[] {0, 0}),
            Map.entry("false", new int[] {0, 0}),
            Map.entry("count", new int[] {1, 1}),
            Map.entry("sum", new int[] {1, 1}),
            Map.entry("not", new int[] {1, 1}),
            Map.entry("boolean", new int[] {1, 1}),
            Map.entry("floor", new int[] {1, 1}),
            Map.entry("ceiling", new int[] {1, 1}),
            Map.entry("round", new int[] {1, 1}),
            Map.entry("id", new int[] {1, 1}),
            Map.entry("name", new int[] {0, 1}),
            Map.entry("local-name", new int[] {0, 1}),
            Map.entry("string", new int[] {0, 1}),
            Map.entry("number", new int[] {0, 1}),
            Map.entry("string-length", new int[] {0, 1}),
            Map.entry("normalize-space", new int[] {0, 1}),
            Map.entry("contains", new int[] {2, 2}),
            Map.entry("starts-with", new int[] {2, 2}),
            Map.entry("substring-before", new int[] {2, 2}),
            Map.entry("substring-after", new int[] {2, 2}),
            Map.entry("substring", new int[] {2, 3}),
            Map.entry("translate", new int[] {3, 3}),
            Map.entry("concat", new int[] {2, 999}));

    private XPathFunctions() {}

    static boolean isNumber(String name) {
        return NUMBERS.contains(name);
    }

    /** The function asked with these arguments; without any, many a function asks the node itself. */
    static XPathExpression call(String name, List<XPathExpression> arguments) throws XPathFault {
        int[] arity = ARITY.get(name);
        if (arity == null) {
            throw new XPathFault("there is no function " + name + "() in XPath 1.0");
        }
        if (arguments.size() < arity[0] || arguments.size() > arity[1]) {
            throw new XPathFault(name + "() does not take " + arguments.size() + " arguments");
        }
        return focus -> {
            List<Object> values = arguments.isEmpty()
                    ? List.of(List.of(focus.node()))
                    : arguments.stream().map(a -> a.value(focus)).toList();
            return value(name, values, focus);
        };
    }

    private static Object value(String name, List<Object> values, XPathFocus focus) {
        Object first = values.get(0);
        return switch (name) {
            case "position" -> (double) focus.position();
            case "last" -> (double) focus.size();
            case "true" -> true;
            case "false" -> false;
            case "not" -> !truth(first);
            case "boolean" -> truth(first);
            case "count" -> first instanceof List<?> nodes ? (double) nodes.size() : Double.NaN;
            case "sum" ->
                first instanceof List<?> nodes
                        ? nodes.stream()
                                .mapToDouble(n -> number(List.of(n), focus))
                                .sum()
                        : Double.NaN;
            case "floor" -> Math.floor(number(first, focus));
            case "ceiling" -> Math.ceil(number(first, focus));
            case "round" -> Math.floor(number(first, focus) + 0.5);
            case "number" -> number(first, focus);
            case "name", "local-name" -> first instanceof List<?> nodes && !nodes.isEmpty() ? name(nodes.get(0)) : "";
            case "id" -> withId(text(first, focus), focus);
            default -> ofTexts(name, values.stream().map(v -> text(v, focus)).toList(), values, focus);
        };
    }

    private static Object ofTexts(String name, List<String> texts, List<Object> values, XPathFocus focus) {
        String text = texts.get(0);
        String other = texts.size() > 1 ? texts.get(1) : "";
        int place = text.indexOf(other);
        return switch (name) {
            case "string" -> text;
            case "string-length" -> (double) text.codePointCount(0, text.length());
            case "normalize-space" -> SPACE.matcher(text).replaceAll(" ").strip();
            case "contains" -> place >= 0;
            case "starts-with" -> text.startsWith(other);
            case "substring-before" -> place < 0 ? "" : text.substring(0, place);
            case "substring-after" -> place < 0 ? "" : text.substring(place + other.length());
            case "substring" ->
                part(
                        text,
                        number(values.get(1), focus),
                        values.size() > 2 ? number(values.get(2), focus) : Double.POSITIVE_INFINITY);
            case "translate" -> translated(text, other, texts.get(2));
            default -> String.join("", texts); // concat
        };
    }

    private static String part(String text, double start, double length) {
        var part = new StringBuilder();
        double from = Math.floor(start + 0.5);
        double to = from + Math.floor(length + 0.5);
        for (int i = 0; i < text.length(); i++) {
            if (i + 1 >= from && i + 1 < to) {
                part.append(text.charAt(i));
            }
        }
        return part.toString();
    }

    private static String translated(String text, String from, String to) {
        var translated = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int place = from.indexOf(text.charAt(i));
            if (place < 0) {
                translated.append(text.charAt(i));
            } else if (place < to.length()) {
                translated.append(to.charAt(place));
            }
        }
        return translated.toString();
    }

    private static String name(Object node) {
        if (node instanceof XPathAttribute attribute) {
            return attribute.name();
        }
        return node instanceof Element e && !(e instanceof Document) ? e.normalName() : "";
    }

    private static List<Object> withId(String id, XPathFocus focus) {
        Node node = focus.node() instanceof XPathAttribute a ? a.owner() : (Node) focus.node();
        Document page = node.ownerDocument();
        Element found = page == null ? null : page.getElementById(id.strip());
        return found == null ? List.of() : List.of(found);
    }
}

package tidings.ingest;

import static tidings.ingest.XPathValues.number;
import static tidings.ingest.XPathValues.text;
import static tidings.ingest.XPathValues.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The functions of XPath 1.0 (4), but for those on languages, namespaces and DTDs. */
final class XPathFunctions {
    private static final int MANY = 999;

    /** Those whose value is a number, which as a predicate means a place. */
    private static final Set<String> NUMBERS =
            Set.of("position", "last", "count", "sum", "number", "string-length", "floor", "ceiling", "round");

    private static final XPathExpression SELF = focus -> List.of(focus.node());

    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("position", new Function(0, 0, a -> f -> (double) f.position())),
            Map.entry("last", new Function(0, 0, a -> f -> (double) f.size())),
            Map.entry("true", new Function(0, 0, a -> f -> true)),
            Map.entry("false", new Function(0, 0, a -> f -> false)),
            Map.entry("not", new Function(1, 1, a -> f -> !truth(a.get(0).value(f)))),
            Map.entry("boolean", new Function(1, 1, a -> f -> truth(a.get(0).value(f)))),
            Map.entry(
                    "count",
                    new Function(
                            1,
                            1,
                            a -> f -> (double) XPathPath.nodes(a.get(0), f).size())),
            Map.entry("sum", new Function(1, 1, a -> f -> sum(XPathPath.nodes(a.get(0), f), f))),
            Map.entry(
                    "floor",
                    new Function(1, 1, a -> f -> Math.floor(number(a.get(0).value(f), f)))),
            Map.entry(
                    "ceiling",
                    new Function(1, 1, a -> f -> Math.ceil(number(a.get(0).value(f), f)))),
            Map.entry(
                    "round",
                    new Function(1, 1, a -> f -> Math.floor(number(a.get(0).value(f), f) + 0.5))),
            Map.entry("number", new Function(0, 1, a -> f -> number(a.get(0).value(f), f))),
            Map.entry("name", new Function(0, 1, a -> f -> name(XPathPath.nodes(a.get(0), f)))),
            Map.entry("local-name", new Function(0, 1, a -> f -> name(XPathPath.nodes(a.get(0), f)))),
            Map.entry("id", new Function(1, 1, a -> f -> withId(string(a, 0, f), f))),
            Map.entry("string", new Function(0, 1, a -> f -> string(a, 0, f))),
            Map.entry("string-length", new Function(0, 1, a -> f -> length(string(a, 0, f)))),
            Map.entry("normalize-space", new Function(0, 1, a -> f -> spaced(string(a, 0, f)))),
            Map.entry("contains", new Function(2, 2, a -> f -> string(a, 0, f).contains(string(a, 1, f)))),
            Map.entry(
                    "starts-with", new Function(2, 2, a -> f -> string(a, 0, f).startsWith(string(a, 1, f)))),
            Map.entry("substring-before", new Function(2, 2, a -> f -> before(string(a, 0, f), string(a, 1, f)))),
            Map.entry("substring-after", new Function(2, 2, a -> f -> after(string(a, 0, f), string(a, 1, f)))),
            Map.entry("substring", new Function(2, 3, a -> f -> part(a, f))),
            Map.entry("translate", new Function(3, 3, a -> f -> translated(a, f))),
            Map.entry("concat", new Function(2, MANY, a -> f -> joined(a, f))));

    private XPathFunctions() {}

    private interface Maker {
        XPathExpression of(List<XPathExpression> arguments);
    }

    /** How many arguments it takes, from and to, and what it makes of them. */
    private record Function(int from, int to, Maker maker) {}

    static boolean isNumber(String name) {
        return NUMBERS.contains(name);
    }

    /** The function with these arguments; where one may be left out, the node itself stands in. */
    static XPathExpression call(String name, List<XPathExpression> arguments) throws XPathFault {
        Function function = FUNCTIONS.get(name);
        if (function == null) {
            throw new XPathFault("there is no function " + name + "() in XPath 1.0");
        }
        if (arguments.size() < function.from || arguments.size() > function.to) {
            throw new XPathFault(name + "() does not take " + arguments.size() + " arguments");
        }
        return function.maker.of(arguments.isEmpty() ? List.of(SELF) : List.copyOf(arguments));
    }

    private static String string(List<XPathExpression> arguments, int which, XPathFocus focus) {
        return text(arguments.get(which).value(focus), focus);
    }

    private static double sum(List<Object> nodes, XPathFocus focus) {
        return nodes.stream().mapToDouble(n -> number(List.of(n), focus)).sum();
    }

    private static double length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Only spaces, tabs and line ends are space (XPath 1.0, 4.2). */
    private static String spaced(String text) {
        var spaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                spaced.append(c);
            } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        boolean trailing = !spaced.isEmpty() && spaced.charAt(spaced.length() - 1) == ' ';
        return trailing ? spaced.substring(0, spaced.length() - 1) : spaced.toString();
    }

    private static String before(String text, String mark) {
        int place = text.indexOf(mark);
        return place < 0 ? "" : text.substring(0, place);
    }

    private static String after(String text, String mark) {
        int place = text.indexOf(mark);
        return place < 0 ? "" : text.substring(place + mark.length());
    }

    private static String part(List<XPathExpression> arguments, XPathFocus focus) {
        String text = string(arguments, 0, focus);
        double from = Math.floor(number(arguments.get(1).value(focus), focus) + 0.5);
        double length = arguments.size() < 3
                ? Double.POSITIVE_INFINITY
                : number(arguments.get(2).value(focus), focus);
        double to = from + Math.floor(length + 0.5);
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i + 1 >= from && i + 1 < to) {
                part.append(text.charAt(i));
            }
        }
        return part.toString();
    }

    private static String translated(List<XPathExpression> arguments, XPathFocus focus) {
        String text = string(arguments, 0, focus);
        String from = string(arguments, 1, focus);
        String to = string(arguments, 2, focus);
        var translated = new StringBuilder(text.length());
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

    private static String joined(List<XPathExpression> arguments, XPathFocus focus) {
        var joined = new StringBuilder();
        for (XPathExpression argument : arguments) {
            joined.append(text(argument.value(focus), focus));
        }
        return joined.toString();
    }

    private static String name(List<Object> nodes) {
        Object node = nodes.isEmpty() ? "" : nodes.get(0);
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

package tidings.ingest;

import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What the values of expressions mean to each other (XPath 1.0, 3.4, 4.2 to 4.4). */
final class XPathValues {
    private XPathValues() {}

    static boolean truth(Object value) {
        if (value instanceof List<?> nodes) {
            return !nodes.isEmpty();
        }
        if (value instanceof Double number) {
            return number != 0 && !number.isNaN();
        }
        return value instanceof Boolean truth ? truth : !((String) value).isEmpty();
    }

    static String text(Object value, XPathFocus focus) {
        if (value instanceof List<?> nodes) {
            return nodes.isEmpty() ? "" : textOf(nodes.get(0), focus);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    static double number(Object value, XPathFocus focus) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        String text = text(value, focus).strip();
        try {
            return text.matches("-?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})")
                    ? Double.parseDouble(text)
                    : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The string-value of a node (XPath 1.0, 5). */
    static String textOf(Object node, XPathFocus focus) {
        if (node instanceof XPathAttribute attribute) {
            return attribute.value();
        }
        if (node instanceof TextNode text) {
            return text.getWholeText();
        }
        if (node instanceof DataNode data) {
            return data.getWholeData();
        }
        return node instanceof Comment comment ? comment.getData() : wholeText((Element) node, focus);
    }

    /** Unlike jsoup's, with the text of scripts and without line ends for {@code <br>}. */
    private static String wholeText(Element element, XPathFocus focus) {
        var text = new StringBuilder();
        element.traverse((node, depth) -> {
            focus.spend(1);
            if (node instanceof TextNode || node instanceof DataNode) {
                text.append(textOf(node, focus));
            }
        });
        return text.toString();
    }

    /** Comparison: of a set of nodes, one that compares so is enough. */
    static boolean compare(Object left, String operator, Object right, XPathFocus focus) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return one(truth(left), operator, truth(right), focus);
        }
        if (!(left instanceof List) && !(right instanceof List)) {
            return one(left, operator, right, focus);
        }
        List<?> others = each(right, focus);
        return each(left, focus).stream().anyMatch(l -> others.stream().anyMatch(r -> one(l, operator, r, focus)));
    }

    /** The texts of a set of nodes; anything else is alone. */
    private static List<?> each(Object value, XPathFocus focus) {
        return value instanceof List<?> nodes
                ? nodes.stream().map(n -> textOf(n, focus)).toList()
                : List.of(value);
    }

    private static boolean one(Object left, String operator, Object right, XPathFocus focus) {
        focus.spend(1);
        return switch (operator) {
            case "=" -> equal(left, right, focus);
            case "!=" -> !equal(left, right, focus);
            case "<" -> number(left, focus) < number(right, focus);
            case "<=" -> number(left, focus) <= number(right, focus);
            case ">" -> number(left, focus) > number(right, focus);
            default -> number(left, focus) >= number(right, focus);
        };
    }

    private static boolean equal(Object left, Object right, XPathFocus focus) {
        return left instanceof Double || right instanceof Double
                ? number(left, focus) == number(right, focus)
                : left.equals(right);
    }
}

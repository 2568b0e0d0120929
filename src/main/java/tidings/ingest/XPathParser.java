package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Text becomes an expression (XPath 1.0, 2 and 3). Names are those of HTML: their case does not matter, and they have no namespaces. */
final class XPathParser {
    /** From those that bind least to those that bind most. */
    private static final List<Set<String>> OPERATORS = List.of(
            Set.of("or"),
            Set.of("and"),
            Set.of("=", "!="),
            Set.of("<", "<=", ">", ">="),
            Set.of("+", "-"),
            Set.of("*", "div", "mod"));

    private static final int ARITHMETIC = 4;
    private static final Set<String> KINDS = Set.of("text", "node", "comment", "processing-instruction");
    private static final int MAX_DEPTH = 100;
    /** Parsers of HTML5 put every row into one; rules are written as if none of them did. */
    private static final XPathStep SECTIONS = new XPathStep(
            XPathAxis.CHILD,
            n -> n instanceof Element e && Set.of("tbody", "thead", "tfoot").contains(e.normalName()),
            List.of(),
            false);

    private final XPathTokens tokens;
    private int depth;
    /** Whether what was read last is a number, or asks for its place. */
    private boolean isNumber;

    private boolean asksForPlace;
    private String lastName = "";

    private XPathParser(XPathTokens tokens) {
        this.tokens = tokens;
    }

    static XPathExpression parse(String text) throws XPathFault {
        var parser = new XPathParser(new XPathTokens(text));
        XPathExpression whole = parser.expression();
        if (!parser.tokens.peek().isEmpty()) {
            throw new XPathFault("what is '" + parser.tokens.peek() + "' doing there?");
        }
        return whole;
    }

    private XPathExpression expression() throws XPathFault {
        if (++depth > MAX_DEPTH) {
            throw new XPathFault("is nested too deeply");
        }
        XPathExpression expression = binary(0);
        depth--;
        return expression;
    }

    private XPathExpression binary(int level) throws XPathFault {
        if (level == OPERATORS.size()) {
            return negative();
        }
        XPathExpression left = binary(level + 1);
        while (OPERATORS.get(level).contains(tokens.peek())) {
            String operator = tokens.next();
            left = combined(left, operator, binary(level + 1));
            isNumber = level >= ARITHMETIC;
        }
        return left;
    }

    private static XPathExpression combined(XPathExpression left, String operator, XPathExpression right) {
        return switch (operator) {
            case "or" -> f -> XPathValues.truth(left.value(f)) || XPathValues.truth(right.value(f));
            case "and" -> f -> XPathValues.truth(left.value(f)) && XPathValues.truth(right.value(f));
            case "+" -> f -> XPathValues.number(left.value(f), f) + XPathValues.number(right.value(f), f);
            case "-" -> f -> XPathValues.number(left.value(f), f) - XPathValues.number(right.value(f), f);
            case "*" -> f -> XPathValues.number(left.value(f), f) * XPathValues.number(right.value(f), f);
            case "div" -> f -> XPathValues.number(left.value(f), f) / XPathValues.number(right.value(f), f);
            case "mod" -> f -> XPathValues.number(left.value(f), f) % XPathValues.number(right.value(f), f);
            default -> f -> XPathValues.compare(left.value(f), operator, right.value(f), f);
        };
    }

    private XPathExpression negative() throws XPathFault {
        boolean negative = false;
        boolean signed = false;
        while (tokens.skip("-")) {
            negative = !negative;
            signed = true;
        }
        XPathExpression operand = union();
        isNumber |= signed;
        boolean minus = negative;
        return signed ? f -> (minus ? -1 : 1) * XPathValues.number(operand.value(f), f) : operand;
    }

    private XPathExpression union() throws XPathFault {
        XPathExpression first = path();
        if (!tokens.peek().equals("|")) {
            return first;
        }
        var all = new ArrayList<>(List.of(first));
        while (tokens.skip("|")) {
            all.add(path());
        }
        return f -> XPathPath.union(all, f);
    }

    private XPathExpression path() throws XPathFault {
        isNumber = false;
        if (!isPrimary()) {
            boolean rooted = tokens.peek().startsWith("/");
            return new XPathPath(null, rooted, steps(rooted));
        }
        XPathExpression primary = primary();
        if (tokens.peek().equals("[")) {
            List<XPathExpression> predicates = predicates();
            XPathExpression all = primary;
            primary = f -> XPathStep.filtered(predicates, XPathPath.nodes(all, f), f);
        }
        return tokens.peek().startsWith("/") ? new XPathPath(primary, false, steps(true)) : primary;
    }

    private boolean isPrimary() {
        char first = tokens.peek().isEmpty() ? ' ' : tokens.peek().charAt(0);
        boolean call = tokens.isName() && tokens.peek(1).equals("(") && !KINDS.contains(tokens.peek());
        return call || first == '(' || first == '"' || first == '\'' || isDigits(tokens.peek());
    }

    private static boolean isDigits(String token) {
        return token.length() > 1 && token.charAt(0) == '.' && Character.isDigit(token.charAt(1))
                || !token.isEmpty() && Character.isDigit(token.charAt(0));
    }

    private XPathExpression primary() throws XPathFault {
        String token = tokens.next();
        if (token.equals("(")) {
            XPathExpression inner = expression();
            tokens.expect(")");
            return inner;
        }
        if (isDigits(token)) {
            isNumber = true;
            double number = Double.parseDouble(token);
            return f -> number;
        }
        if (token.charAt(0) == '"' || token.charAt(0) == '\'') {
            String literal = token.substring(1, token.length() - 1);
            return f -> literal;
        }
        return call(Texts.lower(token));
    }

    private XPathExpression call(String name) throws XPathFault {
        var arguments = new ArrayList<XPathExpression>();
        tokens.expect("(");
        while (!tokens.skip(")")) {
            if (!arguments.isEmpty()) {
                tokens.expect(",");
            }
            arguments.add(expression());
        }
        asksForPlace |= name.equals("position") || name.equals("last");
        isNumber = XPathFunctions.isNumber(name);
        return XPathFunctions.call(name, arguments);
    }

    private List<XPathStep> steps(boolean slashed) throws XPathFault {
        var steps = new ArrayList<XPathStep>();
        if (slashed && tokens.peek().equals("/") && !startsStep(1)) {
            tokens.next(); // the document itself
            return steps;
        }
        do {
            boolean deep = tokens.skip("//");
            if (!deep && (slashed || !steps.isEmpty())) {
                tokens.expect("/");
            }
            step(deep, steps);
        } while (tokens.peek().startsWith("/"));
        return steps;
    }

    private boolean startsStep(int ahead) {
        String token = tokens.peek(ahead);
        return !token.isEmpty() && (Character.isLetter(token.charAt(0)) || "*@._".indexOf(token.charAt(0)) >= 0);
    }

    private void step(boolean deep, List<XPathStep> steps) throws XPathFault {
        if (!startsStep(0)) {
            throw new XPathFault(
                    tokens.peek().isEmpty()
                            ? "ends where a step should be"
                            : "expected a step instead of '" + tokens.peek() + "'");
        }
        XPathAxis axis = axis();
        String before = steps.isEmpty() ? "" : lastName;
        String name = Texts.lower(tokens.peek());
        Predicate<Object> test = test();
        boolean outer = asksForPlace;
        asksForPlace = false;
        List<XPathExpression> predicates = predicates();
        boolean counts = asksForPlace;
        asksForPlace = outer;
        lastName = name;
        if (!deep && axis == XPathAxis.CHILD && name.equals("tr") && before.equals("table")) {
            steps.add(SECTIONS);
        }
        if (deep && axis == XPathAxis.CHILD && !counts) { // the same nodes, and quicker
            axis = XPathAxis.DESCENDANT;
        } else if (deep) {
            steps.add(new XPathStep(XPathAxis.DESCENDANT_OR_SELF, kind("node"), List.of(), false));
        }
        steps.add(new XPathStep(axis, test, predicates, counts));
    }

    private XPathAxis axis() throws XPathFault {
        if (tokens.skip("@")) {
            return XPathAxis.ATTRIBUTE;
        }
        if (tokens.peek().equals(".") || tokens.peek().equals("..")) {
            return tokens.peek().equals(".") ? XPathAxis.SELF : XPathAxis.PARENT;
        }
        if (!tokens.peek(1).equals("::")) {
            return XPathAxis.CHILD;
        }
        String name = tokens.next();
        tokens.expect("::");
        Optional<XPathAxis> axis = XPathAxis.named(name);
        return axis.orElseThrow(() -> new XPathFault("there is no axis " + name));
    }

    private Predicate<Object> test() throws XPathFault {
        String name = Texts.lower(tokens.next());
        if (name.equals(".") || name.equals("..")) {
            return kind("node");
        }
        if (KINDS.contains(name) && tokens.skip("(")) {
            if (!tokens.peek().equals(")")) {
                tokens.next();
            }
            tokens.expect(")");
            return kind(name);
        }
        if (!name.equals("*") && !Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            throw new XPathFault("expected a name instead of '" + name + "'");
        }
        return new XPathStep.Named(name);
    }

    private static Predicate<Object> kind(String kind) {
        return switch (kind) {
            case "text" -> n -> n instanceof TextNode || n instanceof DataNode;
            case "comment" -> n -> n instanceof Comment;
            case "node" -> n -> n instanceof XPathAttribute || XPathAxis.isOfTheTree((Node) n);
            default -> n -> false;
        };
    }

    private List<XPathExpression> predicates() throws XPathFault {
        var predicates = new ArrayList<XPathExpression>();
        while (tokens.skip("[")) {
            boolean before = asksForPlace;
            XPathExpression predicate = expression();
            asksForPlace |= isNumber || before;
            isNumber = false;
            predicates.add(predicate);
            tokens.expect("]");
        }
        return predicates;
    }
}

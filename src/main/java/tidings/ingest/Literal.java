package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the value that is written in a script from some place on: JSON, or what JavaScript also writes as data (bare and single-quoted
 * names, {@code !0}, {@code void 0}, {@code JSON.parse("...")}, a function that is called at once and returns an object). Runs nothing.
 */
final class Literal {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 100;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

    private final String script;
    private int at;
    private int depth;
    private Map<String, JsonNode> names = Map.of();

    Literal(String script, int at) {
        this.script = script;
        this.at = at;
    }

    /** Empty if no value is written there. */
    Optional<JsonNode> read() {
        try {
            return Optional.of(script.startsWith("(function(", at) ? called() : value());
        } catch (NoValue e) {
            return Optional.empty();
        }
    }

    /** One past the last character that was read. */
    int end() {
        return at;
    }

    private JsonNode value() throws NoValue {
        char c = next();
        if (++depth > MAX_DEPTH) {
            throw new NoValue();
        }
        JsonNode value = switch (c) {
            case '{' -> object();
            case '[' -> array(']');
            case '"', '\'', '`' -> JSON.textNode(string());
            case '!' -> not();
            default -> c == '-' || c >= '0' && c <= '9' || c == '.' ? number() : named();
        };
        depth--;
        return value;
    }

    private ObjectNode object() throws NoValue {
        ObjectNode object = JSON.objectNode();
        at++;
        while (next() != '}') {
            char c = script.charAt(at);
            String key = c == '"' || c == '\'' ? string() : word();
            expect(':');
            object.set(key, value());
            skip(',', '}');
        }
        at++;
        return object;
    }

    private ArrayNode array(char close) throws NoValue {
        ArrayNode array = JSON.arrayNode();
        at++;
        while (next() != close) {
            if (script.charAt(at) == ',') {
                at++;
                continue;
            }
            array.add(value());
            skip(',', close);
        }
        at++;
        return array;
    }

    private JsonNode not() throws NoValue {
        at++;
        return JSON.booleanNode(value().asInt() == 0);
    }

    private JsonNode number() {
        int start = at++;
        while (at < script.length() && "0123456789.eE+-xn".indexOf(script.charAt(at)) >= 0) {
            at++;
        }
        String number = script.substring(start, at);
        return INTEGER.matcher(number).matches() ? JSON.numberNode(Integer.parseInt(number)) : JSON.textNode(number);
    }

    private JsonNode named() throws NoValue {
        String name = word();
        if (name.equals("void") || name.equals("new")) {
            JsonNode operand = value();
            return name.equals("new") ? operand : JSON.nullNode();
        }
        if (name.equals("true") || name.equals("false")) {
            return JSON.booleanNode(name.equals("true"));
        }
        if (at < script.length() && script.charAt(at) == '(') {
            JsonNode first = array(')').path(0);
            return name.endsWith("JSON.parse")
                    ? new Literal(first.asText(), 0).value()
                    : first.isTextual() ? first : JSON.nullNode();
        }
        return names.getOrDefault(name, JSON.nullNode());
    }

    /** {@code (function(a,b){return {...}}(1,"x"))}: what is returned, with the arguments where their names stand. */
    private JsonNode called() throws NoValue {
        at = script.indexOf('(', at + 1) + 1;
        List<String> parameters = new ArrayList<>();
        while (next() != ')') {
            parameters.add(word());
            skip(',', ')');
        }
        at = script.indexOf("return", at) + "return".length();
        int body = at;
        value();
        at = script.indexOf('(', at);
        if (at < 0) {
            throw new NoValue();
        }
        ArrayNode arguments = array(')');
        int end = at;
        names = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode argument = arguments.path(i);
            names.put(parameters.get(i), argument.isMissingNode() ? JSON.nullNode() : argument);
        }
        at = body;
        JsonNode value = value();
        at = end;
        return value;
    }

    private String string() throws NoValue {
        char quote = script.charAt(at++);
        var text = new StringBuilder();
        for (; at < script.length() && script.charAt(at) != quote; at++) {
            char c = script.charAt(at);
            text.append(c == '\\' ? escaped() : c);
        }
        if (at >= script.length()) {
            throw new NoValue();
        }
        at++;
        return text.toString();
    }

    private String escaped() throws NoValue {
        if (++at >= script.length()) {
            throw new NoValue();
        }
        char c = script.charAt(at);
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b', 'f', 'v', '0' -> " ";
            case '\n' -> "";
            case 'u' -> coded(4);
            case 'x' -> coded(2);
            default -> String.valueOf(c);
        };
    }

    private String coded(int digits) throws NoValue {
        try {
            int code = Integer.parseInt(script, at + 1, at + 1 + digits, 16);
            at += digits;
            return String.valueOf((char) code);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new NoValue();
        }
    }

    private String word() throws NoValue {
        next();
        int start = at;
        while (at < script.length() && isOfWord(script.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new NoValue();
        }
        return script.substring(start, at);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    private char next() throws NoValue {
        while (at < script.length() && script.charAt(at) <= ' ') {
            at++;
        }
        if (at >= script.length()) {
            throw new NoValue();
        }
        return script.charAt(at);
    }

    private void expect(char c) throws NoValue {
        if (next() != c) {
            throw new NoValue();
        }
        at++;
    }

    private void skip(char comma, char close) throws NoValue {
        char c = next();
        if (c == comma) {
            at++;
        } else if (c != close) {
            throw new NoValue();
        }
    }

    /** What is written there is code, or broken. */
    private static final class NoValue extends Exception {
        private static final long serialVersionUID = 1;

        NoValue() {
            super(null, null, false, false);
        }
    }
}

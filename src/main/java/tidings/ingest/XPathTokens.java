package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an XPath expression (XPath 1.0, 3.7), and a place among them. */
final class XPathTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"[^\"]*\"|'[^']*')"
            + "|(//|::|\\.\\.|<=|>=|!=|[()\\[\\]@,/|+=<>*-])"
            + "|(\\d+(?:\\.\\d*)?|\\.\\d+)"
            + "|([\\p{L}_][\\p{L}\\p{N}_.-]*(?::[\\p{L}_][\\p{L}\\p{N}_.-]*)?)"
            + "|(\\.))\\s*");
    private static final String END = "";

    private final List<String> tokens = new ArrayList<>();
    private int at;

    XPathTokens(String expression) throws XPathFault {
        Matcher token = TOKEN.matcher(expression);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (end < expression.length()) {
            throw new XPathFault("what is '" + expression.substring(end) + "'?");
        }
    }

    /** The next token, or an empty string at the end. */
    String peek() {
        return peek(0);
    }

    String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    String next() {
        String token = peek();
        at++;
        return token;
    }

    /** Goes past the token if it is the next. */
    boolean skip(String token) {
        boolean is = peek().equals(token);
        at += is ? 1 : 0;
        return is;
    }

    void expect(String token) throws XPathFault {
        if (!skip(token)) {
            throw new XPathFault(
                    "expected '" + token + "' " + (peek().isEmpty() ? "at the end" : "instead of '" + peek() + "'"));
        }
    }

    boolean isName() {
        return !peek().isEmpty() && (Character.isLetter(peek().charAt(0)) || peek().charAt(0) == '_');
    }
}

package tidings.ingest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XPath as files of rules have it, said so that it means the same to a tree that knows no document type and no namespaces: names in
 * lower case, {@code id('x')} and {@code g:plusone} by what they stand for, and rows under their {@code table} although HTML5 puts a
 * {@code tbody} between.
 */
final class XPathDialect {
    private static final String LITERAL = "'[^']*'|\"[^\"]*\"";
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]*";
    private static final String NO_NAME = "(?![\\p{L}\\p{N}_.-])";
    private static final Pattern WORD = Pattern.compile("(?<![\\w.:-])[iI][dD]\\s*\\(\\s*(" + LITERAL + ")\\s*\\)"
            + "|(?<literal>" + LITERAL + ")"
            + "|(?<![\\w.-]|[\\w.-]:)(?<prefixed>" + NAME + ":" + NAME + ")" + NO_NAME + "(?!\\s*[:(])"
            + "|(?<other>[^'\"])");
    private static final Pattern ROW = Pattern.compile(
            LITERAL + "|(?<![\\w.-])(?<table>table(?:\\[[^\\[\\]]*\\]){0,5})\\s*/\\s*tr" + NO_NAME + "(?!\\s*[:(])");
    private static final Pattern LITERALS = Pattern.compile(LITERAL);
    private static final Pattern FOREIGN = Pattern.compile("(?<!:):" + NAME + "\\s*\\(");

    private XPathDialect() {}

    static String translated(String expression) throws XPathFault {
        String bare = withoutLiterals(expression);
        if (bare.contains("$")) {
            throw new XPathFault("there are no variables");
        }
        if (FOREIGN.matcher(bare).find()) {
            throw new XPathFault("there are no functions with a prefix");
        }
        String words = WORD.matcher(expression).replaceAll(w -> Matcher.quoteReplacement(word((Matcher) w)));
        return ROW.matcher(words).replaceAll(r -> Matcher.quoteReplacement(row((Matcher) r)));
    }

    /** With each text in it empty, so that what is left is the language's own. */
    static String withoutLiterals(String expression) {
        return LITERALS.matcher(expression).replaceAll("''");
    }

    private static String word(Matcher word) {
        if (word.group(1) != null) {
            return "//*[@id=" + word.group(1) + "]";
        }
        if (word.group("prefixed") != null) {
            return "*[name()='" + word.group("prefixed").toLowerCase(Locale.ROOT) + "']";
        }
        return word.group("literal") != null ? word.group() : word.group().toLowerCase(Locale.ROOT);
    }

    private static String row(Matcher row) {
        return row.group("table") == null
                ? row.group()
                : row.group("table") + "/*[self::tbody or self::thead or self::tfoot]/tr";
    }
}

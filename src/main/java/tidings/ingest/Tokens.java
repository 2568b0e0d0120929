package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text's numbers, in ASCII digits, and words in their order; what stands between them can be asked for. */
final class Tokens {
    /** How long a number may be to be told from another; longer ones are no part of a date. */
    private static final int MAX_DIGITS = 8;

    /** A number or a word. */
    static final class Token {
        private final String text;
        private final int start;
        private final int end;
        private final int number;
        private @Nullable String word;

        private Token(String text, int start, int end, int number) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.number = number;
        }

        int start() {
            return start;
        }

        int end() {
            return end;
        }

        int length() {
            return end - start;
        }

        /** What the digits say, or -1 for a word. */
        int number() {
            return number;
        }

        boolean isNumber() {
            return number >= 0;
        }

        /** In lower case; empty for a number. */
        String word() {
            String known = word;
            if (known == null) {
                word = known = isNumber() ? "" : Texts.lower(text.substring(start, end));
            }
            return known;
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    Tokens(String text) {
        this.text = text;
        for (int at = 0; at < text.length(); ) {
            at = isDigit(text.charAt(at)) || Character.isLetter(text.charAt(at)) ? token(at) : at + 1;
        }
    }

    private int token(int start) {
        boolean digits = isDigit(text.charAt(start));
        int end = start + 1;
        while (end < text.length() && (digits ? isDigit(text.charAt(end)) : goesOn(end))) {
            end++;
        }
        int number =
                digits ? end - start <= MAX_DIGITS ? Integer.parseInt(text, start, end, 10) : Integer.MAX_VALUE : -1;
        tokens.add(new Token(text, start, end, number));
        return end;
    }

    /** Whether a word goes on here. Thai short forms have a full stop inside. */
    private boolean goesOn(int at) {
        char c = text.charAt(at);
        boolean stop = c == '.' && isThai(text.charAt(at - 1)) && at + 1 < text.length() && isThai(text.charAt(at + 1));
        return stop || Character.isLetter(c) || isMark(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMark(char c) {
        int type = c < 0x300 ? 0 : Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == '\u200d'
                || c == '\u200c';
    }

    private static boolean isThai(char c) {
        return c >= '\u0e00' && c <= '\u0e7f';
    }

    /** The text with the digits of any script as 0 to 9; as long as it was. */
    static String withAsciiDigits(String text) {
        if (!hasOtherDigits(text)) {
            return text;
        }
        var ascii = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                ascii.setCharAt(i, (char) ('0' + digit));
            }
        }
        return ascii.toString();
    }

    private static boolean hasOtherDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f && Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return tokens.size();
    }

    Token get(int i) {
        return tokens.get(i);
    }

    /** What stands between this token and the next, or behind the last. */
    String after(int i) {
        return text.substring(get(i).end(), i + 1 < count() ? get(i + 1).start() : text.length());
    }

    char charBefore(int i) {
        int at = get(i).start() - 1;
        return at < 0 ? ' ' : text.charAt(at);
    }

    String text() {
        return text;
    }
}

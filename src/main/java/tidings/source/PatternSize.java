package tidings.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression is when its counted repetitions are written out, which is how RE2 runs it: {@code ((a{99}){99}){99}} is short
 * and takes a million steps. What is no regular expression has some size, too.
 */
final class PatternSize {
    private static final Pattern PART = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\\\[pPx]\\{[^}]*}|\\\\.|\\[\\^?]?(?:\\[:\\w*:]|\\\\.|[^\\]\\\\])*]|\\{(\\d{1,6})(?:,(\\d{0,6}))?}|.",
            Pattern.DOTALL);

    private final Deque<Long> around = new ArrayDeque<>();
    private long sum;
    private long last;

    private PatternSize() {}

    static long of(String pattern) {
        var size = new PatternSize();
        Matcher parts = PART.matcher(pattern);
        while (parts.find()) {
            size.add(parts);
        }
        while (!size.around.isEmpty()) {
            size.close();
        }
        return size.sum;
    }

    private void add(Matcher part) {
        if (part.group(1) != null) {
            repeat(part);
        } else if (part.group().equals("(")) {
            around.push(sum);
            sum = 0;
        } else if (part.group().equals(")") && !around.isEmpty()) {
            close();
        } else {
            last = part.group().length(); // a quotation is as long as it is, all else at most so
            sum += last;
        }
    }

    private void close() {
        last = sum + 1;
        sum = last + around.pop();
    }

    private void repeat(Matcher part) {
        String most = part.group(2);
        long times = Long.parseLong(most == null || most.isEmpty() ? part.group(1) : most);
        long repeated = Math.min(Integer.MAX_VALUE, last * Math.max(1, times));
        sum = Math.min(Integer.MAX_VALUE, sum - last + repeated);
        last = repeated;
    }
}

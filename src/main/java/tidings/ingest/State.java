package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The data that a page carries in its scripts, for scripts to draw the page from. */
final class State {
    private static final int MIN_CHARS = 300;
    private static final int MAX_VALUES = 200;

    /** Characters that are read in vain, or for values, over all scripts of a page. */
    private static final int MAX_CHARS = 8 << 20;

    private static final Pattern VALUE =
            Pattern.compile("(?<![=!<>])=\\s*(?=[{\\[]|\\(function\\(|JSON\\.parse\\()|\\bpush\\(\\s*(?=\\[)");

    private final List<JsonNode> values = new ArrayList<>();
    private final StringBuilder flight = new StringBuilder();
    private int read;

    private State() {}

    /** @param scripts the page's {@code <script>} elements */
    static List<JsonNode> of(Iterable<Element> scripts) {
        var state = new State();
        for (Element script : scripts) {
            String data = script.data();
            if (data.length() >= MIN_CHARS || data.contains("__next_f")) {
                state.script(script.attr("type"), data);
            }
        }
        state.rows(state.flight.toString());
        return state.values;
    }

    private void script(String type, String data) {
        if (type.contains("json")) {
            value(data, 0);
        } else if (type.isEmpty() || type.contains("javascript") || type.equals("module")) {
            Matcher start = VALUE.matcher(data);
            int at = 0;
            while (read < MAX_CHARS && start.find(at)) {
                at = value(data, start.end());
            }
        }
    }

    /** Reads what is written there and says where it ends. */
    private int value(String data, int from) {
        var literal = new Literal(data, from);
        if (values.size() < MAX_VALUES && read < MAX_CHARS) {
            literal.read().ifPresent(this::keep);
        }
        read += literal.end() - from + 1;
        return Math.min(Math.max(literal.end(), from), data.length());
    }

    private void keep(JsonNode value) {
        if (value.isArray()
                && value.size() == 2
                && value.path(0).isInt()
                && value.path(1).isTextual()) {
            flight.append(value.path(1).asText());
        } else if (value.size() > 0) {
            values.add(Devalued.isDevalued(value) ? new Devalued(value).value() : value);
        }
    }

    /** A stream of rows, {@code id:value}, that was handed to the page piece by piece. */
    private void rows(String stream) {
        for (String row : stream.split("\n")) {
            int colon = row.indexOf(':');
            int from = colon + 1;
            if (colon > 0 && row.length() - from > MIN_CHARS && "[{".indexOf(row.charAt(from)) >= 0) {
                value(row, from);
            }
        }
    }
}

package tidings.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON as pages hold it, read as far as it goes: what stands before a fault is kept. */
final class LenientJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WRAPPING =
            Pattern.compile("<!--|-->|<!\\[CDATA\\[|]]>|^\\s*//\\s*$", Pattern.MULTILINE);
    private static final int MAX_VALUES = 50_000;

    private final ArrayNode roots = NODES.arrayNode();
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private @Nullable String name;

    private LenientJson() {}

    /** The values in the text, of which there is one as a rule; never fails. */
    static ArrayNode read(String text) {
        var reader = new LenientJson();
        String json = bare(text);
        try (JsonParser parser = JSON.createParser(json)) {
            int values = 0;
            for (JsonToken token = parser.nextToken();
                    token != null && values < MAX_VALUES;
                    token = parser.nextToken(), values++) {
                reader.take(token, parser);
            }
        } catch (IOException e) {
            return reader.roots; // what came before the fault is worth having; broken JSON is common
        }
        return reader.roots;
    }

    private static String bare(String text) {
        String json = text.contains("<!") || text.contains("]]>")
                ? WRAPPING.matcher(text).replaceAll("")
                : text;
        return json.stripLeading().startsWith("{&quot;") ? Html.unescaped(json) : json;
    }

    private void take(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> enter(NODES.objectNode());
            case START_ARRAY -> enter(NODES.arrayNode());
            case END_OBJECT, END_ARRAY -> open.poll();
            case FIELD_NAME -> name = parser.currentName();
            case VALUE_STRING -> add(NODES.textNode(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(NODES.textNode(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> add(NODES.booleanNode(token == JsonToken.VALUE_TRUE));
            default -> {}
        }
    }

    private void enter(ContainerNode<?> node) {
        add(node);
        open.push(node);
    }

    private void add(JsonNode node) {
        ContainerNode<?> parent = open.peek();
        if (parent instanceof ObjectNode object && name != null) {
            if (!object.has(name)) {
                object.set(name, node);
            }
        } else if (parent instanceof ArrayNode array) {
            array.add(node);
        } else if (parent == null) {
            roots.add(node);
        }
    }
}

package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tree that was written as a flat array, in which every value is the index of what stands for it; the first is the root. */
final class Devalued {
    private static final int MAX_NODES = 50_000;
    private static final int MAX_DEPTH = 60;

    private final JsonNode flat;
    private int nodes;

    Devalued(JsonNode flat) {
        this.flat = flat;
    }

    static boolean isDevalued(JsonNode value) {
        JsonNode root = value.path(0);
        return value.isArray() && value.size() > 2 && root.isContainerNode() && isOfIndexes(root);
    }

    private static boolean isOfIndexes(JsonNode root) {
        boolean named = root.isArray() && root.path(0).isTextual();
        for (int i = 0; i < root.size() && root.isArray(); i++) {
            if (!root.path(i).isInt() && !(named && i == 0)) {
                return false;
            }
        }
        return root.size() > 0
                && root.properties().stream().allMatch(p -> p.getValue().isInt());
    }

    JsonNode value() {
        return value(0, 0);
    }

    private JsonNode value(int index, int depth) {
        JsonNode written = flat.path(index);
        if (++nodes > MAX_NODES || depth > MAX_DEPTH || written.isMissingNode()) {
            return NullNode.instance;
        }
        if (written.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            written.properties()
                    .forEach(p -> object.set(p.getKey(), value(p.getValue().asInt(-1), depth + 1)));
            return object;
        }
        return written.isArray() ? array(written, depth) : written;
    }

    /** A list, or what is made of another value: {@code ["Reactive", 7]}, {@code ["Date", "2026-..."]}. */
    private JsonNode array(JsonNode written, int depth) {
        if (written.path(0).isTextual()) {
            JsonNode of = written.path(1);
            return of.isInt() ? value(of.asInt(), depth + 1) : of;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        written.forEach(i -> array.add(value(i.asInt(-1), depth + 1)));
        return array;
    }
}

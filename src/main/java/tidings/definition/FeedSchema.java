package tidings.definition;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.serialization.node.TokenStreamLocationAware;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The JSON Schema of {@code feed.yaml}, which editors may use too, and faults told in one line with file, line and key. */
final class FeedSchema {
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS) // "siblings: off" is a word
            .build();
    private final Schema schema = load();

    /** The text as a tree that the schema allows. */
    JsonNode check(YamlText file) {
        JsonNode root = parse(file);
        List<Error> errors = schema.validate(root);
        if (!errors.isEmpty()) {
            throw fault(file, root, errors.get(0));
        }
        return root;
    }

    /** A fault that the schema cannot see. */
    DefinitionException fault(YamlText file, String key, JsonNode value, String what) {
        return new DefinitionException(where(file, key, value) + ": " + key + ": " + what + right(key));
    }

    private DefinitionException fault(YamlText file, JsonNode root, Error error) {
        String parent = error.getInstanceLocation()
                .toString()
                .replaceFirst("^\\$\\.?", "")
                .replaceFirst("^/", "")
                .replace('/', '.');
        String property = error.getProperty();
        if (property == null) {
            String key = parent.isEmpty() ? "the whole file" : parent;
            return fault(file, key, Objects.requireNonNullElse(error.getInstanceNode(), root), told(error));
        }
        String key = parent.isEmpty() ? property : parent + "." + property;
        JsonNode owner = Objects.requireNonNullElse(error.getInstanceNode(), root);
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                new DefinitionException(where(file, property, owner.get(property)) + ": " + key
                        + ": unknown key; known are " + siblings(parent));
            case "required" -> new DefinitionException(file + ": " + key + ": is missing" + right(key));
            default -> fault(file, key, owner, told(error));
        };
    }

    private static String told(Error error) {
        return switch (error.getKeyword()) {
            case "type" -> "wrong type";
            case "pattern", "enum" -> "wrong value " + error.getInstanceNode();
            default -> error.getMessage();
        };
    }

    private String right(String key) {
        JsonNode rule = rule(key);
        if (rule.path("description").isMissingNode()) {
            return "; right would be a mapping with " + siblings("");
        }
        String examples = StreamSupport.stream(rule.path("examples").spliterator(), false)
                .map(JsonNode::toString)
                .collect(joining(" or "));
        return "; right would be " + rule.path("description").asText() + ", such as " + examples;
    }

    private String siblings(String parent) {
        return rule(parent)
                .path("properties")
                .propertyStream()
                .map(p -> p.getKey())
                .collect(joining(", "));
    }

    private JsonNode rule(String key) {
        JsonNode rule = schema.getSchemaNode();
        for (String step : key.isEmpty() ? new String[0] : key.split("\\.")) {
            rule = rule.path("properties").path(step);
            if (rule.has("$ref")) {
                rule = schema.getSchemaNode().at(rule.get("$ref").asText().substring(1));
            }
        }
        return rule;
    }

    /** The validator's parser loses the place of some scalars; then the line that begins with the key is it. */
    private static String where(YamlText file, String key, JsonNode node) {
        if (node instanceof TokenStreamLocationAware) {
            return file + ":" + JsonNodes.tokenStreamLocationOf(node).getLineNr();
        }
        String start = key.substring(key.lastIndexOf('.') + 1) + ":";
        List<String> lines = file.text().lines().toList();
        int line = 0;
        while (line < lines.size() && !lines.get(line).stripLeading().startsWith(start)) {
            line++;
        }
        return line < lines.size() ? file + ":" + (line + 1) : file.toString();
    }

    private JsonNode parse(YamlText file) {
        try {
            return JsonNodes.readTree(yaml, file.text(), LocationJsonNodeFactoryFactory.getInstance());
        } catch (RuntimeException e) {
            throw new DefinitionException(unparsable(file, e));
        }
    }

    private static String unparsable(YamlText file, RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String what = Objects.requireNonNullElse(cause.getMessage(), cause.toString())
                .lines()
                .findFirst()
                .orElse("");
        String line = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? ":" + json.getLocation().getLineNr()
                : "";
        return file + line + ": is not YAML (" + what + "); right would be lines of 'key: value'";
    }

    private static Schema load() {
        try (InputStream schema = FeedSchema.class.getResourceAsStream("feed.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(schema), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

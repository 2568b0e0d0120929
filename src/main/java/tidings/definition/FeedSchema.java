package tidings.definition;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
            throw fault(file, errors.get(0));
        }
        return root;
    }

    /**
     * A fault that the schema cannot see.
     *
     * @param place JSON pointer to where it is, which need not be there
     */
    DefinitionException fault(YamlText file, String place, String what) {
        return new DefinitionException(where(file, place) + ": " + key(place) + ": " + what + right(place));
    }

    /** What an owner calls the place; which item of a list it is, the line tells. */
    private static String key(String place) {
        String key =
                place.replaceAll("/[0-9]+(?=/|$)", "").replaceFirst("/", "").replace('/', '.');
        return key.isEmpty() ? "the whole file" : key.replace("~1", "/").replace("~0", "~");
    }

    /** A name as a step of a JSON pointer (RFC 6901, 3). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private DefinitionException fault(YamlText file, Error error) {
        String parent = error.getInstanceLocation().toString();
        String place = error.getProperty() == null ? parent : parent + "/" + escaped(error.getProperty());
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                new DefinitionException(
                        where(file, place) + ": " + key(place) + ": unknown key; known are " + known(parent));
            case "required" -> new DefinitionException(file + ": " + key(place) + ": is missing" + right(place));
            default -> fault(file, place, told(error));
        };
    }

    private static String told(Error error) {
        return switch (error.getKeyword()) {
            case "type" -> "wrong type";
            case "pattern", "enum" -> "wrong value " + error.getInstanceNode();
            default -> error.getMessage();
        };
    }

    private String right(String place) {
        JsonNode rule = rule(place);
        if (rule.path("description").isMissingNode()) {
            return "; right would be a mapping with " + known("");
        }
        String examples = StreamSupport.stream(rule.path("examples").spliterator(), false)
                .map(JsonNode::toString)
                .collect(joining(" or "));
        return "; right would be " + rule.path("description").asText() + ", such as " + examples;
    }

    private String known(String place) {
        return rule(place)
                .path("properties")
                .propertyStream()
                .map(p -> p.getKey())
                .collect(joining(", "));
    }

    private JsonNode rule(String place) {
        JsonNode rule = schema.getSchemaNode();
        for (String step : place.isEmpty() ? new String[0] : place.substring(1).split("/")) {
            rule = step.matches("[0-9]+") ? rule.path("items") : property(rule, step);
            if (rule.has("$ref")) {
                rule = schema.getSchemaNode().at(rule.get("$ref").asText().substring(1));
            }
        }
        return rule;
    }

    private static JsonNode property(JsonNode rule, String name) {
        JsonNode property = rule.path("properties").path(name);
        return property.isMissingNode() ? rule.path("additionalProperties") : property;
    }

    /** The file, and the line that the place, or the nearest around it that is there, begins in. */
    private String where(YamlText file, String place) {
        try (var parser = yaml.getFactory().createParser(file.text())) {
            int line = 0;
            int nearest = 0;
            while (parser.nextToken() != null) {
                String at = parser.getParsingContext().pathAsPointer().toString();
                if (at.length() > nearest && (place + "/").startsWith(at + "/")) {
                    nearest = at.length();
                    line = parser.currentTokenLocation().getLineNr();
                }
            }
            return line == 0 ? file.toString() : file + ":" + line;
        } catch (IOException e) {
            return file.toString();
        }
    }

    private JsonNode parse(YamlText file) {
        try {
            JsonNode root = yaml.readTree(file.text());
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException e) {
            throw new DefinitionException(unparsable(file, e));
        }
    }

    private static String unparsable(YamlText file, IOException e) {
        String what = Objects.requireNonNullElse(e.getMessage(), e.toString())
                .lines()
                .findFirst()
                .orElse("");
        String line = e instanceof JsonProcessingException json && json.getLocation() != null
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

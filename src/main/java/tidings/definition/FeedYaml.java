package tidings.definition;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Selector;
import tidings.story.FeedDefinition.Siblings;

/** One {@code feed.yaml}: text that the schema allows becomes a definition. */
final class FeedYaml {
    static final String FILE = "feed.yaml";

    private static final Map<String, Selector> SELECTORS =
            Arrays.stream(Selector.values()).collect(toMap(s -> s.name().toLowerCase(Locale.ROOT), s -> s));

    private final Function<String, Optional<String>> selectorFault;
    private final FeedSchema schema = new FeedSchema();

    FeedYaml(Function<String, Optional<String>> selectorFault) {
        this.selectorFault = selectorFault;
    }

    FeedDefinition read(String name, Path folder) {
        Path file = folder.resolve(FILE);
        JsonNode root = schema.check(file, text(file));
        String title = root.get("title").textValue().strip();
        return new FeedDefinition(
                name,
                folder,
                title,
                root.get("link").textValue().strip(),
                root.path("description").asText(title),
                text(root, "language"),
                text(root, "author"),
                text(root, "rights"),
                pages(folder, root.path("source").path("pages")),
                root.path("entries").asInt(50),
                zone(file, root.path("timezone")),
                Content.valueOf(constant(root, "content", "full")),
                Siblings.valueOf(constant(root, "siblings", "entries")),
                selectors(file, root.path("selectors")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new DefinitionException(file + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new DefinitionException(file + ": cannot be read (" + e + ")");
        }
    }

    private static @Nullable String text(JsonNode root, String key) {
        return root.path(key).isMissingNode()
                ? null
                : root.path(key).textValue().strip();
    }

    private static String constant(JsonNode root, String key, String otherwise) {
        return root.path(key).asText(otherwise).toUpperCase(Locale.ROOT);
    }

    private static List<Path> pages(Path folder, JsonNode pages) {
        if (pages.isArray()) {
            return StreamSupport.stream(pages.spliterator(), false)
                    .map(p -> folder.resolve(p.textValue()))
                    .toList();
        }
        return List.of(folder.resolve(pages.asText("pages")));
    }

    private ZoneId zone(Path file, JsonNode zone) {
        try {
            return ZoneId.of(zone.asText("UTC"));
        } catch (DateTimeException e) {
            throw schema.fault(file, "timezone", zone, "no such time zone: " + zone.asText());
        }
    }

    private Map<Selector, String> selectors(Path file, JsonNode selectors) {
        var found = new EnumMap<Selector, String>(Selector.class);
        selectors.properties().forEach(s -> {
            selectorFault.apply(s.getValue().textValue()).ifPresent(fault -> {
                throw schema.fault(file, "selectors." + s.getKey(), s.getValue(), fault);
            });
            found.put(SELECTORS.get(s.getKey()), s.getValue().textValue());
        });
        return found;
    }
}

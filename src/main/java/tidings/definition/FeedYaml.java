package tidings.definition;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.FeedDefinition.Content;
import tidings.story.FeedDefinition.Selector;
import tidings.story.FeedDefinition.Siblings;
import tidings.story.Glob;
import tidings.story.Retention;
import tidings.story.XmlText;

/** One {@code feed.yaml}: text that the schema allows becomes a definition. */
final class FeedYaml {
    static final String FILE = "feed.yaml";

    private static final Map<String, Selector> SELECTORS =
            Arrays.stream(Selector.values()).collect(toMap(s -> s.name().toLowerCase(Locale.ROOT), s -> s));

    private final Checks checks;
    private final FeedSchema schema = new FeedSchema();

    FeedYaml(Checks checks) {
        this.checks = checks;
    }

    /** What the folders must be that a definition names. */
    enum Folders {
        MUST_BE_THERE,
        /** What is not there holds nothing. */
        MAY_COME
    }

    FeedDefinition read(String name, Path folder, YamlText file, Folders folders) {
        JsonNode root = schema.check(file);
        String title = Objects.requireNonNull(text(root, "title"));
        return new FeedDefinition(
                name,
                folder,
                title,
                Objects.requireNonNull(address(file, root, "link")),
                Objects.requireNonNullElse(text(root, "description"), title),
                text(root, "language"),
                text(root, "author"),
                text(root, "rights"),
                address(file, root, "icon"),
                address(file, root, "logo"),
                pages(file, folder, root, folders),
                root.path("entries").asInt(50),
                zone(file, root.path("timezone")),
                Content.valueOf(constant(root, "content", "full")),
                Siblings.valueOf(constant(root, "siblings", "entries")),
                selectors(file, root.path("selectors")),
                root.has("rules") ? rules(file, folder, root.path("rules"), folders) : List.of(),
                retention(root.path("retention")),
                new VisitingYaml(schema, checks, file, root).visiting());
    }

    private static Retention retention(JsonNode retention) {
        return new Retention(
                retention.path("versions").asInt(Retention.DEFAULT.versions()),
                number(retention.path("articles")),
                number(retention.path("days")));
    }

    private static @Nullable Integer number(JsonNode number) {
        return number.isMissingNode() ? null : number.asInt();
    }

    static YamlText file(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return new YamlText(file.toString(), Files.readString(file));
        } catch (MalformedInputException e) {
            throw new DefinitionException(file + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new DefinitionException(file + ": cannot be read (" + e + ")");
        }
    }

    private static @Nullable String text(JsonNode root, String key) {
        return root.path(key).isMissingNode()
                ? null
                : XmlText.legal(root.path(key).textValue()).strip();
    }

    private static String constant(JsonNode root, String key, String otherwise) {
        return root.path(key).asText(otherwise).toUpperCase(Locale.ROOT);
    }

    private @Nullable String address(YamlText file, JsonNode root, String key) {
        return root.has(key)
                ? Address.resolve(null, root.get(key).textValue())
                        .orElseThrow(() -> schema.fault(file, "/" + key, "no address of the web"))
                : null;
    }

    /** The places that sources name; where none does, the folder that goes without saying. */
    private List<Path> pages(YamlText file, Path folder, JsonNode root, Folders folders) {
        List<Path> named = VisitingYaml.places(root).stream()
                .filter(place -> root.at(place).has("pages"))
                .flatMap(place -> pages(file, folder, root, place + "/pages", folders).stream())
                .distinct()
                .toList();
        return named.isEmpty() ? List.of(folder.resolve("pages")) : named;
    }

    private List<Path> pages(YamlText file, Path folder, JsonNode root, String place, Folders folders) {
        List<Path> found = paths(file, folder, place, root.at(place));
        found.stream()
                .filter(p -> !Files.exists(p))
                .flatMap(p -> Glob.fault(p).stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw schema.fault(file, place, fault);
                });
        found.stream()
                .filter(p -> !Files.exists(p))
                .map(Glob::root)
                .filter(p -> folders == Folders.MUST_BE_THERE && !Files.exists(p))
                .findFirst()
                .ifPresent(p -> {
                    throw schema.fault(file, place, p + " is not there");
                });
        return found;
    }

    private List<Path> rules(YamlText file, Path folder, JsonNode rules, Folders folders) {
        List<Path> found = paths(file, folder, "/rules", rules);
        found.stream()
                .filter(p -> folders == Folders.MUST_BE_THERE && !Files.isDirectory(p))
                .findFirst()
                .ifPresent(p -> {
                    throw schema.fault(file, "/rules", p + " is no folder");
                });
        return found;
    }

    private List<Path> paths(YamlText file, Path folder, String place, JsonNode paths) {
        try {
            return paths.isArray()
                    ? StreamSupport.stream(paths.spliterator(), false)
                            .map(p -> folder.resolve(p.textValue()))
                            .toList()
                    : List.of(folder.resolve(paths.textValue()));
        } catch (InvalidPathException e) {
            throw schema.fault(file, place, "no path");
        }
    }

    private ZoneId zone(YamlText file, JsonNode zone) {
        try {
            return ZoneId.of(zone.asText("UTC"));
        } catch (DateTimeException e) {
            throw schema.fault(file, "/timezone", "no such time zone: " + zone.asText());
        }
    }

    private Map<Selector, String> selectors(YamlText file, JsonNode selectors) {
        var found = new EnumMap<Selector, String>(Selector.class);
        selectors.properties().forEach(s -> {
            checks.selectorFault().apply(s.getValue().textValue()).ifPresent(fault -> {
                throw schema.fault(file, "/selectors/" + s.getKey(), fault);
            });
            found.put(SELECTORS.get(s.getKey()), s.getValue().textValue());
        });
        return found;
    }
}

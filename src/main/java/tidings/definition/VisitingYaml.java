package tidings.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Filter;
import tidings.story.Manners;
import tidings.story.Visiting;
import tidings.story.WebSource;
import tidings.story.WebSource.Kind;

/** What one {@code feed.yaml} says about the web: its sources there, and when and how they are visited. */
final class VisitingYaml {
    private static final int DOCUMENTS = 100;

    private final FeedSchema schema;
    private final Checks checks;
    private final YamlText file;
    private final JsonNode root;

    /** @param root as the schema allows it */
    VisitingYaml(FeedSchema schema, Checks checks, YamlText file, JsonNode root) {
        this.schema = schema;
        this.checks = checks;
        this.file = file;
        this.root = root;
    }

    Visiting visiting() {
        List<WebSource> sources = sources();
        Duration least = duration(root.at("/every/min"), Visiting.LEAST);
        Duration most = duration(root.at("/every/max"), longer(least, Visiting.MOST));
        if (least.compareTo(most) > 0) {
            if (root.at("/every").has("min")) {
                throw schema.fault(file, "/every/min", "is longer than every.max");
            }
            least = most;
        }
        return new Visiting(
                sources,
                least,
                most,
                root.path("budget").asInt(Visiting.BUDGET),
                root.path("follow").asText().equals("siblings"),
                root.has("reread") ? durations(root.get("reread")) : Visiting.REREADS);
    }

    /** The pointers to the mappings that say where pages come from. */
    static List<String> places(JsonNode root) {
        JsonNode source = root.path("source");
        var places = new ArrayList<String>();
        for (int i = 0; source.isArray() && i < source.size(); i++) {
            places.add("/source/" + i);
        }
        return source.isObject() ? List.of("/source") : places;
    }

    private List<WebSource> sources() {
        var sources = new ArrayList<WebSource>();
        Set<String> names = new HashSet<>();
        for (String place : places(root)) {
            for (WebSource source : sources(place)) {
                if (!names.add(source.name())) {
                    throw schema.fault(file, place, "the " + source.name() + " is named twice; once is enough");
                }
                sources.add(source);
            }
        }
        return sources;
    }

    private List<WebSource> sources(String place) {
        JsonNode told = root.at(place);
        List<Kind> kinds =
                Stream.of(Kind.values()).filter(k -> told.has(key(k))).toList();
        if (kinds.isEmpty()) {
            saysNothingOfTheWeb(place, told);
            return List.of();
        }
        if (told.has("links") && !told.has("listing")) {
            throw schema.fault(file, place + "/links", "goes with a listing, and here is none");
        }
        Manners manners = manners(place, told);
        Filter filter = filter(place, told);
        return kinds.stream()
                .map(kind -> new WebSource(
                        kind,
                        addresses(place + "/" + key(kind)),
                        kind == Kind.LISTING ? links(place + "/links") : null,
                        told.path("documents").asInt(DOCUMENTS),
                        manners,
                        filter))
                .toList();
    }

    private void saysNothingOfTheWeb(String place, JsonNode told) {
        for (var entry : told.properties()) {
            if (!entry.getKey().equals("pages")) {
                throw schema.fault(
                        file,
                        place + "/" + entry.getKey(),
                        "goes with urls, a sitemap, a listing or a feed, and here is none");
            }
        }
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private List<String> addresses(String place) {
        JsonNode told = root.at(place);
        var addresses = new ArrayList<String>();
        for (int i = 0; told.isArray() && i < told.size(); i++) {
            addresses.add(address(place + "/" + i));
        }
        return told.isArray() ? addresses.stream().distinct().toList() : List.of(address(place));
    }

    private String address(String place) {
        return Address.resolve(null, root.at(place).textValue())
                .orElseThrow(() -> schema.fault(file, place, "no address of the web"));
    }

    private @Nullable String links(String place) {
        return root.at(place).isMissingNode() ? null : checked(place, checks.selectorFault());
    }

    private Manners manners(String place, JsonNode told) {
        return new Manners(
                new HeadersYaml(schema, checks.environment(), file).read(place + "/headers", told.path("headers")),
                told.path("user-agent").textValue(),
                told.has("pace") ? duration(told.get("pace"), Duration.ZERO) : null,
                !told.path("robots").asText().equals("owner"));
    }

    private Filter filter(String place, JsonNode told) {
        return new Filter(
                patterns(place + "/include"),
                patterns(place + "/exclude"),
                told.has("max-age") ? duration(told.get("max-age"), Duration.ZERO) : null);
    }

    private Filter.Patterns patterns(String place) {
        return new Filter.Patterns(
                expressions(place + "/words"),
                expressions(place + "/url"),
                expressions(place + "/author"),
                expressions(place + "/category"));
    }

    private List<String> expressions(String place) {
        JsonNode told = root.at(place);
        var expressions = new ArrayList<String>();
        for (int i = 0; told.isArray() && i < told.size(); i++) {
            expressions.add(checked(place + "/" + i, checks.patternFault()));
        }
        return told.isTextual() ? List.of(checked(place, checks.patternFault())) : expressions;
    }

    private String checked(String place, Function<String, Optional<String>> fault) {
        String text = root.at(place).textValue();
        fault.apply(text).ifPresent(what -> {
            throw schema.fault(file, place, what);
        });
        return text;
    }

    private static List<Duration> durations(JsonNode told) {
        return StreamSupport.stream(told.spliterator(), false)
                .map(d -> duration(d, Duration.ZERO))
                .distinct()
                .sorted()
                .toList();
    }

    private static Duration duration(JsonNode told, Duration otherwise) {
        if (told.isMissingNode()) {
            return otherwise;
        }
        String text = told.textValue();
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}

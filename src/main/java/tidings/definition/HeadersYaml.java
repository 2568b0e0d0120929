package tidings.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Headers of requests, as an owner writes them (RFC 9110, 5.5 and 5.6.2). */
final class HeadersYaml {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern NOT_IN_A_VALUE = Pattern.compile("[^\\t\\x20-\\x7e]");
    private static final int MAX_VALUE = 8192;

    /** These belong to the request itself. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final FeedSchema schema;
    private final Environment environment;
    private final YamlText file;

    HeadersYaml(FeedSchema schema, Environment environment, YamlText file) {
        this.schema = schema;
        this.environment = environment;
        this.file = file;
    }

    Map<String, String> read(String place, JsonNode headers) {
        var read = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.properties().forEach(h -> {
            String name = h.getKey();
            String at = place + "/" + FeedSchema.escaped(name);
            String fault = nameFault(name);
            if (fault != null) {
                throw schema.fault(file, at, fault);
            }
            if (read.put(name, value(at, h.getValue().textValue())) != null) {
                throw schema.fault(file, at, "stands here twice; the case of a header's name means nothing");
            }
        });
        return read;
    }

    private static @Nullable String nameFault(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(name).matches()) {
            return "no name of a header; it may hold letters, digits and '-'";
        }
        if (lower.equals("user-agent")) {
            return "is written as source.user-agent";
        }
        return OURS.contains(lower) ? "belongs to the request itself and cannot be set" : null;
    }

    /** Never tells the value: it may be a secret. */
    private String value(String at, String told) {
        String value = VARIABLE.matcher(told)
                .replaceAll(v -> Matcher.quoteReplacement(variable(at, v.group(1))))
                .strip();
        Matcher wrong = NOT_IN_A_VALUE.matcher(value);
        if (wrong.find()) {
            throw schema.fault(
                    file, at, "holds U+%04X, which no header may".formatted(value.codePointAt(wrong.start())));
        }
        if (value.length() > MAX_VALUE) {
            throw schema.fault(file, at, "is longer than " + MAX_VALUE + " characters");
        }
        return value;
    }

    private String variable(String at, String name) {
        if (!environment.allows(name)) {
            throw schema.fault(
                    file,
                    at,
                    "definitions may not name the variable %s; call it %s%s, or start with --allow-env %s"
                            .formatted(name, Environment.PREFIX, name, name));
        }
        @Nullable String value = environment.value(name);
        if (value == null || value.isEmpty()) {
            throw schema.fault(file, at, "the environment has no variable " + name + "; set it before the start");
        }
        return value;
    }
}

package tidings.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;

/** What a body may hold. The safelist decides; the rest makes values fit to be let through by it. */
final class Allowed {
    private static final String[] WEB = {"http", "https"};

    /** Links say nothing to the site about the reader, whose own address may be private, and give it no window to reach back into. */
    private static final String REL = "noopener noreferrer";

    private static final Safelist SAFE = new Safelist()
            .addTags("p", "h2", "h3", "h4", "h5", "h6", "br", "hr", "blockquote", "pre", "figure", "figcaption", "img")
            .addTags("ul", "ol", "li", "dl", "dt", "dd", "details", "summary")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addTags("a", "em", "strong", "b", "i", "u", "s", "sub", "sup", "small", "mark", "del", "ins", "q", "cite")
            .addTags("abbr", "dfn", "code", "kbd", "samp", "var", "time", "bdi", "bdo", "ruby", "rb", "rt", "rp")
            .addAttributes(":all", "id")
            .addAttributes("a", "href", "title", "hreflang")
            .addAttributes("img", "src", "alt", "title", "width", "height")
            .addAttributes("abbr", "title")
            .addAttributes("dfn", "title")
            .addAttributes("ol", "start", "reversed")
            .addAttributes("li", "value")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addAttributes("time", "datetime")
            .addAttributes("del", "datetime", "cite")
            .addAttributes("ins", "datetime", "cite")
            .addAttributes("bdo", "dir")
            .addAttributes("blockquote", "cite")
            .addAttributes("q", "cite")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addProtocols("img", "src", WEB)
            .addProtocols("del", "cite", WEB)
            .addProtocols("ins", "cite", WEB)
            .addProtocols("blockquote", "cite", WEB)
            .addProtocols("q", "cite", WEB);

    /** Old names, and names that mean the same in a body. The article's title is the only {@code h1}. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("h1", "h2"),
            Map.entry("strike", "s"),
            Map.entry("acronym", "abbr"),
            Map.entry("tt", "code"),
            Map.entry("menu", "ul"),
            Map.entry("dir", "ul"),
            Map.entry("listing", "pre"),
            Map.entry("xmp", "pre"),
            Map.entry("plaintext", "pre"));

    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_ADDRESS = 8_192;
    private static final int MAX_TEXT = 2_000;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern SIGNED = Pattern.compile("-?\\d{1,6}");
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z-]{1,35}");
    private static final Pattern TIME = Pattern.compile("[0-9TWPYMDHSZ:+., -]{1,40}");
    private static final Pattern MAIL = Pattern.compile("(?i)mailto:([^\\s\"<>\\\\^`{|}\\x00-\\x1f]{1,1000})");
    /** Holds a digit, so that it cannot be the name of anything that a reader's scripts use. */
    private static final Pattern ID = Pattern.compile("(?=\\D*\\d)[A-Za-z_][\\w.:-]{0,99}");

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite");
    /** By tag, attribute and protocol: as many as the safelist has, and no more. */
    private static final Map<String, Boolean> VERDICTS = new ConcurrentHashMap<>();

    private static final Set<String> SCOPES = Set.of("row", "col", "rowgroup", "colgroup");

    private Allowed() {}

    /** What the element is called in a body. */
    static String name(Element element) {
        String name = element.normalName();
        return RENAMED.getOrDefault(name, name);
    }

    /** Whether the target of a link may keep this name. */
    static boolean isId(String id) {
        return id.length() <= MAX_TEXT && ID.matcher(id).matches();
    }

    static boolean isTag(String name) {
        return SAFE.isSafeTag(name);
    }

    /** An element without children, with as much of {@code from}'s attributes as is allowed. */
    static Element copy(Element from, String tag, String base) {
        var copy = new Element(tag);
        if (from.attributesSize() > 0) {
            int count = 0;
            for (Attribute attribute : from.attributes()) {
                if (++count > MAX_ATTRIBUTES) {
                    break;
                }
                put(copy, attribute.getKey(), attribute.getValue(), base);
            }
        }
        if (tag.equals("a")) {
            copy.attr("rel", REL);
        }
        return copy;
    }

    /** Sets the attribute if it is allowed; {@code base} is what the address in it may be relative to. */
    static void put(Element to, String key, String value, String base) {
        String fit = fit(key, value, base);
        if (fit != null && isAttribute(to.normalName(), key, fit)) {
            to.attr(key, fit);
        }
    }

    /** The safelist looks at nothing but an address's protocol, and takes long for it: each question is asked once. */
    private static boolean isAttribute(String tag, String key, String value) {
        String protocol = ADDRESSES.contains(key) ? value.substring(0, value.indexOf(':') + 1) : "";
        return VERDICTS.computeIfAbsent(tag + ' ' + key + ' ' + protocol, k -> {
            var probe = new Attribute(key, protocol + "//town.example/");
            return SAFE.isSafeAttribute(tag, new Element(tag).attr(key, probe.getValue()), probe);
        });
    }

    private static @Nullable String fit(String key, String value, String base) {
        return switch (key) {
            case "href" -> link(value, base);
            case "src", "cite" -> address(value, base).orElse(null);
            case "width", "height", "colspan", "rowspan" -> only(NUMBER, value.replace("px", ""));
            case "start", "value" -> only(SIGNED, value);
            case "datetime" -> only(TIME, value);
            case "hreflang", "dir" -> only(TOKEN, value);
            case "scope" -> SCOPES.contains(Texts.lower(value)) ? Texts.lower(value) : null;
            case "reversed" -> "reversed";
            case "title", "alt" -> Texts.shortened(Texts.tidy(bounded(value)), MAX_TEXT);
            default -> null;
        };
    }

    private static @Nullable String link(String value, String base) {
        Optional<String> address = address(value, base);
        if (address.isPresent() || value.length() > MAX_ADDRESS) {
            return address.orElse(null);
        }
        var mail = MAIL.matcher(value.strip());
        return mail.matches() ? "mailto:" + mail.group(1) : null;
    }

    /** The absolute web address, or empty. */
    static Optional<String> address(String value, String base) {
        if (value.isEmpty() || value.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        return Address.resolve(base, value).filter(a -> a.length() <= MAX_ADDRESS);
    }

    private static @Nullable String only(Pattern pattern, String value) {
        String text = value.length() > MAX_TEXT ? "" : value.strip();
        return pattern.matcher(text).matches() ? text : null;
    }

    private static String bounded(String text) {
        return text.length() > 2 * MAX_TEXT ? text.substring(0, 2 * MAX_TEXT) : text;
    }
}

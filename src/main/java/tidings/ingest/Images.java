package tidings.ingest;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import tidings.story.Image;

/** Images as pages hold them: plain, lazy, in several sizes, for scripts and for those who have none. */
final class Images {
    private static final Set<String> NAMES = Set.of("img", "amp-img", "amp-anim", "picture");
    private static final int MAX_ATTRIBUTES = 100;
    private static final int TRACKING = 2;
    private static final Pattern STYLED = Pattern.compile(
            "(?:^|[;\\s])(width|height)\\s*:\\s*(\\d{1,5})(?:\\.\\d{1,9})?px", Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile("\\.(?:jpe?g|png|webp|gif|avif)(?:[?#&!].*)?$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Names of files of which nothing is to be seen, if they are made of these words, numbers and {@link #FILLERS} alone. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "blank",
            "placeholder",
            "spacer",
            "transparent",
            "pixel",
            "trans",
            "clear",
            "lazy",
            "lazyload",
            "loading",
            "loader",
            "spinner",
            "empty",
            "dot",
            "beacon",
            "count",
            "counter",
            "hit",
            "ping",
            "track",
            "tracker",
            "tracking",
            "impression");

    private static final Set<String> FILLERS = Set.of(
            "image", "images", "img", "gif", "png", "svg", "jpg", "jpeg", "webp", "php", "x", "px", "grey", "gray",
            "white", "bg", "load");

    private static final Evaluator IMG = QueryParser.parse("img");

    private Images() {}

    static boolean isImage(String name) {
        return NAMES.contains(name);
    }

    /** The image that the element stands for, or empty: it has no address, or is there to count readers. */
    static Optional<Image> of(Element element) {
        Element picture = element.normalName().equals("picture") ? element.selectFirst(IMG) : element;
        Element img = picture == null ? element : picture;
        if (isTiny(img)) {
            return Optional.empty();
        }
        String alt = img.attr("alt").isEmpty() ? "" : Texts.tidy(img.attr("alt"));
        return address(img)
                .map(u -> new Image(
                        u, pixels(img.attr("width")), pixels(img.attr("height")), alt.isEmpty() ? null : alt));
    }

    static @Nullable Integer pixels(@Nullable String text) {
        String digits = text == null || text.length() > 20 ? "" : text.strip().replace("px", "");
        return isNumber(digits) && digits.length() <= 5 ? Integer.valueOf(digits) : null;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Too small to be looked at, or without any size. */
    static boolean isTiny(Element element) {
        return isTiny(pixels(element.attr("width")))
                || isTiny(pixels(element.attr("height")))
                || isStyledTiny(element.attr("style"));
    }

    private static boolean isTiny(@Nullable Integer side) {
        return side != null && side <= TRACKING;
    }

    private static boolean isStyledTiny(String style) {
        return !style.isEmpty()
                && style.length() < 1_000
                && STYLED.matcher(style).results().anyMatch(m -> isTiny(pixels(m.group(2))));
    }

    /**
     * Whether the image only waits for a script, while the {@code <noscript>} beside it, or beside what is wrapped around it, holds it
     * for those who have none.
     */
    static boolean isStandIn(Element image) {
        Element around = image;
        for (int i = 0; i < 3 && around != null; i++) {
            if (holdsImage(around.nextElementSibling()) || holdsImage(around.previousElementSibling())) {
                return isLazy(image) || address(image).isEmpty();
            }
            Element parent = around.parent();
            around = parent != null && parent.firstElementChild() == parent.lastElementChild() ? parent : null;
        }
        return false;
    }

    private static boolean isLazy(Element image) {
        return lazy(image, true) != null || Texts.lower(image.className()).contains("lazy");
    }

    private static boolean holdsImage(@Nullable Element noscript) {
        return noscript != null
                && noscript.normalName().equals("noscript")
                && inNoscript(noscript).isPresent();
    }

    /** The element of the image that is there for readers without scripts. */
    static Optional<Element> inNoscript(Element noscript) {
        return noscript.select("img, amp-img").stream()
                .limit(5)
                .filter(i -> of(i).isPresent())
                .findFirst();
    }

    private static Optional<String> address(Element img) {
        var set = new SourceSet();
        set.addAll(img);
        Element parent = img.parent();
        Element picture = img.normalName().equals("picture") ? img : parent;
        if (picture != null && picture.normalName().equals("picture")) {
            picture.children().stream().limit(20).filter(c -> c != img).forEach(set::addAll);
        }
        String base = img.baseUri();
        for (String claim :
                new @Nullable String[] {set.best(), lazy(img, true), seen(img.attr("src")), lazy(img, false)}) {
            Optional<String> address = claim == null ? Optional.empty() : Allowed.address(claim, base);
            if (address.isPresent() && !isPlaceholder(address.get())) {
                return address;
            }
        }
        return Optional.empty();
    }

    private static @Nullable String seen(String src) {
        return src.isEmpty() || src.startsWith("data:") ? null : src;
    }

    /**
     * An address that waits in an attribute for a script.
     *
     * @param sure whether only names count that scripts for lazy images use; others, too, may hold an image's address
     */
    private static @Nullable String lazy(Element img, boolean sure) {
        int count = 0;
        for (Attribute attribute : img.attributes()) {
            String key = attribute.getKey();
            if (++count > MAX_ATTRIBUTES) {
                return null;
            }
            if (key.startsWith("data-")
                    && !isSmall(key)
                    && isSure(key) == sure
                    && isAddress(attribute.getValue(), sure)) {
                return attribute.getValue().strip();
            }
        }
        return null;
    }

    private static boolean isSure(String key) {
        return key.contains("src") && !key.contains("srcset") || key.contains("original") || key.contains("lazy");
    }

    private static boolean isSmall(String key) {
        return key.contains("placeholder")
                || key.contains("low")
                || key.contains("blur")
                || key.contains("thumb")
                || key.contains("small")
                || key.contains("set");
    }

    private static boolean isAddress(String value, boolean sure) {
        return value.length() > 3
                && value.length() < 8_000
                && value.indexOf('{') < 0
                && value.strip().indexOf(' ') < 0
                && !value.startsWith("data:")
                && (sure && value.indexOf('/') >= 0 || PICTURE.matcher(value).find());
    }

    /** Judges by the name of the file alone: it must be made of nothing but the words that such files are called by. */
    private static boolean isPlaceholder(String url) {
        String path = url.substring(0, end(url));
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean named = file.startsWith("1x1.");
        for (int start = 0, at = 0; at <= file.length(); at++) {
            if (at == file.length() || file.charAt(at) < 'a' || file.charAt(at) > 'z') {
                String word = file.substring(start, at);
                if (!word.isEmpty() && !PLACEHOLDERS.contains(word) && !FILLERS.contains(word)) {
                    return false;
                }
                named |= PLACEHOLDERS.contains(word);
                start = at + 1;
            }
        }
        return named;
    }

    /** Where the path of an address ends. */
    private static int end(String url) {
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        int end = query < 0 ? url.length() : query;
        return fragment < 0 ? end : Math.min(end, fragment);
    }
}

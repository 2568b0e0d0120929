package tidings.ingest;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Image;

/** Images as pages hold them: plain, lazy, in several sizes. */
final class Images {
    private static final String[] LAZY = {
        "data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-full-src", "data-hi-res-src"
    };
    private static final String[] SETS = {"srcset", "data-srcset", "data-lazy-srcset"};
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)blank|placeholder|spacer|transparent|pixel\\.gif|1x1|lazy");
    private static final int TRACKING = 2;

    private Images() {}

    /** The image that the element stands for, or empty: it has no address, or is there to count readers. */
    static Optional<Image> of(Element img) {
        Integer width = pixels(img.attr("width"));
        Integer height = pixels(img.attr("height"));
        if (width != null && width <= TRACKING || height != null && height <= TRACKING) {
            return Optional.empty();
        }
        String alt = Texts.tidy(img.attr("alt"));
        return source(img).map(u -> new Image(u, width, height, alt.isEmpty() ? null : alt));
    }

    /** Puts the best address into {@code src}; an image without any goes away. */
    static void settle(Element img) {
        Optional<Image> image = of(img);
        if (image.isPresent()) {
            img.attr("src", image.get().url());
        } else {
            img.remove();
        }
    }

    static @Nullable Integer pixels(@Nullable String text) {
        String digits = text == null ? "" : text.strip().replaceFirst("px$", "");
        return digits.matches("\\d{1,5}") ? Integer.valueOf(digits) : null;
    }

    private static Optional<String> source(Element img) {
        Stream<Element> variants =
                img.parent() != null && img.parent().normalName().equals("picture")
                        ? Stream.concat(Stream.of(img), img.parent().select("source").stream())
                        : Stream.of(img);
        Optional<String> largest = variants.flatMap(e -> Stream.of(SETS).map(e::attr))
                .flatMap(set -> Stream.of(set.split(",\\s+|,(?=https?:)")))
                .map(Candidate::of)
                .filter(c -> !c.url.isEmpty() && !c.url.startsWith("data:"))
                .max(Comparator.comparingDouble(Candidate::size))
                .map(Candidate::url);
        return largest.or(() ->
                        Stream.of(LAZY).map(img::attr).filter(s -> !s.isEmpty()).findFirst())
                .or(() -> Optional.of(img.attr("src"))
                        .filter(s -> !PLACEHOLDER.matcher(s).find()))
                .flatMap(s -> Address.resolve(img.baseUri(), s));
    }

    /** One of the addresses in a {@code srcset}, with its width or density. */
    private record Candidate(String url, double size) {
        static Candidate of(String text) {
            String[] parts = text.strip().split("\\s+");
            String size = parts.length > 1 ? parts[1].replaceAll("[^0-9.]", "") : "";
            return new Candidate(parts[0], size.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(size) : 1);
        }
    }
}

package tidings.ingest;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Image;

/** Players and other pages within the page: a reader gets a link, and the poster where the page shows one. */
final class Embeds {
    /** Stands before the words of a link that stands for an embed. */
    static final String MARK = "▶ ";

    private static final Set<String> NAMES = Set.of("iframe", "video", "audio", "object", "embed");
    private static final Set<String> AMP_IMAGES = Set.of("amp-img", "amp-anim");
    private static final String[] SOURCES = {"src", "data-src", "data-lazy-src", "data", "data-video-src"};
    private static final String[] POSTERS = {"poster", "data-poster", "data-thumbnail", "data-thumb"};
    private static final int MAX_LABEL = 200;

    /**
     * @param url of what was embedded, absolute, or null if only its poster is known
     * @param poster or null
     * @param label what to call it
     */
    record Embed(@Nullable String url, @Nullable Image poster, String label) {}

    private Embeds() {}

    static boolean isEmbed(Element element) {
        String name = element.normalName();
        return NAMES.contains(name) || name.startsWith("amp-") && !AMP_IMAGES.contains(name) && element.hasAttr("src");
    }

    /** What the element embeds, or empty: nothing that has an address, or something that is not meant to be seen. */
    static Optional<Embed> of(Element element) {
        if (Images.isTiny(element) || element.hasAttr("hidden")) {
            return Optional.empty();
        }
        String base = element.baseUri();
        String url = source(element, base).orElse(null);
        String label = label(element, url);
        Image poster = poster(element, base)
                .map(p -> new Image(p.url(), p.width(), p.height(), p.alt() == null ? label : p.alt()))
                .orElse(null);
        return url == null && poster == null ? Optional.empty() : Optional.of(new Embed(url, poster, label));
    }

    private static Optional<String> source(Element element, String base) {
        return address(element, SOURCES, base)
                .or(() -> element.select("source[src], embed[src], iframe[src]").stream()
                        .limit(5)
                        .flatMap(s -> Allowed.address(s.attr("src"), base).stream())
                        .findFirst())
                .or(() -> element.select("param[name=movie], param[name=src]").stream()
                        .limit(5)
                        .flatMap(p -> Allowed.address(p.attr("value"), base).stream())
                        .findFirst());
    }

    private static Optional<Image> poster(Element element, String base) {
        return address(element, POSTERS, base)
                .map(u -> new Image(u, null, null, null))
                .or(() -> element.select("img, amp-img").stream()
                        .limit(5)
                        .flatMap(i -> Images.of(i).stream())
                        .findFirst());
    }

    private static Optional<String> address(Element element, String[] names, String base) {
        for (String name : names) {
            Optional<String> address = Allowed.address(element.attr(name), base);
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    private static String label(Element element, @Nullable String url) {
        for (String name : new String[] {"title", "aria-label", "alt"}) {
            String label = element.attr(name);
            if (!label.isBlank() && label.length() <= MAX_LABEL) {
                return Texts.tidy(label);
            }
        }
        return url == null ? "" : Address.site(url);
    }
}

package tidings.ingest;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The title of the story, without the name of the site. */
final class Titles {
    private static final Pattern PARTS = Pattern.compile("\\s+[|–—·•»:-]{1,2}\\s+|\\s*[|»]\\s*");
    private static final int MIN_WORDS = 3;

    private Titles() {}

    /**
     * @param headline as JSON-LD has it, or null
     * @param og as Open Graph has it, or null
     * @param site the site's name, or null
     */
    static Optional<String> of(Document page, @Nullable String headline, @Nullable String og, @Nullable String site) {
        String declared = Stream.of(headline, og, page.title())
                .map(Texts::title)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        return page.select("h1").stream()
                .map(h -> Texts.title(h.text()))
                .filter(h -> !h.isEmpty() && holds(declared, h))
                .findFirst()
                .or(() -> Optional.of(withoutSite(declared, site)).filter(t -> !t.isEmpty()))
                .or(() -> firstHeading(page));
    }

    /** What stands over the story and is part of what the page calls itself is the title, whole and without additions. */
    private static boolean holds(String declared, String heading) {
        String folded = Words.fold(heading);
        return declared.isEmpty() || Words.fold(declared).contains(folded) && folded.split(" ").length >= MIN_WORDS;
    }

    private static String withoutSite(String title, @Nullable String site) {
        if (site != null && !Texts.same(title, site)) {
            String stripped = title.replaceFirst("\\s*[|–—·•»:-]{1,2}\\s*" + Pattern.quote(site) + "$", "");
            if (!stripped.equals(title) && !stripped.isBlank()) {
                return stripped;
            }
        }
        String[] parts = PARTS.split(title);
        return parts.length > 1 && parts[0].split(" ").length > parts[parts.length - 1].split(" ").length + 1
                ? title.substring(0, title.lastIndexOf(parts[parts.length - 1]))
                        .replaceFirst("\\s*[|–—·•»:-]{1,2}\\s*$", "")
                : title;
    }

    private static Optional<String> firstHeading(Document page) {
        return page.select("h1, h2").stream()
                .map(Element::text)
                .map(Texts::title)
                .filter(t -> !t.isEmpty())
                .findFirst();
    }
}

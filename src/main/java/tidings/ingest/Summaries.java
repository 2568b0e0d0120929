package tidings.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The summary: what the page offers as one, else how its story begins. */
final class Summaries {
    /** Characters; longer ones are cut at a sentence or word. */
    static final int MAX = 400;

    private static final int MIN = 20;
    private static final Pattern TAG = Pattern.compile("<[^<>]{1,200}>");

    private final SiteName site;
    private final Trail trail;

    Summaries(SiteName site, Trail trail) {
        this.site = site;
        this.trail = trail;
    }

    /** What the page offers as the summary of its article, or null; what only says the title or the site's name again is none. */
    @Nullable
    String declared(String title, Meta meta, JsonLd jsonLd) {
        Map<String, @Nullable String> offers = new LinkedHashMap<>();
        offers.put("og:description", meta.first("og:description"));
        offers.put("meta description", meta.first("description"));
        offers.put("twitter:description", meta.first("twitter:description"));
        offers.put("JSON-LD description", jsonLd.text("description"));
        offers.put("DC description", meta.first("dc.description", "dcterms.abstract"));
        for (Map.Entry<String, @Nullable String> offer : offers.entrySet()) {
            String summary = plain(offer.getValue());
            if (summary.length() >= MIN && !Texts.same(summary, title) && !site.is(summary)) {
                trail.took("summary", offer.getKey(), summary, 1);
                return summary;
            }
            if (!summary.isEmpty()) {
                trail.passed("summary", offer.getKey(), summary, 1, "is short, or only the title or the site's name");
            }
        }
        return null;
    }

    private static String plain(@Nullable String text) {
        return text == null || text.indexOf('<') < 0
                ? Texts.tidy(text)
                : Texts.tidy(TAG.matcher(text).replaceAll(" "));
    }

    /**
     * @param offered by the page, or null
     * @param text of the body, one block a line
     */
    static @Nullable String of(@Nullable String offered, String text) {
        String own = Texts.tidy(offered);
        String summary = own.isEmpty() ? Texts.tidy(text.lines().findFirst().orElse("")) : own;
        return summary.isEmpty() ? null : Texts.shortened(summary, MAX);
    }
}
